using ModelGen.Memory;

namespace ModelGen;

/// <content>Reading single samples. Nothing here allocates, except for <see cref="ClassCounts"/>'s result.</content>
public sealed partial class Dataset
{
    /// <summary>Writes one input, in the order of <see cref="InputShape"/>, last dimension fastest.</summary>
    /// <param name="sample">From 0 to <see cref="Count"/> - 1.</param>
    /// <param name="destination"><see cref="InputSize"/> floats.</param>
    /// <exception cref="ArgumentOutOfRangeException">No such sample.</exception>
    /// <exception cref="ArgumentException">The destination has another size.</exception>
    public void CopyInput(int sample, Span<float> destination)
    {
        int index = IndexOf(sample);
        if (destination.Length != InputSize)
        {
            throw new ArgumentException($"One input is {InputSize} floats, not {destination.Length}.", nameof(destination));
        }

        inputs.Copy(index, destination);
    }

    /// <summary>Writes one target.</summary>
    /// <param name="sample">From 0 to <see cref="Count"/> - 1.</param>
    /// <param name="destination">
    /// With values, <see cref="TargetSize"/> floats. With classes, 1 float for the class number or <see cref="ClassCount"/>
    /// floats for a one-hot row: 1 at the class, 0 elsewhere.
    /// </param>
    /// <exception cref="ArgumentOutOfRangeException">No such sample.</exception>
    /// <exception cref="ArgumentException">The destination has another size.</exception>
    public void CopyTarget(int sample, Span<float> destination) => targets.Copy(IndexOf(sample), destination);

    /// <summary>The class of one sample.</summary>
    /// <exception cref="ArgumentOutOfRangeException">No such sample.</exception>
    /// <exception cref="InvalidOperationException">Targets are values.</exception>
    public int ClassOf(int sample)
    {
        int index = IndexOf(sample);
        return ExpectClasses()[index];
    }

    /// <summary>Returns the number of samples of each class.</summary>
    /// <exception cref="InvalidOperationException">Targets are values.</exception>
    public int[] ClassCounts()
    {
        ReadOnlySpan<int> classes = ExpectClasses();
        int[] counts = new int[ClassCount];
        for (int i = 0; i < Count; i++)
        {
            counts[classes[IndexOf(i)]]++;
        }

        return counts;
    }

    /// <summary>Writes one input into the interior of sample <paramref name="at"/> of a feature map.</summary>
    internal void CopyInput(int sample, FeatureMap destination, int at)
    {
        int index = IndexOf(sample);
        if (destination.Size != InputSize)
        {
            throw new ArgumentException($"One input is {InputSize} floats, but a sample of the feature map holds {destination.Size}.", nameof(destination));
        }

        inputs.Copy(index, destination, at);
    }

    private ReadOnlySpan<int> ExpectClasses() => HasClasses
        ? targets.Classes
        : throw new InvalidOperationException("The targets of this dataset are values, not classes. FromClasses and FromBytes make datasets with classes.");
}
