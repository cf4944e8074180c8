using ModelGen.Kernels;

namespace ModelGen.GpuKernels;

/// <summary>Right factor of the input's gradient: for each input channel its part of the kernel, (height, width, O / groups).</summary>
internal readonly struct TransposedKernel<TShape>(int group, int input) : IOperand<TransposedKernel<TShape>>
    where TShape : struct, IConv2DShape
{
    private static int Inputs => TShape.InputChannels / TShape.Groups;

    private static int Outputs => TShape.OutputChannels / TShape.Groups;

    public static bool AlongInner => true;

    public static bool InQuads => Outputs % 4 == 0;

    public static int Lines(ProductArguments arguments) => Inputs;

    public static TransposedKernel<TShape> At(int group, int line) => new(group, line);

    public int Place(int inner) =>
        ((((inner / Outputs) * Inputs) + input) * TShape.OutputChannels) + (group * Outputs) + (inner % Outputs);
}
