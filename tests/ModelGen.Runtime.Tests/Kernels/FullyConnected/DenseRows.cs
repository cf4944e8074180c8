namespace ModelGen.Tests.Kernels;

/// <summary>The shapes that fully connected layers are tested on.</summary>
internal static class DenseRows
{
    public static readonly IReadOnlyList<(string Name, LinearLayerCase Case)> All =
    [
        Row<Fully<N1, N1>>(),
        Row<Fully<N7, N3>>(),
        Row<Fully<N784, N128>>(),
        Row<Fully<N128, N10>>(),
        Row<Fully<N300, N33>>(),
        Row<Fully<N5, N300>>(),
    ];

    private static (string Name, LinearLayerCase Case) Row<TShape>()
        where TShape : struct, ModelGen.Kernels.IDenseShape => ($"Dense: {TShape.Inputs} to {TShape.Outputs}", DenseLayers.Case<TShape>());
}
