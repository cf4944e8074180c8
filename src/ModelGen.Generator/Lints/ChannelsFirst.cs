using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using ModelGen.Generator.Diagnostics;
using ModelGen.Generator.Graph;
using ModelGen.Generator.Ops;

namespace ModelGen.Generator.Lints;

/// <summary>
/// MG0039: an image with its channels first is read as one of few rows and many channels. A window of one row says that this
/// is meant: a sequence.
/// </summary>
internal static class ChannelsFirst
{
    public static IEnumerable<Problem> Find(ModelGraph graph)
    {
        Shape input = graph.InputNode.Shape;
        Node? first = graph.Nodes.FirstOrDefault(node => WindowOf(node.Operation) is not null);
        if (first is null || graph.InputOf(first).Shape != input || WindowOf(first.Operation)!.Rows.Size == 1 || InputHints.ChannelsLast(input) is not { } last)
        {
            return [];
        }

        return [new(
            Descriptors.ChannelsFirst, Site.Input, input, Invariant.Counted(input.Height, "row"), Invariant.Counted(input.Width, "column"),
            Invariant.Counted(input.Channels, "channel"), InputHints.Attribute(last))
        {
            Facts = ImmutableDictionary<string, string?>.Empty.With(last),
        }];
    }

    private static Window? WindowOf(Operation operation) => operation switch
    {
        Conv2D convolution => convolution.Window,
        DepthwiseConv2D depthwise => depthwise.Window,
        Pool2D pool => pool.Window,
        _ => null,
    };
}
