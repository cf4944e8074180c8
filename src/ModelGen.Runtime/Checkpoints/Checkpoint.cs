using ModelGen.Serialization;

namespace ModelGen.Checkpoints;

/// <summary>
/// All that a training has to know to go on after any step: weights and moments, the place in the epoch with its sums, the
/// learning rate, the logs and what callbacks remember. Shuffling and dropout follow from seed, epoch and step.
/// </summary>
internal sealed class Checkpoint
{
    /// <summary>3 has the optimizer's own count of updates, the seed and who stopped training; 2 the layers; 1 had only the tensors.</summary>
    private const string Version = "3";

    private const string UpdatesName = "optimizer/updates";

    private readonly RestoredState state;
    private readonly TrainingContext context;

    private Checkpoint(RestoredState state, TrainingContext context)
    {
        this.state = state;
        this.context = context;
        InEpoch = state.Keep("progress/in_epoch", false);
        Epoch = state.Keep("progress/completed_epochs", 0, int.MaxValue - 1) + (InEpoch ? 1 : 0);
    }

    /// <summary>True if the checkpoint was written between the first step of an epoch and its validation.</summary>
    public bool InEpoch { get; }

    /// <summary>The epoch that runs, or that has ended last.</summary>
    public int Epoch { get; }

    /// <summary>Reads a file and compares it with the training that is to go on from it; changes nothing.</summary>
    /// <exception cref="WeightsFormatException">The file is damaged or no checkpoint.</exception>
    /// <exception cref="CheckpointMismatchException">It is one of another training.</exception>
    /// <exception cref="IOException">It cannot be read.</exception>
    public static Checkpoint Read(string path, TrainingContext context)
    {
        RestoredState state = CheckpointFile.Read(path);
        if (state.Text(ModelWeights.CheckpointVersion) != Version)
        {
            throw new WeightsFormatException(path, null, $"the checkpoint is of version {Quote.Short(state.Text(ModelWeights.CheckpointVersion) ?? "")}; this program reads version {Version}.");
        }

        context.Identity?.Check(state.Part("training/"), state.TrainedOn(context.Model.Info.InputSize));
        return new(state, context);
    }

    /// <summary>Writes a training's state. The file is an ordinary weights file too.</summary>
    /// <exception cref="IOException">It could not be written; an existing file is as it was.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder does not allow it.</exception>
    public static void Save(TrainingContext context, string path)
    {
        ModelInfo info = context.Model.Info;
        SavedState state = new();
        state.Keep(ModelWeights.CheckpointVersion, Version);
        state.Keep(MetadataNames.Model, info.Name);
        state.Keep(MetadataNames.Layout, MetadataNames.ChannelsLast);
        state.Keep(MetadataNames.Seed, ModelSeed.Text(context.Model.Seed));
        state.Texts.AddRange(DescriptionText.Entries(context.Model.TrainedOn));
        context.Identity?.Save(state.Part("training/"), context.Seed);
        foreach (ParameterInfo parameter in info.Parameters)
        {
            state.Tensors.Add((new(parameter.Name, parameter.Shape), writer => writer.WriteNext(context.Model.Weights.Slice(parameter.Offset, parameter.Length))));
        }

        OptimizerState optimizer = context.OptimizerState;
        state.Keep(UpdatesName, optimizer.Updates);
        for (int moment = 0; moment < context.Optimizer.MomentCount; moment++)
        {
            int first = moment * info.WeightsLength;
            foreach (ParameterInfo parameter in info.Parameters)
            {
                state.Tensors.Add((
                    new(MomentName(moment, parameter), parameter.Shape),
                    writer => writer.WriteNext(optimizer.Moments.Slice(first + parameter.Offset, parameter.Length))));
            }
        }

        KeepRest(context, state);
        CheckpointFile.Write(path, state);
    }

    /// <summary>Gives the training the checkpoint's state; the model's weights change last, and only if all of it is there.</summary>
    /// <exception cref="WeightsFormatException">A callback or metric has another state than the checkpoint.</exception>
    public void Apply()
    {
        ModelInfo info = context.Model.Info;
        float[] weights = new float[context.Model.Weights.Length];
        float[] moments = new float[checked(info.WeightsLength * context.Optimizer.MomentCount)];
        context.Optimizer.InitializeMoments(moments);
        foreach (ParameterInfo parameter in info.Parameters)
        {
            state.Floats(parameter.Name, parameter.Length).CopyTo(weights, parameter.Offset);
            for (int moment = 0; moment < context.Optimizer.MomentCount; moment++)
            {
                state.Floats(MomentName(moment, parameter), parameter.Length).CopyTo(moments, (moment * info.WeightsLength) + parameter.Offset);
            }
        }

        ulong seed = TrainingIdentity.Seed((RestoredState)state.Part("training/"));
        long updates = state.Keep(UpdatesName, 0L);
        if (updates < 0)
        {
            throw new WeightsFormatException(state.File, null, $"the checkpoint's {UpdatesName} is {updates}; expected a number of at least 0.");
        }

        KeepRest(context, state);
        context.Seed = seed;
        context.Epoch = Epoch;
        context.Model.AdoptSeed(ModelSeed.Parse(state.Text(MetadataNames.Seed)));
        context.Model.SetWeights(weights);
        moments.CopyTo(context.OptimizerState.Moments);
        context.OptimizerState.Updates = updates;
        context.ResumeSteps();
    }

    private static string MomentName(int moment, ParameterInfo parameter) =>
        string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{ModelWeights.OptimizerPrefix}{moment}/{parameter.Name}");

    private static void KeepRest(TrainingContext context, TrainingState state)
    {
        context.KeepProgress(state.Part("progress/"));
        context.History.KeepState(state.Part("state/history/"));
        if (context.InEpoch)
        {
            foreach (Metric metric in context.Metrics)
            {
                metric.KeepState(state.Part($"state/metric/{metric.Name}/"));
            }

            context.KeepGradients(state.Part("state/gradients/"));
        }

        Dictionary<string, int> kinds = [];
        foreach (Callback callback in context.Options.Callbacks)
        {
            string kind = callback.GetType().Name;
            int number = kinds[kind] = kinds.GetValueOrDefault(kind) + 1;
            TrainingState part = state.Part(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"state/callback/{kind}/{number}/"));

            // A callback that the checkpoint does not know starts fresh.
            if (part is not RestoredState { HasAny: false })
            {
                callback.KeepState(part);
            }
        }
    }
}
