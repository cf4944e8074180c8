using System.Collections.Generic;
using ModelGen.Generator.Diagnostics;
using ModelGen.Generator.Graph;
using Microsoft.CodeAnalysis;

namespace ModelGen.Generator.Ops;

/// <summary>Where a layer stands while its shape is worked out: its name, its neighbour and the list of problems.</summary>
internal sealed class LayerScope(string name, int layer, string previous, List<Problem> problems)
{
    public string Name => name;

    /// <summary>The node that produces the input.</summary>
    public string Previous => previous;

    public void Report(DiagnosticDescriptor descriptor, string? argument, params object[] words) =>
        problems.Add(new(descriptor, Site.OfLayer(layer, argument), words));

    /// <summary>True for a (height, width, channels) input; else reports it with the repair.</summary>
    public bool RequiresImage(Shape input)
    {
        if (input.Rank == 3)
        {
            return true;
        }

        Report(Descriptors.WrongRank, null, name, "(height, width, channels)", previous, input,
            "put it before [Flatten], or add [Reshape(height, width, channels)] above it");
        return false;
    }

    /// <summary>True for a vector; else reports it with the repair.</summary>
    public bool RequiresVector(Shape input)
    {
        if (input.Rank == 1)
        {
            return true;
        }

        string repair = input.Rank == 3 ? "add [Flatten] or [GlobalAvgPool2D] above it" : "add [Flatten] above it";
        Report(Descriptors.WrongRank, null, name, "a vector", previous, input, repair);
        return false;
    }

    /// <summary>True when one array holds as many values; else reports it.</summary>
    public bool Holds(long size, string what)
    {
        if (size is >= 0 and <= Shape.MaxSize)
        {
            return true;
        }

        Report(Descriptors.TooLarge, null, name, what, size < 0 ? "over 2^31 values" : Invariant.Grouped(size) + " values",
            Invariant.Grouped(Shape.MaxSize));
        return false;
    }
}
