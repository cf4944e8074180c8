using System.Globalization;

namespace ModelGen.Tests.Resume;

/// <summary>All that a training leaves behind, bit by bit.</summary>
internal sealed class Outcome : Callback
{
    private readonly List<string> lines = [];

    /// <summary>Weights and moments before other callbacks' <c>OnTrainEnd</c>.</summary>
    public override void OnTrainEnd(TrainingContext context)
    {
        Add("weights", context.Model.Weights);
        Add("moments", context.OptimizerState.Moments);
        lines.Add($"updates {context.OptimizerState.Updates}");
        lines.Add($"step {context.Step}, rate {context.Optimizer.LearningRate.At(context.Step):R}, stopped {context.StopTraining}");
    }

    /// <summary>The training's results, one a line.</summary>
    public string[] Of(TrainableModel model, History history)
    {
        Add("final weights", model.Weights);
        foreach (EpochLogs epoch in history.Epochs)
        {
            lines.Add($"epoch {epoch.Epoch}: " + string.Join(" ", epoch.Entries.Select(entry => $"{entry.Key}={BitConverter.DoubleToInt64Bits(entry.Value):x}")));
        }

        return [.. lines];
    }

    private void Add(string name, ReadOnlySpan<float> values) =>
        lines.Add(string.Create(CultureInfo.InvariantCulture, $"{name}: {values.Length} {Convert.ToHexString(System.Runtime.InteropServices.MemoryMarshal.AsBytes(values))}"));
}
