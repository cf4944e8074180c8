using ModelGen.Memory;

namespace ModelGen;

/// <summary>The memory behind the inputs of a dataset.</summary>
/// <param name="size">Floats of one input.</param>
internal abstract class InputStore(int size)
{
    /// <summary>Floats of one input.</summary>
    public int Size { get; } = size;

    /// <summary>Writes input <paramref name="index"/> as <see cref="Size"/> floats.</summary>
    public abstract void Copy(int index, Span<float> destination);

    /// <summary>Writes input <paramref name="index"/> into the interior of sample <paramref name="sample"/> of a map whose samples have <see cref="Size"/> floats.</summary>
    public abstract void Copy(int index, FeatureMap destination, int sample);
}
