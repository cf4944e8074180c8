using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using ModelGen.Generator.Diagnostics;

namespace ModelGen.Generator.Parsing;

/// <summary>Checks that a class is marked as a model, has one input and layers, and that the order of the layers is defined.</summary>
internal static class AttributeRules
{
    public static void Check(INamedTypeSymbol type, ModelAttributes attributes, List<Problem> problems)
    {
        if (attributes.Model is null)
        {
            problems.Add(new(Descriptors.NoModel, Site.Class, type.Name)
            {
                Facts = ImmutableDictionary<string, string?>.Empty.Add(FixFacts.Loss, Loss(attributes).ToString()),
            });
            return;
        }

        if (attributes.Input is null)
        {
            problems.Add(new(Descriptors.NoInput, Site.Class, type.Name));
        }

        if (attributes.Inputs.Length > 1)
        {
            problems.Add(new(Descriptors.SeveralInputs, Site.SecondInput, type.Name));
        }

        if (attributes.Layers.IsEmpty)
        {
            problems.Add(new(Descriptors.NoLayers, Site.Class, type.Name));
        }
        else if (attributes.Layers.Select(layer => layer.ApplicationSyntaxReference?.GetSyntax().Parent?.Parent).Distinct().Count() > 1)
        {
            problems.Add(new(Descriptors.LayersOnSeveralDeclarations, Site.Class, type.Name));
        }
    }

    /// <summary>By the last layer's activation, as models most often end.</summary>
    private static Loss Loss(ModelAttributes attributes) =>
        (attributes.Layers.LastOrDefault() is { } last ? ArgumentReader.Read(last).FirstOrDefault(argument => argument.Name == "Activation")?.Number : null) switch
        {
            (double)Activation.Softmax => ModelGen.Loss.SparseCategoricalCrossentropy,
            (double)Activation.Sigmoid => ModelGen.Loss.BinaryCrossentropy,
            _ => ModelGen.Loss.MeanSquaredError,
        };
}
