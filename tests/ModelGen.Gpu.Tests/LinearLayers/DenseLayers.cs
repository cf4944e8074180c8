using ILGPU;
using ModelGen.GpuKernels;
using ModelGen.Kernels;
using ModelGen.GpuTests;

namespace ModelGen.Tests.Kernels;

/// <summary>Fully connected layers: the reference, and the entry points on a device. Takes the place of the class of that name in the CPU's suite.</summary>
internal static class DenseLayers
{
    public static LinearLayerCase Case<TShape>(int[] samples)
        where TShape : struct, IDenseShape
    {
        OnDevice<TShape> layer = new();
        return new()
        {
            Input = new(1, 1, TShape.Inputs),
            Output = new(1, 1, TShape.Outputs),
            KernelLength = TShape.Inputs * TShape.Outputs,
            Samples = samples,
            Reference = new DenseReference<TShape>(),
            EntryPoints = layer,
            OverOutputs = [layer],
            OverInputs = [layer],
        };
    }

    private sealed class OnDevice<TShape> : GpuLayer
        where TShape : struct, IDenseShape
    {
        public override string Name => "Dense on a device";

        protected override void Forward<TActivation>(
            GpuStream gpu, GpuMap x, ArrayView<float> kernel, ArrayView<float> bias, GpuMap y, int samples) =>
            GpuKernels.Dense.Forward<TShape, TActivation>(gpu, x, kernel, bias, y, samples);

        protected override void KernelGradient(GpuStream gpu, GpuMap x, GpuMap dy, ArrayView<float> dKernel, int samples) =>
            GpuKernels.Dense.KernelGradient<TShape>(gpu, x, dy, dKernel, samples);

        protected override void InputGradient<TActivation>(
            GpuStream gpu, GpuMap dy, ArrayView<float> kernel, GpuMap x, GpuMap dx, int samples) =>
            GpuKernels.Dense.InputGradient<TShape, TActivation>(gpu, dy, kernel, x, dx, samples);
    }
}
