namespace ModelGen;

/// <summary>What callbacks see of a running <c>TrainableModel.Fit</c>, and how they steer it.</summary>
public sealed class TrainingContext
{
    private readonly Training.StepRunner steps;

    internal TrainingContext(TrainableModel model, FitOptions options, Optimizer optimizer, Training.StepRunner steps)
    {
        Model = model;
        Options = options;
        Optimizer = optimizer;
        this.steps = steps;
    }

    /// <summary>The model in training.</summary>
    public TrainableModel Model { get; }

    /// <summary>What <c>TrainableModel.Fit</c> was asked to do.</summary>
    public FitOptions Options { get; }

    /// <summary>The optimizer; its learning rate may be replaced.</summary>
    public Optimizer Optimizer { get; }

    /// <summary>Everything logged up to now.</summary>
    public History History { get; } = new();

    /// <summary>The epoch that runs, 1 for the first.</summary>
    public int Epoch { get; internal set; }

    /// <summary>The last epoch, unless training stops before.</summary>
    public int Epochs => Options.Epochs;

    /// <summary>The step in this epoch, 1 for the first.</summary>
    public int Batch { get; internal set; }

    /// <summary>Steps in an epoch.</summary>
    public int BatchesPerEpoch { get; internal set; }

    /// <summary>Optimizer steps since the start of training.</summary>
    public long Step { get; internal set; }

    /// <summary>Mean loss of the epoch up to now, regularisers included.</summary>
    public double Loss { get; internal set; }

    /// <summary>Loss of the last step.</summary>
    public double BatchLoss { get; internal set; }

    /// <summary>The metrics of the epoch up to now.</summary>
    public IReadOnlyList<Metric> Metrics { get; internal set; } = [];

    /// <summary>Set to end training after this step.</summary>
    public bool StopTraining { get; set; }

    /// <summary>The gradients of the last step, laid out as <see cref="Model.Weights"/>, as the optimizer saw them before clipping.</summary>
    public ReadOnlySpan<float> Gradients => steps.Gradients;
}
