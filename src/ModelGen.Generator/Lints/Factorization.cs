using System;
using ModelGen.Generator.Graph;
using ModelGen.Generator.Ops;

namespace ModelGen.Generator.Lints;

/// <summary>
/// Pairs of linear layers that are meant to be one: a large kernel written as the product of two small ones, with fewer
/// parameters than itself.
/// </summary>
internal static class Factorization
{
    /// <param name="input">What the first layer gets.</param>
    public static bool Is(Shape input, Node first, Node second) =>
        IsBottleneck(input, first, second)
        || (WindowOf(first.Operation) is { } one && WindowOf(second.Operation) is { } other
            && (IsSeparable(first.Operation, other) || IsSeparable(second.Operation, one) || AreRowAndColumn(one, other) || AreRowAndColumn(other, one)));

    /// <summary>
    /// Narrower than what comes in and what goes out: a matrix of low rank, the code of a linear autoencoder. Two convolutions
    /// are matrices over channels at each pixel.
    /// </summary>
    private static bool IsBottleneck(Shape input, Node first, Node second) =>
        WindowOf(first.Operation) is not null && WindowOf(second.Operation) is not null
            ? first.Shape.Channels < Math.Min(input.Channels, second.Shape.Channels)
            : first.Shape.Size < Math.Min(input.Size, second.Shape.Size);

    /// <summary>Space in one, channels in the other: depthwise or grouped, and 1x1 (Chollet, 2017, Xception).</summary>
    private static bool IsSeparable(Operation overSpace, Window overChannels) =>
        overSpace is DepthwiseConv2D or Conv2D { Groups: > 1 } && overChannels is { Rows.Size: 1, Columns.Size: 1 };

    /// <summary>1xK and Kx1 for KxK.</summary>
    private static bool AreRowAndColumn(Window row, Window column) =>
        row is { Rows.Size: 1, Columns.Size: > 1 } && column is { Rows.Size: > 1, Columns.Size: 1 };

    private static Window? WindowOf(Operation operation) => operation switch
    {
        Conv2D convolution => convolution.Window,
        DepthwiseConv2D depthwise => depthwise.Window,
        _ => null,
    };
}
