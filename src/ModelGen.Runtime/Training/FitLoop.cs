using System.Diagnostics;
using ModelGen.Checkpoints;
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
    private readonly MetricSet metrics;
    private int begunCallbacks;

    public FitLoop(TrainableModel model, Dataset data, FitOptions options)
    {
        this.model = model;
        this.options = options;
        DataRules.Check(model, data, nameof(data));
        FitRules.Check(model.Info, data, options);
        metrics = new MetricSet(model.Info.Loss, options);
        optimizer = options.Optimizer ?? model.DefaultOptimizer;
        (training, validation) = options.ValidationSplit > 0 ? data.Split(1 - options.ValidationSplit) : (data, options.Validation);
        if (options.Validation is { } given)
        {
            DataRules.Check(model, given, nameof(options.Validation));
        }

        if (training.Count == 0 || validation is { Count: 0 })
        {
            throw new ArgumentException(
                $"ValidationSplit = {options.ValidationSplit} leaves no sample for {(training.Count == 0 ? "training" : "validation")} out of {data.Count}.", nameof(options));
        }

        if (validation is not null)
        {
            DescriptionRules.Check(training, validation);
        }
    }

    public History Run()
    {
        int batchSize = int.Min(options.BatchSize, training.Count);
        using Reservation reservation = new($"{model.Info.Name}.{nameof(TrainableModel.Fit)}");
        reservation.TakeTraining(model, options, optimizer, metrics.All);
        using WorkerPool? pool = options.Device is null ? new(Concurrency.Threads(options.Threads)) : null;
        int lanes = Concurrency.Lanes(options.Lanes);
        ulong seed = options.Seed ?? model.Seed;
        float[]? classWeights = FitRules.ClassWeights(training, options);
        using StepRunner steps = options.Device?.Train(model, training, optimizer, batchSize, seed, classWeights)
            ?? new TrainingStep(model, training, optimizer, pool!, batchSize, lanes, seed, classWeights);
        using Evaluator? evaluator = validation is null
            ? null
            : options.Device?.Evaluate(model, validation, metrics.All)
                ?? new LaneEvaluator(model, validation, metrics.All, pool!, ownsPool: false, nameof(options.Validation));
        TrainingContext context = new(model, options, optimizer, steps)
        {
            Metrics = metrics.All,
            BatchesPerEpoch = ((training.Count - 1) / batchSize) + 1,
            Identity = new(model, options, optimizer, training, validation, metrics, lanes),
            CompletedEpochs = options.InitialEpoch,
            ResumeFrom = options.ResumeFrom,
            Seed = seed,
        };
        context.Step = (long)options.InitialEpoch * context.BatchesPerEpoch;
        Notify(context, static (callback, state) => callback.Check(state));
        foreach (string warning in DataWarnings.Find(model, training, validation))
        {
            context.Warn(warning);
        }

        try
        {
            Notify(context, (callback, state) =>
            {
                callback.OnTrainBegin(state);
                begunCallbacks++;
            });
            Resume(context);
            WarnOfState(context);
            EpochOrder order = new(training.Count, options.Shuffle, context.Seed);
            model.TrainedOn = DescriptionRules.Trained(model, training);
            while (context.InEpoch || (context.CompletedEpochs < options.Epochs && !context.StopTraining))
            {
                RunEpoch(context, steps, order.Of(context.CompletedEpochs + 1), evaluator);
            }

            context.HasEnded = true;
        }
        finally
        {
            EndCallbacks(context, 0);
        }

        return context.History;
    }

    /// <summary>Ends each callback that has begun, whatever another one throws: they hold files.</summary>
    private void EndCallbacks(TrainingContext context, int index)
    {
        if (index == begunCallbacks)
        {
            return;
        }

        try
        {
            options.Callbacks[index].OnTrainEnd(context);
        }
        finally
        {
            EndCallbacks(context, index + 1);
        }
    }

    /// <summary>Warns of an optimizer that goes on with a state that can hardly be meant.</summary>
    private void WarnOfState(TrainingContext context)
    {
        string name = optimizer.GetType().Name;
        if (!context.OptimizerState.IsFinite)
        {
            context.Warn($"{name} still has the moments of a training of {model.Info.Name} that diverged; they are not finite, and no weights recover with them. Give a new object as FitOptions.Optimizer.");
        }

        if (context.Step == 0 && context.OptimizerState.Updates > 0 && optimizer.LearningRate is not ConstantSchedule)
        {
            context.Warn($"{name} has updated {model.Info.Name} before, but its schedule, {optimizer.LearningRate.GetType().Name}, begins again at its first step. Set InitialEpoch to the epochs that are done, or give a new object as FitOptions.Optimizer.");
        }
    }

    private void Resume(TrainingContext context)
    {
        if (context.ResumeFrom is not { } path)
        {
            return;
        }

        Checkpoint checkpoint = Checkpoint.Read(path, context);
        if (checkpoint.InEpoch)
        {
            // Callbacks get ready for the epoch; what they change then gives way to what they had changed before.
            context.Epoch = checkpoint.Epoch;
            Notify(context, static (callback, state) => callback.OnEpochBegin(state));
        }

        checkpoint.Apply();
    }

    private void RunEpoch(TrainingContext context, StepRunner steps, ReadOnlyMemory<int> order, Evaluator? evaluator)
    {
        long started = Stopwatch.GetTimestamp();
        if (!context.InEpoch)
        {
            context.Epoch = context.CompletedEpochs + 1;
            Notify(context, static (callback, state) => callback.OnEpochBegin(state));
            if (context.StopTraining)
            {
                return; // Without a step there is nothing to log.
            }

            Begin(context);
        }

        EpochLogs logs = new() { Epoch = context.Epoch };
        RunSteps(context, steps, order);
        context.LogTraining(logs);

        // The metrics' training values are logged: validation may use the same objects.
        if (evaluator?.Run() is { } evaluation)
        {
            logs[LogNames.ValidationPrefix + LogNames.Loss] = evaluation.Loss;
            foreach ((string name, double value) in evaluation.Metrics)
            {
                logs[LogNames.ValidationPrefix + name] = value;
            }
        }

        logs[LogNames.LearningRate] = context.LastLearningRate;
        logs.Duration = Stopwatch.GetElapsedTime(started);
        context.History.Add(logs);
        context.CompletedEpochs = context.Epoch;
        context.InEpoch = false;
        foreach (Callback callback in options.Callbacks)
        {
            context.Verdicts.Running = callback;
            callback.OnEpochEnd(context, logs);
        }

        context.Verdicts.Running = null;
        context.WriteCheckpoints();
    }

    private static void Begin(TrainingContext context)
    {
        context.InEpoch = true;
        context.Batch = context.Samples = 0;
        context.LossSum = 0;
        foreach (Metric metric in context.Metrics)
        {
            metric.Reset();
        }
    }

    private void RunSteps(TrainingContext context, StepRunner steps, ReadOnlyMemory<int> order)
    {
        int batchSize = int.Min(options.BatchSize, order.Length);
        int begun = 0;
        try
        {
            for (int first = (int)long.Min((long)context.Batch * batchSize, order.Length); first < order.Length && !context.StopTraining; first += int.Min(batchSize, order.Length - first))
            {
                options.CancellationToken.ThrowIfCancellationRequested();
                steps.Begin(order.Slice(first, int.Min(batchSize, order.Length - first)), context.Step + begun);
                begun++;
                int most = SavesAfter(context.Step + begun) ? 0 : steps.Depth - 1;
                while (begun > most)
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
            context.Samples += count;
            context.LossSum += context.BatchLoss * count;
            context.Step++;
            context.Batch++;
            context.Loss = context.LossSum / context.Samples;
            context.CheckLoss();
            metrics.Update(steps.Predictions);
            Notify(context, static (callback, state) => callback.OnBatchEnd(state));
            context.WriteCheckpoints();
        }
    }

    private bool SavesAfter(long step)
    {
        bool saves = false;
        for (int i = 0; i < options.Callbacks.Count; i++)
        {
            saves |= options.Callbacks[i].SavesAfter(step);
        }

        return saves;
    }

    private void Notify(TrainingContext context, Action<Callback, TrainingContext> what)
    {
        for (int i = 0; i < options.Callbacks.Count; i++)
        {
            context.Verdicts.Running = options.Callbacks[i];
            what(options.Callbacks[i], context);
        }

        context.Verdicts.Running = null;
    }
}
