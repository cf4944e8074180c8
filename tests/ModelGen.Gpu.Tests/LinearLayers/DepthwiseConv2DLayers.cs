using ILGPU;
using ModelGen.GpuKernels;
using ModelGen.GpuTests;

namespace ModelGen.Tests.Kernels;

/// <summary>Depthwise convolutions: the reference, and the entry points on a device. Takes the place of the class of that name in the CPU's suite.</summary>
internal static class DepthwiseConv2DLayers
{
    public static LinearLayerCase Case<TShape>()
        where TShape : struct, IConvShape
    {
        OnDevice<TShape> layer = new();
        return new()
        {
            Input = new(TShape.InputHeight, TShape.InputWidth, TShape.InputChannels, TShape.InputHalo),
            Output = new(TShape.OutputHeight, TShape.OutputWidth, TShape.OutputChannels, TShape.GradientHalo),
            KernelLength = TShape.KernelHeight * TShape.KernelWidth * TShape.OutputChannels,
            Samples = [1, 3],
            Reference = new DepthwiseConv2DReference<TShape>(),
            EntryPoints = layer,
            OverOutputs = [layer],
            OverInputs = [layer],
        };
    }

    private sealed class OnDevice<TShape> : GpuLayer
        where TShape : struct, IConvShape
    {
        public override string Name => "DepthwiseConv2D on a device";

        protected override void Forward<TActivation>(
            GpuStream gpu, GpuMap x, ArrayView<float> kernel, ArrayView<float> bias, GpuMap y, int samples) =>
            GpuKernels.DepthwiseConv2D.Forward<TShape, TActivation>(gpu, x, kernel, bias, y, samples);

        protected override void KernelGradient(GpuStream gpu, GpuMap x, GpuMap dy, ArrayView<float> dKernel, int samples) =>
            GpuKernels.DepthwiseConv2D.KernelGradient<TShape>(gpu, x, dy, dKernel, samples);

        protected override void InputGradient<TActivation>(
            GpuStream gpu, GpuMap dy, ArrayView<float> kernel, GpuMap x, GpuMap dx, int samples) =>
            GpuKernels.DepthwiseConv2D.InputGradient<TShape, TActivation>(gpu, dy, kernel, x, dx, samples);
    }
}
