namespace ModelGen.Tests.Kernels;

/// <summary>The shapes that convolutions are tested on.</summary>
internal static class Conv2DRows
{
    public static readonly IReadOnlyList<(string Name, LinearLayerCase Case)> All =
    [
        //       H    W    C     O     KH   KW   SH   SW   DH   DW   G     padding
        Row<Conv<N1,  N1,  N1,   N1,   N1,  N1,  N1,  N1,  N1,  N1,  N1,   Valid>>("one number in, one out"),
        Row<Conv<N5,  N7,  N1,   N1,   N3,  N3,  N1,  N1,  N1,  N1,  N1,   Valid>>("one channel in and out"),
        Row<Conv<N8,  N8,  N1,   N32,  N3,  N3,  N1,  N1,  N1,  N1,  N1,   Valid>>("the first layer of a digit classifier"),
        Row<Conv<N5,  N7,  N3,   N10,  N3,  N3,  N1,  N1,  N1,  N1,  N1,   Same>>("colours to ten channels"),
        Row<Conv<N6,  N6,  N16,  N16,  N3,  N3,  N1,  N1,  N1,  N1,  N1,   Same>>("one 512-bit vector"),
        Row<Conv<N5,  N5,  N17,  N33,  N3,  N3,  N1,  N1,  N1,  N1,  N1,   Same>>("one channel more than a vector, than two vectors"),
        Row<Conv<N4,  N4,  N33,  N17,  N3,  N3,  N1,  N1,  N1,  N1,  N1,   Valid>>("the other way round"),
        Row<Conv<N3,  N3,  N32,  N64,  N3,  N3,  N1,  N1,  N1,  N1,  N1,   Same>>("two and four vectors"),
        Row<Conv<N4,  N3,  N300, N17,  N1,  N1,  N1,  N1,  N1,  N1,  N1,   Valid>>("many channels in"),
        Row<Conv<N3,  N4,  N17,  N300, N1,  N1,  N1,  N1,  N1,  N1,  N1,   Valid>>("many channels out"),
        Row<Conv<N1,  N2,  N300, N300, N1,  N1,  N1,  N1,  N1,  N1,  N1,   Same>>("many channels in and out"),
        Row<Conv<N3,  N3,  N300, N1,   N2,  N2,  N1,  N1,  N1,  N1,  N1,   Valid>>("many channels to one"),
        Row<Conv<N1,  N1,  N33,  N10,  N1,  N1,  N1,  N1,  N1,  N1,  N1,   Valid>>("an image of one pixel"),
        Row<Conv<N1,  N1,  N3,   N8,   N3,  N3,  N1,  N1,  N1,  N1,  N1,   Same>>("an image of one pixel in a larger window"),
        Row<Conv<N1,  N9,  N4,   N8,   N1,  N3,  N1,  N1,  N1,  N1,  N1,   Valid>>("one row"),
        Row<Conv<N9,  N1,  N4,   N8,   N3,  N1,  N1,  N1,  N1,  N1,  N1,   Same>>("one column"),
        Row<Conv<N5,  N6,  N3,   N4,   N5,  N6,  N1,  N1,  N1,  N1,  N1,   Valid>>("a kernel as large as the input"),
        Row<Conv<N5,  N6,  N3,   N4,   N5,  N6,  N1,  N1,  N1,  N1,  N1,   Same>>("a kernel as large as the input, padded"),
        Row<Conv<N4,  N3,  N2,   N5,   N7,  N7,  N1,  N1,  N1,  N1,  N1,   Same>>("a kernel larger than the input"),
        Row<Conv<N6,  N9,  N4,   N8,   N1,  N5,  N1,  N1,  N1,  N1,  N1,   Valid>>("a flat kernel"),
        Row<Conv<N9,  N6,  N4,   N8,   N5,  N1,  N1,  N1,  N1,  N1,  N1,   Valid>>("a tall kernel"),
        Row<Conv<N6,  N9,  N3,   N8,   N1,  N4,  N1,  N1,  N1,  N1,  N1,   Same>>("a flat kernel of even size, padded"),
        Row<Conv<N9,  N6,  N3,   N8,   N4,  N1,  N1,  N1,  N1,  N1,  N1,   Same>>("a tall kernel of even size, padded"),
        Row<Conv<N8,  N7,  N5,   N12,  N3,  N3,  N2,  N2,  N1,  N1,  N1,   Valid>>("stride 2 that leaves a remainder"),
        Row<Conv<N8,  N8,  N3,   N16,  N3,  N3,  N2,  N2,  N1,  N1,  N1,   Same>>("stride 2 on even sizes, padded"),
        Row<Conv<N7,  N9,  N3,   N16,  N3,  N3,  N2,  N2,  N1,  N1,  N1,   Same>>("stride 2 on odd sizes, padded"),
        Row<Conv<N8,  N5,  N8,   N7,   N5,  N4,  N2,  N2,  N1,  N1,  N1,   Same>>("stride 2 on an even and an odd size, padded"),
        Row<Conv<N9,  N10, N3,   N8,   N2,  N2,  N3,  N3,  N1,  N1,  N1,   Valid>>("stride above the kernel"),
        Row<Conv<N8,  N10, N3,   N8,   N2,  N2,  N3,  N3,  N1,  N1,  N1,   Same>>("stride above the kernel, padded"),
        Row<Conv<N10, N7,  N4,   N5,   N1,  N1,  N3,  N2,  N1,  N1,  N1,   Valid>>("strides over pixels"),
        Row<Conv<N7,  N8,  N4,   N6,   N3,  N2,  N1,  N3,  N1,  N1,  N1,   Valid>>("two strides"),
        Row<Conv<N2,  N3,  N4,   N4,   N1,  N1,  N5,  N5,  N1,  N1,  N1,   Valid>>("stride above the input"),
        Row<Conv<N3,  N3,  N4,   N4,   N5,  N5,  N4,  N4,  N1,  N1,  N1,   Same>>("stride above the input, padded"),
        Row<Conv<N9,  N9,  N4,   N8,   N3,  N3,  N1,  N1,  N2,  N2,  N1,   Valid>>("dilated"),
        Row<Conv<N7,  N8,  N4,   N8,   N3,  N3,  N1,  N1,  N3,  N2,  N1,   Same>>("dilated in two ways, padded"),
        Row<Conv<N3,  N4,  N4,   N5,   N3,  N3,  N1,  N1,  N5,  N4,  N1,   Same>>("dilated beyond the input, padded"),
        Row<Conv<N9,  N8,  N3,   N7,   N3,  N3,  N2,  N2,  N2,  N2,  N1,   Same>>("dilated by the stride, padded"),
        Row<Conv<N10, N9,  N3,   N7,   N3,  N2,  N2,  N3,  N3,  N2,  N1,   Same>>("dilated and strided without a common factor, padded"),
        Row<Conv<N11, N9,  N3,   N7,   N3,  N2,  N3,  N2,  N2,  N3,  N1,   Valid>>("dilated and strided in two ways"),
        Row<Conv<N5,  N6,  N20,  N40,  N3,  N3,  N1,  N1,  N1,  N1,  N1,   Same>>("a vector and a quarter to two vectors and a half"),
        Row<Conv<N5,  N6,  N56,  N60,  N3,  N2,  N1,  N1,  N1,  N1,  N1,   Valid>>("three vectors and a half to almost four"),
        Row<Conv<N20, N17, N9,   N5,   N3,  N3,  N1,  N1,  N1,  N1,  N1,   Same>>("more pixels than a chunk of the kernel's gradient"),
        Row<Conv<N2,  N300, N3,  N5,   N2,  N3,  N1,  N1,  N1,  N1,  N1,   Same>>("a row longer than a chunk of the kernel's gradient"),
        Row<Conv<N17, N20, N300, N4,   N1,  N2,  N1,  N1,  N1,  N1,  N1,   Valid>>("more memory a sample than a block"),
        Row<Conv<N20, N17, N300, N4,   N2,  N1,  N2,  N2,  N1,  N1,  N1,   Same>>("more memory a sample than a block, strided"),
        Row<Conv<N6,  N6,  N8,   N8,   N3,  N3,  N1,  N1,  N1,  N1,  N2,   Same>>("two groups"),
        Row<Conv<N5,  N5,  N12,  N6,   N3,  N3,  N1,  N1,  N1,  N1,  N3,   Valid>>("three groups of four inputs and two outputs"),
        Row<Conv<N6,  N5,  N6,   N12,  N3,  N3,  N1,  N1,  N1,  N1,  N6,   Valid>>("a group for each input"),
        Row<Conv<N7,  N6,  N32,  N64,  N3,  N3,  N2,  N2,  N1,  N1,  N2,   Same>>("groups of two vectors, strided"),
        Row<Conv<N7,  N6,  N34,  N66,  N3,  N2,  N2,  N1,  N1,  N1,  N2,   Valid>>("groups of one channel more than a vector, strided"),
        Row<Conv<N9,  N9,  N8,   N12,  N3,  N3,  N1,  N1,  N2,  N2,  N4,   Same>>("groups, dilated"),
        Row<Conv<N9,  N8,  N6,   N9,   N3,  N3,  N2,  N2,  N2,  N2,  N3,   Same>>("groups, dilated and strided, padded"),
    ];

    private static (string Name, LinearLayerCase Case) Row<TShape>(string name)
        where TShape : struct, IConvShape => ($"Conv2D: {name}", Conv2DLayers.Case<TShape>());
}
