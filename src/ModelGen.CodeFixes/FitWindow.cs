using System.Collections.Generic;
using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using ModelGen.CodeFixes.Editing;
using ModelGen.Generator.Diagnostics;

namespace ModelGen.CodeFixes;

/// <summary>MG0011: shrinks a kernel or pool to the largest that fits, or pads the input.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(FitWindow))]
[Shared]
public sealed class FitWindow : AttributeFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => ["MG0011"];

    private protected override IEnumerable<Offer> Offers(Diagnostic diagnostic, Place place)
    {
        if (place.Attribute is not { } layer)
        {
            yield break;
        }

        if (diagnostic.Properties.TryGetValue(FixFacts.LargestWindow, out string? window) && window is not null)
        {
            WindowSize size = WindowSize.Of(layer, window.Split(':')[0], place.Compilation);
            yield return new($"Shrink the {size.Name} to {window}", FixFacts.LargestWindow, size.Edits);
        }

        if (diagnostic.Properties.TryGetValue(FixFacts.PaddingSame, out string? shapes))
        {
            yield return new($"Use Padding.Same: {shapes}", FixFacts.PaddingSame, () => [Pad(layer, place.Compilation)]);
        }
    }

    private static Edit Pad(AttributeSyntax layer, Compilation compilation) => ArgumentEdits.Set(
        layer, "Padding",
        Names.Member("Padding", "Same", layer, ArgumentEdits.Find(layer, "Padding", compilation)?.Expression, compilation),
        compilation);
}
