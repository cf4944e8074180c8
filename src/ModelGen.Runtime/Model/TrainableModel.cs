using ModelGen.Logging;
using ModelGen.Memory;
using ModelGen.Training;

namespace ModelGen;

/// <summary>A network with a loss: it can be trained and evaluated.</summary>
public abstract class TrainableModel : Model
{
    /// <inheritdoc/>
    protected TrainableModel(ModelInfo info, ulong? seed)
        : base(info, seed)
    {
    }

    /// <inheritdoc/>
    protected TrainableModel(ModelInfo info, WeightsSource weights)
        : base(info, weights)
    {
    }

    /// <summary>Trains the weights on a dataset and gives the logs of every epoch.</summary>
    /// <param name="data">Inputs of the model's shape, with classes or values as the loss takes them.</param>
    /// <param name="options">How to train; by default one epoch of Adam with batches of 32.</param>
    /// <exception cref="ArgumentException">Data or an option does not fit the model; the message says which and how.</exception>
    /// <exception cref="KeyNotFoundException">A callback names a number that is not logged; the message lists those that are. Nothing has begun.</exception>
    /// <exception cref="InvalidOperationException">
    /// A callback needs a validation or an optimizer without a schedule, and there is none; or another call, on another thread or
    /// around a callback that calls this, trains the model or uses the optimizer, a callback, a metric or the device. Nothing has begun.
    /// </exception>
    /// <exception cref="CheckpointMismatchException">The checkpoint to go on from is one of another training; the model is unchanged.</exception>
    /// <exception cref="WeightsFormatException">The checkpoint to go on from is damaged; the model is unchanged.</exception>
    /// <exception cref="IOException">A callback cannot write its file, or the checkpoint to go on from cannot be read.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled; the weights are those of the last finished step.</exception>
    public History Fit(Dataset data, FitOptions? options = null) => new FitLoop(this, data, options ?? new FitOptions()).Run();

    /// <summary>The loss, with regularisers, and the metrics over a dataset, in inference: no dropout.</summary>
    /// <param name="data">As for <see cref="Fit"/>.</param>
    /// <param name="metrics">What to measure beside the loss; by default accuracy for cross-entropies, mean absolute error for the rest.</param>
    /// <param name="threads">Threads to use; by default one for each processor.</param>
    /// <exception cref="ArgumentException">The data do not fit the model.</exception>
    /// <exception cref="InvalidOperationException">Another call uses one of the metrics.</exception>
    public Evaluation Evaluate(Dataset data, IReadOnlyList<Metric>? metrics = null, int? threads = null)
    {
        metrics ??= MetricDefaults.For(Info.Loss);
        using Reservation reservation = new($"{Info.Name}.{nameof(Evaluate)}");
        reservation.TakeMetrics(metrics);
        using LaneEvaluator evaluator = new(this, data, metrics, threads);
        return Run(evaluator, data);
    }

    /// <summary>Evaluates the model on a device; see <see cref="Evaluate(Dataset, IReadOnlyList{Metric}?, int?)"/>.</summary>
    /// <param name="data">As for <see cref="Fit"/>.</param>
    /// <param name="device">Where to run.</param>
    /// <param name="metrics">What to measure beside the loss.</param>
    /// <exception cref="ArgumentException">The data do not fit the model.</exception>
    /// <exception cref="InvalidOperationException">Another call uses one of the metrics.</exception>
    public Evaluation Evaluate(Dataset data, Device device, IReadOnlyList<Metric>? metrics = null)
    {
        ArgumentNullException.ThrowIfNull(device);
        metrics ??= MetricDefaults.For(Info.Loss);
        using Reservation reservation = new($"{Info.Name}.{nameof(Evaluate)}");
        reservation.TakeMetrics(metrics);
        using Evaluator evaluator = device.Evaluate(this, data, metrics);
        return Run(evaluator, data);
    }

    private Evaluation Run(Evaluator evaluator, Dataset data)
    {
        foreach (string warning in DataWarnings.OfScale(this, data))
        {
            Warnings.Write(warning);
        }

        return evaluator.Run();
    }

    /// <summary>Predicts on a device; see <c>Predict</c>.</summary>
    /// <param name="inputs">(samples, <see cref="ModelInfo.InputSize"/>); any number of samples.</param>
    /// <param name="outputs">(samples, <see cref="ModelInfo.OutputSize"/>), written.</param>
    /// <param name="device">Where to run.</param>
    /// <exception cref="ArgumentException">The length of a span is not a multiple of the sample size, or the spans hold different numbers of samples.</exception>
    public void Predict(ReadOnlySpan<float> inputs, Span<float> outputs, Device device)
    {
        ArgumentNullException.ThrowIfNull(device);
        CheckLengths(inputs, outputs);
        device.Predict(this, inputs, outputs);
    }

    /// <summary>The input slot of a training arena.</summary>
    protected abstract FeatureMap TrainingInput(Span<float> arena);

    /// <summary>Parts of <see cref="Prepare"/>, which may run at the same time.</summary>
    protected abstract int PrepareParts { get; }

    /// <summary>Rearranges the kernels of one part for all lanes, once a step.</summary>
    /// <param name="part">From 0 to <see cref="PrepareParts"/> - 1.</param>
    /// <param name="weights">All weights.</param>
    /// <param name="prepared"><see cref="ModelInfo.PreparedLength"/> floats.</param>
    protected abstract void Prepare(int part, ReadOnlySpan<float> weights, Span<float> prepared);

    /// <summary>Runs all layers and the loss on one micro-batch; gives the sum of its samples' losses, activity penalties included.</summary>
    protected abstract double Forward(in TrainingPass pass);

    /// <summary>Runs all layers in reverse on what the last <see cref="Forward"/> left in the arena, and adds to the gradients.</summary>
    protected abstract void Backward(in TrainingPass pass);

    /// <summary>Once a lane, after its last micro-batch: makes gradients of weights from what backward has summed in another form.</summary>
    /// <param name="gradients"><see cref="ModelInfo.GradientsLength"/> floats.</param>
    protected virtual void Finish(Span<float> gradients)
    {
    }

    /// <summary>Gets the optimizer that trains the model if <see cref="FitOptions.Optimizer"/> is null.</summary>
    internal Optimizer DefaultOptimizer => field ??= new Adam();

    // The trainer's way in; generated classes override the protected members.
    internal FeatureMap TrainingInputIn(Span<float> arena) => TrainingInput(arena);

    internal int TrainingPrepareParts => PrepareParts;

    internal void PrepareTraining(int part, Span<float> prepared) => Prepare(part, Weights, prepared);

    internal double RunForward(in TrainingPass pass) => Forward(pass);

    internal void RunBackward(in TrainingPass pass) => Backward(pass);

    internal void FinishGradients(Span<float> gradients) => Finish(gradients);
}
