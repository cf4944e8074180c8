using System.Collections.Generic;
using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using ModelGen.CodeFixes.Editing;
using ModelGen.Generator.Diagnostics;

namespace ModelGen.CodeFixes;

/// <summary>MG0019, and MG0014 and MG0040 where a loss takes no softmax: removes it, an argument or a layer of its own.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(RemoveSoftmax))]
[Shared]
public sealed class RemoveSoftmax : AttributeFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => ["MG0014", "MG0019", "MG0040"];

    private protected override IEnumerable<Offer> Offers(Diagnostic diagnostic, Place place) =>
        diagnostic.Properties.TryGetValue(FixFacts.Softmax, out string? softmax)
        && place.Layer(diagnostic.Properties[FixFacts.SoftmaxLayer]) is { } layer
            ? [new($"Remove the {softmax}", FixFacts.Softmax, () => Remove(layer, place.Compilation))]
            : [];

    private static IEnumerable<Edit> Remove(AttributeSyntax layer, Compilation compilation) =>
        !LastActivation.IsLayer(layer, compilation) && ArgumentEdits.Find(layer, LastActivation.Argument, compilation) is { } argument
            ? ArgumentEdits.Remove(argument)
            : AttributeEdits.Remove(layer);
}
