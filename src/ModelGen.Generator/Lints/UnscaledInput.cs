using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using ModelGen.Generator.Diagnostics;
using ModelGen.Generator.Graph;
using ModelGen.Generator.Ops;

namespace ModelGen.Generator.Lints;

/// <summary>MG0023: initial weights keep the variance of what they get, so they need to get about 1.</summary>
internal static class UnscaledInput
{
    /// <summary>Standardized data reach 10 and more standard deviations now and then; counts, bytes and percentages reach more.</summary>
    private const double Most = 16;

    /// <param name="maximum">The largest value of the data, 0 for unknown; the smallest is taken to be 0.</param>
    public static IEnumerable<Problem> Find(ModelGraph graph, double maximum)
    {
        (double low, double high) = (0, maximum);
        foreach (Node node in graph.Nodes.Skip(1))
        {
            if (node.Operation is Rescaling rescaling)
            {
                low = (low * rescaling.Scale) + rescaling.Offset;
                high = (high * rescaling.Scale) + rescaling.Offset;
            }
            else if (!node.PassesOn() && node.Operation is not (Pool2D or GlobalAvgPool2D or GlobalMaxPool2D))
            {
                double magnitude = Math.Max(Math.Abs(low), Math.Abs(high));
                return maximum > 0 && magnitude > Most
                    ? [new(
                        Descriptors.UnscaledInput, Site.OfInput("Maximum"), Invariant.Shortest(maximum), node.LayerName,
                        Invariant.Shortest(magnitude), Literal(magnitude))]
                    : [];
            }
        }

        return [];
    }

    /// <summary>A C# double, so that 1 divided by it is none of the integers.</summary>
    private static string Literal(double value)
    {
        string text = value.ToString("R", CultureInfo.InvariantCulture);
        return text.All(char.IsDigit) ? text + ".0" : text;
    }
}
