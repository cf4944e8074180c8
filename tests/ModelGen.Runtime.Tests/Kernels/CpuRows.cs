using ModelGen.Kernels;

namespace ModelGen.Tests.Kernels;

/// <summary>Shapes for the ways that only the CPU's kernels have: chunks, copies, shared columns, layers along their inputs. A device would take minutes for them.</summary>
internal static class CpuRows
{
    public static readonly IReadOnlyList<(string Name, LinearLayerCase Case)> All =
    [
        //            H    W    C     O     KH   KW   SH   SW   DH   DW   G     padding
        Conv2D<Conv<N5,  N300, N7,  N40,  N3,  N3,  N2,  N2,  N1,  N1,  N1,   Same>>("seven channels, strided, in parts of a long row"),
        Conv2D<Conv<N6,  N300, N5,  N40,  N5,  N4,  N2,  N3,  N1,  N1,  N1,   Valid>>("five channels, strided, in parts of a long row that leaves a remainder"),
        Conv2D<Conv<N20, N17, N3,   N10,  N3,  N3,  N2,  N2,  N1,  N1,  N1,   Same>>("colours, strided, more rows than are taken at a time"),
        Conv2D<Conv<N20, N17, N2,   N9,   N5,  N4,  N2,  N3,  N1,  N1,  N1,   Valid>>("two channels, two strides that leave remainders"),
        Conv2D<Conv<N17, N20, N4,   N12,  N6,  N5,  N2,  N2,  N1,  N1,  N1,   Same>>("four channels in windows of three strides"),
        Conv2D<Conv<N7,  N8,  N3,   N10,  N3,  N3,  N1,  N2,  N1,  N1,  N1,   Same>>("colours, strided over columns only"),
        Conv2D<Conv<N8,  N7,  N3,   N10,  N3,  N3,  N2,  N1,  N1,  N1,  N1,   Same>>("colours, strided over rows only"),
        Conv2D<Conv<N3,  N3,  N3,   N8,   N5,  N5,  N4,  N4,  N1,  N1,  N1,   Same>>("colours, a stride above the input, padded"),
        Conv2D<Conv<N9,  N11, N7,   N8,   N1,  N1,  N4,  N2,  N1,  N1,  N1,   Valid>>("single pixels of seven channels, strided"),
        Conv2D<Conv<N2,  N300, N33, N17,  N2,  N3,  N1,  N1,  N1,  N1,  N1,   Same>>("a row longer than a chunk, of many channels"),
        Conv2D<Conv<N20, N17, N66,  N20,  N2,  N2,  N1,  N1,  N1,  N1,  N1,   Valid>>("more pixels than a chunk, of many channels"),
        Conv2D<Conv<N6,  N28, N1,   N6,   N5,  N5,  N1,  N1,  N1,  N1,  N1,   Same>>("one channel to six, rows of less than two vectors"),
        Conv2D<Conv<N5,  N12, N1,   N5,   N4,  N4,  N1,  N1,  N1,  N1,  N1,   Same>>("one channel to five, an even number of taps"),
        Conv2D<Conv<N9,  N11, N1,   N4,   N3,  N3,  N1,  N1,  N1,  N1,  N1,   Same>>("one channel to four, samples together in a chunk"),
        Conv2D<Conv<N6,  N28, N1,   N7,   N5,  N5,  N1,  N1,  N1,  N1,  N1,   Same>>("one channel to seven"),
        Conv2D<Conv<N6,  N17, N1,   N6,   N5,  N5,  N1,  N1,  N1,  N1,  N1,   Same>>("one channel to six, rows of a vector and a number"),
        Conv2D<Conv<N7,  N33, N1,   N3,   N3,  N3,  N1,  N1,  N1,  N1,  N1,   Same>>("one channel to colours"),
        Conv2D<Conv<N5,  N33, N1,   N2,   N3,  N3,  N1,  N1,  N1,  N1,  N1,   Valid>>("one channel to two"),
        Conv2D<Conv<N6,  N28, N1,   N1,   N3,  N3,  N1,  N1,  N1,  N1,  N1,   Valid>>("one channel to one"),
        Conv2D<Conv<N8,  N28, N1,   N3,   N5,  N5,  N1,  N1,  N1,  N1,  N1,   Valid>>("one channel to colours, 25 taps"),
        Conv2D<Conv<N5,  N16, N1,   N4,   N2,  N2,  N1,  N1,  N1,  N1,  N1,   Same>>("one channel to four, rows of one vector"),
        Conv2D<Conv<N4,  N40, N1,   N4,   N1,  N3,  N1,  N1,  N1,  N1,  N1,   Same>>("one channel to four, a flat kernel, rows of three vectors"),
        Conv2D<Conv<N9,  N24, N1,   N4,   N3,  N3,  N2,  N1,  N2,  N3,  N1,   Same>>("one channel to four, dilated, strided over rows"),
        Conv2D<Conv<N9,  N9,  N1,   N1,   N5,  N3,  N3,  N1,  N1,  N1,  N1,   Valid>>("one channel to one, strided over rows"),
        Conv2D<Conv<N5,  N5,  N1,   N2,   N3,  N3,  N1,  N1,  N1,  N1,  N1,   Same>>("one channel to two, rows of a short vector and a number"),
        Conv2D<Conv<N17, N28, N1,   N4,   N3,  N3,  N1,  N1,  N1,  N1,  N1,   Valid>>("one channel to four, more pixels than a chunk"),
        Conv2D<Conv<N2,  N300, N1,  N6,   N2,  N3,  N1,  N1,  N1,  N1,  N1,   Same>>("one channel to six, a row longer than a chunk"),
        Conv2D<Conv<N3,  N300, N1,  N3,   N2,  N5,  N1,  N1,  N1,  N1,  N1,   Same>>("one channel to colours, a row longer than a chunk"),
        Conv2D<Conv<N7,  N24, N6,   N1,   N3,  N3,  N1,  N1,  N1,  N1,  N1,   Same>>("six channels to one, whose gradient is one channel's"),
        Depthwise<Conv<N5,  N7,  N1,   N2,   N3,  N3,  N1,  N1,  N1,  N1,  N1,   Same>>("two outputs for one channel"),
        Depthwise<Conv<N9,  N8,  N3,   N6,   N3,  N3,  N2,  N2,  N1,  N1,  N3,   Valid>>("two outputs for each of three channels, strided"),
        Depthwise<Conv<N8,  N7,  N12,  N24,  N3,  N3,  N1,  N1,  N2,  N2,  N12,  Same>>("two outputs for each channel, nine taps dilated"),
        Depthwise<Conv<N9,  N10, N6,   N12,  N3,  N3,  N3,  N3,  N1,  N1,  N6,   Valid>>("two outputs for each channel, a stride as long as the window"),
        Depthwise<Conv<N8,  N11, N10,  N20,  N5,  N4,  N1,  N1,  N1,  N1,  N10,  Same>>("two outputs for each of ten channels, twenty taps"),
        Depthwise<Conv<N9,  N11, N9,   N9,   N3,  N3,  N1,  N2,  N1,  N1,  N9,   Same>>("strided over columns only"),
        Depthwise<Conv<N9,  N11, N9,   N18,  N3,  N3,  N2,  N1,  N1,  N1,  N9,   Valid>>("two outputs for each channel, strided over rows only"),
        Depthwise<Conv<N9,  N12, N9,   N9,   N3,  N3,  N1,  N3,  N1,  N2,  N9,   Valid>>("a stride and a dilation of columns without a common factor"),
        Depthwise<Conv<N6,  N4,  N9,   N9,   N3,  N3,  N1,  N2,  N1,  N1,  N9,   Valid>>("a row of one window, strided"),
        Depthwise<Conv<N6,  N3,  N9,   N18,  N3,  N3,  N1,  N1,  N1,  N1,  N9,   Valid>>("two outputs for each channel, rows of one window"),
        Depthwise<Conv<N6,  N4,  N9,   N18,  N3,  N3,  N1,  N1,  N1,  N1,  N9,   Valid>>("two outputs for each channel, rows of two windows"),
        Depthwise<Conv<N9,  N33, N34,  N34,  N3,  N3,  N2,  N2,  N1,  N1,  N34,  Same>>("a stride of two, more rows than a block, half a pair of each"),
        Depthwise<Conv<N10, N40, N17,  N34,  N3,  N3,  N2,  N2,  N1,  N1,  N17,  Valid>>("two outputs for each channel, a stride of two, more rows than a block"),
        Depthwise<Conv<N4,  N3,  N5,   N5,   N3,  N3,  N2,  N2,  N1,  N1,  N5,   Valid>>("a stride of two, one window, a row that none sees"),
        Dense<Fully<N300, N784>>(49),
        TransposedDense<Fully<N16, N1>>(1, 2, 8, 9),
        TransposedDense<Fully<N17, N3>>(1, 3, 8, 40),
        TransposedDense<Fully<N33, N5>>(1, 4, 5, 34),
        TransposedDense<Fully<N300, N1>>(1, 4, 33),
        TransposedDense<Fully<N300, N7>>(3, 8, 65),
        TransposedDense<Fully<N784, N12>>(1, 2, 31),
        TransposedDense<Fully<N1024, N10>>(1, 3, 4, 5, 8, 130),
        TransposedDense<Fully<N1030, N10>>(1, 16, 33),
        TransposedDense<Fully<N66, N33>>(1, 10, 33),
    ];

    private static (string Name, LinearLayerCase Case) Conv2D<TShape>(string name)
        where TShape : struct, IConvShape => ($"Conv2D: {name}", Conv2DLayers.Case<TShape>());

    private static (string Name, LinearLayerCase Case) Depthwise<TShape>(string name)
        where TShape : struct, IConvShape => ($"DepthwiseConv2D: {name}", DepthwiseConv2DLayers.Case<TShape>());

    private static (string Name, LinearLayerCase Case) Dense<TShape>(params int[] samples)
        where TShape : struct, IDenseShape => ($"Dense: {TShape.Inputs} to {TShape.Outputs}", DenseLayers.Case<TShape>(samples));

    private static (string Name, LinearLayerCase Case) TransposedDense<TShape>(params int[] samples)
        where TShape : struct, IDenseShape => ($"TransposedDense: {TShape.Inputs} to {TShape.Outputs}", TransposedDenseLayers.Case<TShape>(samples));
}
