using System.Collections.Generic;
using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using ModelGen.CodeFixes.Editing;
using ModelGen.Generator.Diagnostics;

namespace ModelGen.CodeFixes;

/// <summary>MG0016: gives a layer a valid name that no other layer has.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(RenameLayer))]
[Shared]
public sealed class RenameLayer : AttributeFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => ["MG0016"];

    private protected override IEnumerable<Offer> Offers(Diagnostic diagnostic, Place place) =>
        diagnostic.Properties.TryGetValue(FixFacts.FreeName, out string? name) && place.Attribute is { } layer
            ? [new($"Name the layer '{name}'", FixFacts.FreeName, () => [ArgumentEdits.Set(layer, "Name", $"\"{name}\"", place.Compilation)])]
            : [];
}
