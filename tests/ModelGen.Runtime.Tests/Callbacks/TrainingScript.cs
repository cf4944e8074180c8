namespace ModelGen.Tests;

/// <summary>Leads callbacks through a training whose logs are written down beforehand; the weights of epoch n are all n.</summary>
internal sealed class TrainingScript
{
    private readonly GivenGradients gradients = new(48);
    private readonly Callback[] callbacks;

    public TrainingScript(params Callback[] callbacks)
        : this(new FitOptions { Epochs = 100, ValidationSplit = 0.1 }, callbacks)
    {
    }

    public TrainingScript(FitOptions options, params Callback[] callbacks)
    {
        this.callbacks = callbacks;
        Context = new TrainingContext(new TinyModel(), options, options.Optimizer ?? new SGD(0.1), gradients)
        {
            Metrics = [new Accuracy(), new MeanAbsoluteError()],
            BatchesPerEpoch = 1,
        };
    }

    public TrainingContext Context { get; }

    public Span<float> Gradients => gradients.Span;

    /// <summary>The learning rate at the end of each epoch.</summary>
    public List<float> LearningRates { get; } = [];

    public EpochLogs Logs { get; private set; } = new() { Epoch = 0 };

    /// <summary>Runs an epoch for each value of one logged number, as long as nothing stops training.</summary>
    public TrainingScript Run(string name, params double[] values) =>
        Run([.. values.Select(value => new[] { (name, value) })]);

    /// <summary>Runs an epoch for each set of logs.</summary>
    public TrainingScript Run(params (string Name, double Value)[][] epochs)
    {
        Array.ForEach(callbacks, callback => callback.Check(Context));
        Array.ForEach(callbacks, callback => callback.OnTrainBegin(Context));
        Context.StopTraining = false;
        Context.Step = 0;
        for (int epoch = 1; epoch <= epochs.Length && !Context.StopTraining; epoch++)
        {
            Context.Epoch = epoch;
            Array.ForEach(callbacks, callback => callback.OnEpochBegin(Context));
            RunStep();
            Logs = new EpochLogs { Epoch = epoch };
            foreach ((string name, double value) in epochs[epoch - 1])
            {
                Logs[name] = value;
            }

            Context.History.Add(Logs);
            Array.ForEach(callbacks, callback => callback.OnEpochEnd(Context, Logs));
            Context.WriteCheckpoints();
            LearningRates.Add(Context.Optimizer.LearningRate.At(Context.Step));
        }

        Context.HasEnded = true;
        Array.ForEach(callbacks, callback => callback.OnTrainEnd(Context));
        return this;
    }

    private void RunStep()
    {
        Context.Model.WritableWeights.Fill(Context.Epoch);
        Context.Batch = 1;
        Context.Step++;
        Array.ForEach(callbacks, callback => callback.OnBatchEnd(Context));
    }
}
