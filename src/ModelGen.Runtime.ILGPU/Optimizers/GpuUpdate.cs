using ILGPU;
using ILGPU.Runtime;

namespace ModelGen.GpuKernels;

/// <summary>Regularises, clips and updates all weights on a device, and keeps the optimizer's moments there.</summary>
internal sealed class GpuUpdate : IDisposable
{
    private readonly GpuStream gpu;
    private readonly ModelInfo info;
    private readonly Optimizer optimizer;
    private readonly MemoryBuffer1D<float, Stride1D.Dense> moments;
    private readonly GpuWeightRegularizers regularizers;
    private readonly GlobalNorm? norm;
    private long updates;

    public GpuUpdate(GpuStream gpu, ModelInfo info, Optimizer optimizer)
    {
        this.gpu = gpu;
        this.info = info;
        this.optimizer = optimizer;
        moments = gpu.Accelerator.Allocate1D<float>(long.Max((long)info.WeightsLength * optimizer.MomentCount, 1));
        regularizers = new GpuWeightRegularizers(gpu, info);
        norm = optimizer.GlobalClipNorm is { } limit ? new GlobalNorm(gpu, limit) : null;
    }

    /// <summary>(moments, weights) floats.</summary>
    public ArrayView<float> Moments => moments.View.BaseView.SubView(0, (long)info.WeightsLength * optimizer.MomentCount);

    /// <summary>One number: what the regularisers raise the loss by, of the weights before the last step.</summary>
    public ArrayView<double> Penalty => regularizers.Penalty;

    /// <summary>Goes on from an optimizer's state.</summary>
    public void TakeState(OptimizerState state)
    {
        if (optimizer.MomentCount > 0)
        {
            Moments.CopyFromCPU(gpu.Stream, state.Moments);
        }

        updates = state.Updates;
    }

    /// <summary>Gives an optimizer its state after all steps up to now, once the stream has come to its end.</summary>
    public void GiveState(OptimizerState state)
    {
        if (optimizer.MomentCount > 0)
        {
            Moments.CopyToCPU(gpu.Stream, state.Moments);
        }

        state.Updates = updates;
    }

    /// <summary>
    /// One optimizer step. The gradients get the regularisers' added and stay as they are before clipping: clipping happens on
    /// the way into the rule.
    /// </summary>
    /// <param name="weights">All weights, updated.</param>
    /// <param name="gradients">Theirs.</param>
    /// <param name="completedSteps">Training's steps before this one, which the learning rate follows.</param>
    /// <exception cref="ArgumentException">There are not as many weights or gradients as the model has.</exception>
    public void Run(ArrayView<float> weights, ArrayView<float> gradients, long completedSteps)
    {
        GpuExpect.Count(weights, info.WeightsLength);
        GpuExpect.Count(gradients, info.WeightsLength);
        regularizers.Apply(weights, gradients);
        norm?.Measure(gradients);
        UpdateArguments arguments = new()
        {
            Weights = weights,
            Gradients = gradients,
            Moments = moments.View,
            Factor = norm is null ? default : norm.Factor,
            ClipValue = optimizer.ClipValue ?? float.PositiveInfinity,
            MomentCount = optimizer.MomentCount,
            Length = info.WeightsLength,
        };
        optimizer.VisitRule(new UpdateLaunch(gpu, arguments), ++updates, optimizer.LearningRate.At(completedSteps));
    }

    public void Dispose()
    {
        moments.Dispose();
        regularizers.Dispose();
        norm?.Dispose();
    }
}
