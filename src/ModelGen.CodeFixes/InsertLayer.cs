using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using ModelGen.CodeFixes.Editing;
using ModelGen.Generator.Diagnostics;

namespace ModelGen.CodeFixes;

/// <summary>MG0010: writes <c>[Flatten]</c>, <c>[GlobalAvgPool2D]</c> or <c>[Reshape]</c> above the layer.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(InsertLayer))]
[Shared]
public sealed class InsertLayer : AttributeFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => ["MG0010"];

    private protected override IEnumerable<Offer> Offers(Diagnostic diagnostic, Place place)
    {
        if (diagnostic.Properties.TryGetValue(FixFacts.Reshape, out string? reshape) && reshape is not null && place.Attribute is { } above)
        {
            string[] parts = reshape.Split([FixFacts.EndingSeparator], 2, StringSplitOptions.None);
            yield return new(
                $"Insert [Reshape({parts[0]})]: {parts[1]}", FixFacts.Reshape,
                () => [AttributeEdits.InsertBefore(above, $"{Names.Attribute("Reshape", above, place.Compilation)}({parts[0]})")]);
        }

        foreach (string kind in new[] { FixFacts.Flatten, FixFacts.GlobalAvgPool2D })
        {
            if (diagnostic.Properties.TryGetValue(kind, out string? shapes) && place.Attribute is { } layer)
            {
                yield return new(
                    $"Insert [{kind}]: {shapes}", kind,
                    () => [AttributeEdits.InsertBefore(layer, Names.Attribute(kind, layer, place.Compilation))]);
            }
        }
    }
}
