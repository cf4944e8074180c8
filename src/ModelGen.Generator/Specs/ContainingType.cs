using System.Globalization;
using ModelGen.Generator.Collections;

namespace ModelGen.Generator.Specs;

/// <summary>A type around a model class.</summary>
/// <param name="Keyword"><c>class</c>, <c>record struct</c> and so on.</param>
/// <param name="TypeParameters">None, unless the declaration is wrong in that.</param>
internal sealed record ContainingType(string Keyword, string Name, EquatableArray<string> TypeParameters)
{
    /// <summary><c>Outer`1</c></summary>
    public string MetadataName => Metadata(Name, TypeParameters);

    public static string Metadata(string name, EquatableArray<string> typeParameters) =>
        typeParameters.Count == 0 ? name : name + "`" + typeParameters.Count.ToString(CultureInfo.InvariantCulture);
}
