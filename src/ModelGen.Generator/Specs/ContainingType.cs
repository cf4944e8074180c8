namespace ModelGen.Generator.Specs;

/// <summary>A type around a model class.</summary>
/// <param name="Keyword"><c>class</c>, <c>record struct</c> and so on.</param>
internal sealed record ContainingType(string Keyword, string Name);
