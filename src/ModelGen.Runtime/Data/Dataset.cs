using System.Collections.ObjectModel;

namespace ModelGen;

/// <summary>
/// Samples in memory, each an input and a target: a class or some values. A dataset never changes;
/// <see cref="Take"/>, <see cref="Shuffled"/> and their like give new views of the same memory.
/// </summary>
public sealed partial class Dataset
{
    private readonly InputStore inputs;
    private readonly TargetStore targets;
    private readonly ReadOnlyCollection<int> inputShape;
    private InputRange? range;

    private Dataset(InputStore inputs, TargetStore targets, int[] inputShape, ByteScaling? bytes = null)
    {
        this.inputs = inputs;
        this.targets = targets;
        this.inputShape = Array.AsReadOnly((int[])inputShape.Clone());
        Description = new() { Bytes = bytes };
        Count = targets.Count;
    }

    /// <summary>The number of samples.</summary>
    public int Count { get; }

    /// <summary>The dimensions of one input: (height, width, channels) or (features).</summary>
    public IReadOnlyList<int> InputShape => inputShape;

    /// <summary>Floats of one input: the product of <see cref="InputShape"/>.</summary>
    public int InputSize => inputs.Size;

    /// <summary>True if targets are class numbers.</summary>
    public bool HasClasses => targets.ClassCount > 0;

    /// <summary>The number of classes; 0 when targets are values.</summary>
    public int ClassCount => targets.ClassCount;

    /// <summary>Floats of one target: 1, the class number, with classes; else as many as there are values.</summary>
    public int TargetSize => targets.Size;

    /// <summary>One name a class, from <see cref="WithClassNames"/>; null when classes have only numbers.</summary>
    public IReadOnlyList<string>? ClassNames => Description.ClassNames;

    /// <summary>
    /// Gets what is known of the meaning of inputs and targets. <c>Fit</c> and <c>Evaluate</c> refuse a data set that
    /// contradicts the one that the model was trained on.
    /// </summary>
    public DatasetDescription Description { get; }

    /// <summary>The range of all inputs, looked at once.</summary>
    internal InputRange Range => range ??= InputRange.Of(this);

    /// <summary>Makes a dataset of float inputs, each in one of some classes.</summary>
    /// <param name="inputs">(samples, <paramref name="inputShape"/>). Kept, not copied: do not write to it afterwards.</param>
    /// <param name="classes">One class a sample, from 0 to <paramref name="classCount"/> - 1.</param>
    /// <param name="classCount">The number of classes, at least 2.</param>
    /// <param name="inputShape">The dimensions of one input.</param>
    /// <exception cref="ArgumentException">Lengths and shape disagree, there are no samples, a class is out of range, or an input is not finite.</exception>
    public static Dataset FromClasses(float[] inputs, int[] classes, int classCount, params int[] inputShape)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        TargetStore targets = ClassTargets.Of(classes, classCount);
        int size = SampleShape.SizeOf(inputShape);
        SampleShape.ExpectLength(inputs.Length, targets.Count, size, nameof(inputs));
        return new(FloatInputs.Of(inputs, size), targets, inputShape);
    }

    /// <summary>
    /// Makes a dataset of byte inputs, each in one of some classes. Bytes stay bytes in memory; a model sees
    /// byte * <paramref name="scale"/> + <paramref name="offset"/>, by default grey levels from 0 to 1.
    /// </summary>
    /// <param name="inputs">(samples, <paramref name="inputShape"/>). Kept, not copied: do not write to it afterwards.</param>
    /// <param name="classes">One class a sample, from 0 to <paramref name="classCount"/> - 1.</param>
    /// <param name="classCount">The number of classes, at least 2.</param>
    /// <param name="inputShape">The dimensions of one input.</param>
    /// <param name="scale">What a byte is multiplied by.</param>
    /// <param name="offset">What is added after that.</param>
    /// <exception cref="ArgumentException">Lengths and shape disagree, there are no samples, a class is out of range, or the scale or offset is not finite.</exception>
    public static Dataset FromBytes(byte[] inputs, int[] classes, int classCount, int[] inputShape, float scale = 1 / 255f, float offset = 0)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        TargetStore targets = ClassTargets.Of(classes, classCount);
        int size = SampleShape.SizeOf(inputShape);
        SampleShape.ExpectLength(inputs.Length, targets.Count, size, nameof(inputs));
        return new(ByteInputs.Of(inputs, size, scale, offset), targets, inputShape, new(scale, offset));
    }

    /// <summary>Makes a dataset of float inputs, each with some values to predict.</summary>
    /// <param name="inputs">(samples, <paramref name="inputShape"/>). Kept, not copied: do not write to it afterwards.</param>
    /// <param name="targets">(samples, <paramref name="targetSize"/>). Kept, not copied: do not write to it afterwards.</param>
    /// <param name="inputShape">The dimensions of one input.</param>
    /// <param name="targetSize">Values a sample, at least 1.</param>
    /// <exception cref="ArgumentException">Lengths and shape disagree, there are no samples, or an input or a value is not finite.</exception>
    public static Dataset FromValues(float[] inputs, float[] targets, int[] inputShape, int targetSize)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        TargetStore values = ValueTargets.Of(targets, targetSize);
        int size = SampleShape.SizeOf(inputShape);
        SampleShape.ExpectLength(inputs.Length, values.Count, size, nameof(inputs));
        return new(FloatInputs.Of(inputs, size), values, inputShape);
    }

    /// <summary>Samples, input shape and targets in one line.</summary>
    public override string ToString() =>
        string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Count} samples of ({string.Join(", ", inputShape)}), ")
        + (HasClasses ? $"{ClassCount} classes" : $"{TargetSize} target values");
}
