using System.Globalization;
using ModelGen.Serialization;

namespace ModelGen.Checkpoints;

/// <summary>Holds the contents of a checkpoint file by name.</summary>
/// <param name="file">Its path, for messages.</param>
/// <param name="texts">Its metadata.</param>
/// <param name="tensors">Its lists: <c>float[]</c> or <c>double[]</c>.</param>
/// <param name="before">What all names begin with.</param>
internal sealed class RestoredState(
    string file, IReadOnlyDictionary<string, string> texts, IReadOnlyDictionary<string, Array> tensors, string before = "") : TrainingState
{
    internal override string File => file;

    /// <summary>A text, if it is there.</summary>
    public string? Text(string name) => texts.GetValueOrDefault(before + name);

    /// <summary>Reads the description of the data that the checkpoint's weights were trained on; null if there is none.</summary>
    /// <exception cref="WeightsFormatException">The text is damaged.</exception>
    public DatasetDescription? TrainedOn(int inputSize) => DescriptionText.Find(texts, inputSize, file);

    /// <summary>True if anything is stored under this prefix.</summary>
    public bool HasAny => texts.Keys.Concat(tensors.Keys).Any(name => name.StartsWith(before, StringComparison.Ordinal));

    public override long Keep(string name, long value) =>
        long.TryParse(Text(name), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long kept) ? kept : throw Missing(name, "whole number");

    public override double Keep(string name, double value) =>
        double.TryParse(Text(name), NumberStyles.Float, CultureInfo.InvariantCulture, out double kept) ? kept : throw Missing(name, "number");

    public override string Keep(string name, string value) => Text(name) ?? throw Missing(name, "text");

    public override float[] Keep(string name, float[] value) => tensors.GetValueOrDefault(before + name) as float[] ?? throw Missing(name, "list of floats");

    public override double[] Keep(string name, double[] value) => tensors.GetValueOrDefault(before + name) as double[] ?? throw Missing(name, "list of doubles");

    /// <summary>Reads a list of as many floats as a tensor of the training has.</summary>
    public float[] Floats(string name, int length) => Keep(name, (float[])[]) is { } kept && kept.Length == length ? kept : throw Missing(name, $"list of {length} floats");

    internal override RestoredState Part(string prefix) => new(file, texts, tensors, before + prefix);

    private WeightsFormatException Missing(string name, string what) => new(
        file, null, $"the checkpoint has no {what} {Quote.Short(before + name)}. It was written by another version of the program; delete it to start over.");
}
