using System.Collections.Generic;
using System.Collections.Immutable;
using System.Composition;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using ModelGen.CodeFixes.Editing;
using ModelGen.Generator.Diagnostics;

namespace ModelGen.CodeFixes;

/// <summary>MG0037: writes <c>[Model]</c> above a class's other attributes, with a loss that fits its last layer or without any.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(AddModel))]
[Shared]
public sealed class AddModel : AttributeFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => ["MG0037"];

    private protected override IEnumerable<Offer> Offers(Diagnostic diagnostic, Place place)
    {
        if (place.Declaration?.AttributeLists.FirstOrDefault()?.Attributes[0] is not { } first)
        {
            yield break;
        }

        string name = Names.Attribute("Model", first, place.Compilation);
        if (diagnostic.Properties.TryGetValue(FixFacts.Loss, out string? loss) && loss is not null)
        {
            string value = Names.Member("Loss", loss, first, instead: null, place.Compilation);
            yield return new($"Add [Model(Loss = Loss.{loss})], to train it", FixFacts.Loss, () => [AttributeEdits.InsertBefore(first, $"{name}(Loss = {value})")]);
        }

        yield return new("Add [Model], to predict only", nameof(AddModel), () => [AttributeEdits.InsertBefore(first, name)]);
    }
}
