using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using ModelGen.Generator.Diagnostics;
using ModelGen.Generator.Graph;
using ModelGen.Generator.Specs;

namespace ModelGen.Generator.Ops;

/// <summary>Gives the inference of a layer's shape its context: name, neighbour and list of problems.</summary>
/// <param name="modelInput">The shape of [Input].</param>
/// <param name="isTrial">True when a hypothetical variant of the layer is tried; its problems are discarded.</param>
internal sealed class LayerScope(LayerSpec spec, string name, int layer, string previous, Shape modelInput, List<Problem> problems, bool isTrial = false)
{
    public string Name => name;

    /// <summary>The layer as it is written.</summary>
    public LayerSpec Spec => spec;

    /// <summary>The node that produces the input.</summary>
    public string Previous => previous;

    public void Report(DiagnosticDescriptor descriptor, string? argument, params object[] words) =>
        Report(ImmutableDictionary<string, string?>.Empty, descriptor, argument, words);

    public void Report(ImmutableDictionary<string, string?> facts, DiagnosticDescriptor descriptor, string? argument, params object[] words) =>
        problems.Add(new(descriptor, Site.OfLayer(layer, argument), words) { Facts = facts });

    /// <summary>The output's shape if the layer were written otherwise; null if that would not do either.</summary>
    public Shape? Try(Shape input, LayerSpec otherwise)
    {
        if (isTrial)
        {
            return null;
        }

        List<Problem> ignored = [];
        LayerReader reader = new(otherwise, name, layer, ignored);
        Operation operation = OpTable.Kinds[spec.Kind](reader);
        return reader.IsValid && operation.Infer(input, new(otherwise, name, layer, previous, modelInput, ignored, isTrial: true)) is { Size: > 0 } shape ? shape : null;
    }

    /// <summary>The image that [Input] meant, if what a layer gets is the input, with its channels first.</summary>
    public Shape? ChannelsLast(Shape input) => input == modelInput ? InputHints.ChannelsLast(input) : null;

    /// <summary>True for a (height, width, channels) input; else reports it with the repair.</summary>
    public bool RequiresImage(Shape input)
    {
        if (input.Rank == 3)
        {
            return true;
        }

        Shape? image = InputHints.Image(input);
        bool isModelInput = input == modelInput;
        string repair = isModelInput && image is not null ? $"write {InputHints.Attribute(image)}"
            : isModelInput ? "write [Input(height, width, channels)]"
            : input.Rank == 2 ? $"add [Reshape{image}] above it"
            : "put it above [Flatten], or add [Reshape(height, width, channels)] above it";
        ImmutableDictionary<string, string?> facts = ImmutableDictionary<string, string?>.Empty;
        Report(
            isModelInput ? facts.With(image) : input.Rank == 2 ? facts.Add(FixFacts.Reshape, $"{image!.ToString().Trim('(', ')')}{FixFacts.EndingSeparator}{input} -> {image}") : facts,
            Descriptors.WrongRank, null, name, "(height, width, channels)", previous, input, repair);
        return false;
    }

    /// <summary>True for a vector; else reports it with the repair.</summary>
    public bool RequiresVector(Shape input)
    {
        if (input.Rank == 1)
        {
            return true;
        }

        ImmutableDictionary<string, string?> facts = ImmutableDictionary<string, string?>.Empty
            .Add(FixFacts.Flatten, $"{input} -> ({Invariant.Text(input.Size)})");
        if (input.Rank == 3)
        {
            facts = facts.Add(FixFacts.GlobalAvgPool2D, $"{input} -> ({Invariant.Text(input.Channels)})");
        }

        string repair = input.Rank == 3 ? "add [Flatten] or [GlobalAvgPool2D] above it" : "add [Flatten] above it";
        Report(facts, Descriptors.WrongRank, null, name, "a vector", previous, input, repair);
        return false;
    }

    /// <summary>True when one array holds a tensor of that shape; else reports it.</summary>
    public bool Holds(Shape shape, string what, string repair) =>
        Holds(what, repair, [.. shape.Dimensions.Select(dimension => (long)dimension)]);

    /// <summary>Checks dimensions that may exceed 2^31; otherwise the same as the other overload.</summary>
    public bool Holds(string what, string repair, params long[] dimensions)
    {
        // Every factor is at most 2^63 and is looked at before it is multiplied.
        long size = 1;
        foreach (long dimension in dimensions)
        {
            size = dimension > Shape.MaxSize ? long.MaxValue : size * dimension;
            if (size > Shape.MaxSize)
            {
                Report(
                    Descriptors.TooLarge, null, name, what, "(" + string.Join(", ", dimensions.Select(each => Invariant.Text(each))) + ")",
                    Invariant.Grouped(Shape.MaxSize), repair);
                return false;
            }
        }

        return true;
    }
}
