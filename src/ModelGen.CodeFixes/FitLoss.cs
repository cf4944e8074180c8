using System;
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

/// <summary>MG0014 and MG0040: gives the last layer the units and activation that the loss needs, or the model a loss that fits the last layer.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(FitLoss))]
[Shared]
public sealed class FitLoss : AttributeFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => ["MG0014", "MG0040"];

    private protected override IEnumerable<Offer> Offers(Diagnostic diagnostic, Place place)
    {
        if (!diagnostic.Properties.TryGetValue(FixFacts.Endings, out string? endings) || endings is null
            || place.Model is not { } model || place.Layer(diagnostic.Properties[FixFacts.LastLayer]) is not { } last)
        {
            return [];
        }

        AttributeSyntax units = place.Layer(diagnostic.Properties[FixFacts.UnitsLayer]) ?? last;
        return endings.Split('\n').Select(ending =>
        {
            string[] parts = ending.Split([FixFacts.EndingSeparator], 2, StringSplitOptions.None);
            (string What, string Value)[] changes =
                [.. parts[0].Split(';').Select(change => change.Split('=')).Select(change => (change[0], change[1]))];
            return new Offer(
                $"Use {string.Join(" and ", changes.Select(Words))}: {parts[1]}", parts[0],
                () => changes.Select(change => Apply(change.What, change.Value)));
        });

        Edit Apply(string what, string value) => what switch
        {
            "Loss" => ArgumentEdits.Set(
                model, "Loss",
                Names.Member("Loss", value, model, ArgumentEdits.Find(model, "Loss", place.Compilation)?.Expression, place.Compilation),
                place.Compilation),
            "Units" => ArgumentEdits.Set(units, "Units", value, place.Compilation),
            _ => LastActivation.Set(last, value, place.Compilation),
        };
    }

    private static string Words((string What, string Value) change) => change switch
    {
        ("Units", "1") => "1 unit",
        ("Units", _) => $"{change.Value} units",
        _ => $"{change.What}.{change.Value}",
    };
}
