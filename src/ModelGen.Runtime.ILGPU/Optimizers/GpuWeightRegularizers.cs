using ILGPU;
using ILGPU.Runtime;

namespace ModelGen.GpuKernels;

/// <summary>L1 and L2 penalties of all weights that have one.</summary>
internal sealed class GpuWeightRegularizers : IDisposable
{
    private readonly GpuStream gpu;
    private readonly ParameterInfo[] parameters;
    private readonly MemoryBuffer1D<double, Stride1D.Dense> sums;
    private readonly MemoryBuffer1D<double, Stride1D.Dense> penalty;

    public GpuWeightRegularizers(GpuStream gpu, ModelInfo info)
    {
        this.gpu = gpu;
        parameters = [.. info.Parameters.Where(parameter => parameter.L1 > 0 || parameter.L2 > 0)];
        sums = gpu.Accelerator.Allocate1D<double>(long.Max(parameters.Length * DoubleSum.MostChunks, 1));
        penalty = gpu.Accelerator.Allocate1D<double>(1);
        penalty.MemSetToZero(gpu.Stream);
    }

    /// <summary>True if any weight is regularised.</summary>
    public bool Any => parameters.Length > 0;

    /// <summary>One number: what the loss is raised by; 0 where no weight is regularised.</summary>
    public ArrayView<double> Penalty => penalty.View;

    /// <summary>Computes the penalty of these weights and adds its gradient.</summary>
    public void Apply(ArrayView<float> weights, ArrayView<float> gradients)
    {
        for (int i = 0; i < parameters.Length; i++)
        {
            ParameterInfo parameter = parameters[i];
            ArrayView<float> values = weights.SubView(parameter.Offset, parameter.Length), slopes = gradients.SubView(parameter.Offset, parameter.Length);
            DoubleSum.Chunks(gpu, new Cost(parameter.L1, parameter.L2), values, sums.View.BaseView.SubView(i * DoubleSum.MostChunks, DoubleSum.MostChunks));
            ActivityRegularizer.AddGradient(gpu, values, slopes, parameter.L1, parameter.L2, scale: 1, parameter.Length);
        }

        if (Any)
        {
            gpu.Launch(TotalKernel, new Arguments { Sums = sums.View, Penalty = penalty.View }, Index3D.One);
        }
    }

    public void Dispose()
    {
        sums.Dispose();
        penalty.Dispose();
    }

    private static void TotalKernel(Arguments arguments)
    {
        double total = DoubleSum.Total(arguments.Sums);
        if (Group.IdxX == 0)
        {
            arguments.Penalty[0] = total;
        }
    }

    internal struct Arguments
    {
        internal ArrayView<double> Sums;
        internal ArrayView<double> Penalty;
    }
}
