using System.Globalization;
using ModelGen.Serialization;

namespace ModelGen.Checkpoints;

/// <summary>Collects what a checkpoint is to hold: texts and numbers for the file's metadata, lists as tensors.</summary>
internal sealed class SavedState : TrainingState
{
    private readonly string prefix;
    private readonly HashSet<string> names;

    public SavedState()
    {
        prefix = "";
        names = new(StringComparer.Ordinal);
        Texts = [];
        Tensors = [];
    }

    private SavedState(SavedState whole, string prefix)
    {
        this.prefix = prefix;
        names = whole.names;
        Texts = whole.Texts;
        Tensors = whole.Tensors;
    }

    public List<KeyValuePair<string, string>> Texts { get; }

    /// <summary>Each tensor with what writes its numbers: they stay where they are until then.</summary>
    public List<(TensorSpec Spec, Action<SafetensorsWriter> Write)> Tensors { get; }

    public override long Keep(string name, long value)
    {
        Keep(name, value.ToString(CultureInfo.InvariantCulture));
        return value;
    }

    public override double Keep(string name, double value)
    {
        Keep(name, value.ToString("R", CultureInfo.InvariantCulture));
        return value;
    }

    /// <exception cref="ArgumentException">The name is taken.</exception>
    public override string Keep(string name, string value)
    {
        if (!names.Add(prefix + name))
        {
            throw new ArgumentException($"'{prefix + name}' is kept twice; each number of a callback or metric needs a unique name.", nameof(name));
        }

        Texts.Add(new(prefix + name, value));
        return value;
    }

    public override float[] Keep(string name, float[] value)
    {
        Tensors.Add((new(prefix + name, [value.Length]), writer => writer.WriteNext(value)));
        return value;
    }

    public override double[] Keep(string name, double[] value)
    {
        Tensors.Add((new(prefix + name, [value.Length], TensorType.F64), writer => writer.WriteNext(value)));
        return value;
    }

    internal override TrainingState Part(string prefix) => new SavedState(this, this.prefix + prefix);
}
