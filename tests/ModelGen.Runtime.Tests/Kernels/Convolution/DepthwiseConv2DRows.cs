namespace ModelGen.Tests.Kernels;

/// <summary>The shapes that depthwise convolutions are tested on: a group for each channel.</summary>
internal static class DepthwiseConv2DRows
{
    public static readonly IReadOnlyList<(string Name, LinearLayerCase Case)> All =
    [
        //       H    W    C     O     KH   KW   SH   SW   DH   DW   G     padding
        Row<Conv<N5,  N7,  N1,   N1,   N3,  N3,  N1,  N1,  N1,  N1,  N1,   Valid>>("one channel"),
        Row<Conv<N5,  N7,  N3,   N3,   N3,  N3,  N1,  N1,  N1,  N1,  N3,   Same>>("colours"),
        Row<Conv<N6,  N5,  N4,   N4,   N3,  N3,  N1,  N1,  N1,  N1,  N4,   Same>>("a 128-bit vector"),
        Row<Conv<N5,  N5,  N8,   N8,   N3,  N3,  N1,  N1,  N1,  N1,  N8,   Valid>>("a 256-bit vector"),
        Row<Conv<N5,  N6,  N10,  N10,  N3,  N3,  N1,  N1,  N1,  N1,  N10,  Same>>("ten channels"),
        Row<Conv<N5,  N6,  N16,  N16,  N3,  N3,  N1,  N1,  N1,  N1,  N16,  Same>>("a 512-bit vector"),
        Row<Conv<N4,  N5,  N17,  N17,  N3,  N3,  N1,  N1,  N1,  N1,  N17,  Same>>("one channel more than a vector"),
        Row<Conv<N4,  N5,  N33,  N33,  N3,  N3,  N1,  N1,  N1,  N1,  N33,  Valid>>("one channel more than two vectors"),
        Row<Conv<N4,  N4,  N64,  N64,  N3,  N3,  N1,  N1,  N1,  N1,  N64,  Same>>("four vectors"),
        Row<Conv<N3,  N4,  N300, N300, N3,  N3,  N1,  N1,  N1,  N1,  N300, Same>>("many channels"),
        Row<Conv<N4,  N5,  N40,  N40,  N3,  N3,  N1,  N1,  N1,  N1,  N40,  Same>>("two vectors and a half"),
        Row<Conv<N17, N20, N300, N300, N3,  N3,  N1,  N1,  N1,  N1,  N300, Same>>("more memory a sample than a block"),
        Row<Conv<N5,  N6,  N3,   N6,   N3,  N3,  N1,  N1,  N1,  N1,  N3,   Same>>("two outputs for each of three channels"),
        Row<Conv<N7,  N6,  N11,  N33,  N3,  N3,  N2,  N2,  N1,  N1,  N11,  Same>>("three outputs for each of 11 channels, strided"),
        Row<Conv<N8,  N7,  N6,   N12,  N3,  N2,  N1,  N1,  N2,  N3,  N6,   Valid>>("two outputs for each channel, dilated"),
        Row<Conv<N6,  N11, N17,  N34,  N3,  N3,  N1,  N1,  N1,  N1,  N17,  Same>>("two outputs for each of one channel more than a vector"),
        Row<Conv<N7,  N6,  N20,  N40,  N3,  N3,  N2,  N2,  N1,  N1,  N20,  Same>>("two outputs for each of a vector and a quarter, strided"),
        Row<Conv<N5,  N4,  N33,  N66,  N3,  N2,  N1,  N2,  N1,  N1,  N33,  Valid>>("two outputs for each of one channel more than two vectors"),
        Row<Conv<N6,  N7,  N5,   N20,  N3,  N3,  N1,  N1,  N1,  N1,  N5,   Same>>("four outputs for each of five channels"),
        Row<Conv<N7,  N6,  N4,   N20,  N3,  N3,  N2,  N2,  N1,  N1,  N4,   Same>>("five outputs for each of four channels, strided"),
        Row<Conv<N5,  N6,  N2,   N34,  N2,  N3,  N1,  N1,  N2,  N1,  N2,   Valid>>("seventeen outputs for each of two channels, dilated"),
        Row<Conv<N1,  N1,  N17,  N17,  N3,  N3,  N1,  N1,  N1,  N1,  N17,  Same>>("an image of one pixel"),
        Row<Conv<N4,  N3,  N12,  N12,  N1,  N1,  N1,  N1,  N1,  N1,  N12,  Valid>>("single pixels"),
        Row<Conv<N4,  N5,  N9,   N9,   N4,  N5,  N1,  N1,  N1,  N1,  N9,   Valid>>("a kernel as large as the input"),
        Row<Conv<N5,  N9,  N5,   N5,   N1,  N4,  N1,  N1,  N1,  N1,  N5,   Same>>("a flat kernel"),
        Row<Conv<N9,  N5,  N5,   N5,   N4,  N1,  N1,  N1,  N1,  N1,  N5,   Same>>("a tall kernel"),
        Row<Conv<N8,  N6,  N16,  N16,  N3,  N3,  N2,  N2,  N1,  N1,  N16,  Same>>("stride 2 on even sizes, padded"),
        Row<Conv<N7,  N9,  N17,  N17,  N3,  N3,  N2,  N2,  N1,  N1,  N17,  Same>>("stride 2 on odd sizes, padded"),
        Row<Conv<N9,  N10, N8,   N8,   N2,  N2,  N3,  N3,  N1,  N1,  N8,   Valid>>("stride above the kernel"),
        Row<Conv<N8,  N10, N8,   N8,   N2,  N2,  N3,  N3,  N1,  N1,  N8,   Same>>("stride above the kernel, padded"),
        Row<Conv<N9,  N9,  N12,  N12,  N3,  N3,  N1,  N1,  N2,  N2,  N12,  Valid>>("dilated"),
        Row<Conv<N9,  N8,  N12,  N12,  N3,  N3,  N2,  N2,  N2,  N2,  N12,  Same>>("dilated by the stride, padded"),
        Row<Conv<N10, N9,  N9,   N9,   N3,  N2,  N2,  N3,  N3,  N2,  N9,   Same>>("dilated and strided without a common factor, padded"),
    ];

    private static (string Name, LinearLayerCase Case) Row<TShape>(string name)
        where TShape : struct, IConvShape => ($"DepthwiseConv2D: {name}", DepthwiseConv2DLayers.Case<TShape>());
}
