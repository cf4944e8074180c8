using System.Diagnostics;
using ModelGen.Parallel;

namespace ModelGen.Training;

/// <summary>Epochs of steps with their callbacks, metrics and validation.</summary>
internal sealed class FitLoop
{
    private readonly TrainableModel model;
    private readonly FitOptions options;
    private readonly Optimizer optimizer;
    private readonly Dataset training;
    private readonly Dataset? validation;

    public FitLoop(TrainableModel model, Dataset data, FitOptions options)
    {
        this.model = model;
        this.options = options;
        DataRules.Check(model.Info, data, nameof(data));
        FitRules.Check(model.Info, data, options);
        optimizer = options.Optimizer ?? new Adam();
        (training, validation) = options.ValidationSplit > 0 ? data.Split(1 - options.ValidationSplit) : (data, options.Validation);
        if (training.Count == 0 || validation is { Count: 0 })
        {
            throw new ArgumentException(
                $"ValidationSplit = {options.ValidationSplit} leaves no sample for {(training.Count == 0 ? "training" : "validation")} out of {data.Count}.", nameof(options));
        }
    }

    public History Run()
    {
        int batchSize = int.Min(options.BatchSize, training.Count);
        using WorkerPool? pool = options.Device is null ? new(Concurrency.Threads(options.Threads)) : null;
        float[]? classWeights = FitRules.ClassWeights(training, options);
        using StepRunner steps = options.Device?.Train(model, training, optimizer, batchSize, options.Seed, classWeights)
            ?? new TrainingStep(model, training, optimizer, pool!, batchSize, Concurrency.Lanes(options.Lanes), options.Seed, classWeights);
        IReadOnlyList<Metric> metrics = options.Metrics ?? MetricDefaults.For(model.Info.Loss);
        using Evaluator? evaluator = validation is null
            ? null
            : options.Device?.Evaluate(model, validation, metrics)
                ?? new LaneEvaluator(model, validation, metrics, pool!, ownsPool: false, nameof(options.Validation));
        TrainingContext context = new(model, options, optimizer, steps)
        {
            Metrics = metrics,
            BatchesPerEpoch = (training.Count + batchSize - 1) / batchSize,
        };
        context.Step = (long)options.InitialEpoch * context.BatchesPerEpoch;
        EpochOrder order = new(training.Count, options.Shuffle, options.Seed);

        Notify(context, static (callback, state) => callback.OnTrainBegin(state));
        try
        {
            for (int epoch = options.InitialEpoch + 1; epoch <= options.Epochs && !context.StopTraining; epoch++)
            {
                context.Epoch = epoch;
                RunEpoch(context, steps, order.Of(epoch), evaluator);
            }
        }
        finally
        {
            Notify(context, static (callback, state) => callback.OnTrainEnd(state));
        }

        return context.History;
    }

    private void RunEpoch(TrainingContext context, StepRunner steps, ReadOnlyMemory<int> order, Evaluator? evaluator)
    {
        long started = Stopwatch.GetTimestamp();
        Notify(context, static (callback, state) => callback.OnEpochBegin(state));
        EpochLogs logs = new() { Epoch = context.Epoch };
        RunSteps(context, steps, order);
        logs["loss"] = context.Loss;
        foreach (Metric metric in context.Metrics)
        {
            logs[metric.Name] = metric.Result;
        }

        // The metrics' training values are logged: validation may use the same objects.
        if (evaluator?.Run() is { } evaluation)
        {
            logs["val_loss"] = evaluation.Loss;
            foreach ((string name, double value) in evaluation.Metrics)
            {
                logs["val_" + name] = value;
            }
        }

        logs["learning_rate"] = optimizer.LearningRate.At(long.Max(0, context.Step - 1));
        logs.Duration = Stopwatch.GetElapsedTime(started);
        context.History.Add(logs);
        foreach (Callback callback in options.Callbacks)
        {
            callback.OnEpochEnd(context, logs);
        }
    }

    private void RunSteps(TrainingContext context, StepRunner steps, ReadOnlyMemory<int> order)
    {
        foreach (Metric metric in context.Metrics)
        {
            metric.Reset();
        }

        int batchSize = int.Min(options.BatchSize, order.Length);
        double lossSum = 0;
        int samples = 0, begun = 0;
        context.Batch = 0;
        try
        {
            for (int first = 0; first < order.Length && !context.StopTraining; first += batchSize)
            {
                options.CancellationToken.ThrowIfCancellationRequested();
                steps.Begin(order.Slice(first, int.Min(batchSize, order.Length - first)), context.Step + begun);
                begun++;
                if (begun == steps.Depth)
                {
                    EndStep();
                }
            }

            while (begun > 0)
            {
                EndStep();
            }
        }
        finally
        {
            steps.UpdateModel();
        }

        void EndStep()
        {
            context.BatchLoss = steps.End();
            begun--;
            int count = steps.Predictions.Samples;
            samples += count;
            lossSum += context.BatchLoss * count;
            context.Step++;
            context.Batch++;
            context.Loss = lossSum / samples;
            foreach (Metric metric in context.Metrics)
            {
                metric.Update(steps.Predictions);
            }

            Notify(context, static (callback, state) => callback.OnBatchEnd(state));
        }
    }

    private void Notify(TrainingContext context, Action<Callback, TrainingContext> what)
    {
        for (int i = 0; i < options.Callbacks.Count; i++)
        {
            what(options.Callbacks[i], context);
        }
    }
}
