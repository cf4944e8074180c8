using ModelGen.Training;

namespace ModelGen;

/// <summary>
/// Represents a device other than the CPU that a model computes on. Packages provide devices: ModelGen.Runtime.ILGPU has
/// <c>Gpu.Default</c>.
/// </summary>
public abstract class Device
{
    internal Device()
    {
    }

    /// <summary>Gets the device's name for itself.</summary>
    public abstract string Name { get; }

    /// <summary>Gives <see cref="Name"/>.</summary>
    public override string ToString() => Name;

    /// <summary>Used by one training at a time.</summary>
    internal Occupancy Occupancy { get; } = new();

    /// <summary>Prepares training; checks nothing that <see cref="FitRules"/> has checked.</summary>
    internal abstract StepRunner Train(TrainableModel model, Dataset data, Optimizer optimizer, int batchSize, ulong seed, float[]? classWeights);

    /// <summary>Prepares forward passes over a dataset.</summary>
    internal abstract Evaluator Evaluate(TrainableModel model, Dataset data, IReadOnlyList<Metric> metrics);

    /// <summary>Runs inference on consecutive samples.</summary>
    /// <param name="inputs">(samples, <see cref="ModelInfo.InputSize"/>)</param>
    /// <param name="outputs">(samples, <see cref="ModelInfo.OutputSize"/>), written.</param>
    internal abstract void Predict(TrainableModel model, ReadOnlySpan<float> inputs, Span<float> outputs);
}
