using ModelGen.Kernels;

namespace ModelGen.Tests.Kernels;

/// <summary>The shapes that fully connected layers are tested on, and numbers of samples: few, the rest of a tile, a tile, several, more than a block.</summary>
internal static class DenseRows
{
    public static readonly IReadOnlyList<(string Name, LinearLayerCase Case)> All =
    [
        Row<Fully<N1, N1>>(1, 2, 3, 4, 7, 8, 9, 64),
        Row<Fully<N7, N3>>(1, 2, 3, 4, 7, 8, 9, 64),
        Row<Fully<N784, N128>>(1, 9),
        Row<Fully<N128, N10>>(1, 2, 3, 4, 6, 7, 8, 9, 64),
        Row<Fully<N300, N33>>(1, 3, 4, 64),
        Row<Fully<N5, N300>>(1, 2, 7, 64),
        Row<Fully<N66, N20>>(10, 31, 32, 130),
        Row<Fully<N300, N56>>(32, 257),
        Row<Fully<N784, N33>>(3, 130),
        Row<Fully<N1024, N20>>(2, 129),
    ];

    private static (string Name, LinearLayerCase Case) Row<TShape>(params int[] samples)
        where TShape : struct, IDenseShape => ($"Dense: {TShape.Inputs} to {TShape.Outputs}", DenseLayers.Case<TShape>(samples));
}
