namespace ModelGen;

/// <summary>Targets that are class numbers.</summary>
internal sealed class ClassTargets : TargetStore
{
    // A copy: losses index by class, so what was checked must stay as it was.
    private readonly int[] classes;

    private ClassTargets(int[] classes, int classCount)
    {
        this.classes = classes;
        ClassCount = classCount;
    }

    /// <inheritdoc/>
    public override int Count => classes.Length;

    /// <inheritdoc/>
    public override int Size => 1;

    /// <inheritdoc/>
    public override int ClassCount { get; }

    /// <inheritdoc/>
    public override ReadOnlySpan<int> Classes => classes;

    /// <summary>Copies and checks the classes.</summary>
    public static ClassTargets Of(int[] classes, int classCount)
    {
        ArgumentNullException.ThrowIfNull(classes);
        if (classCount < 2)
        {
            throw new ArgumentException($"A dataset must have at least 2 classes, not {classCount}.", nameof(classCount));
        }

        if (classes.Length == 0)
        {
            throw new ArgumentException("A dataset must have at least one sample.", nameof(classes));
        }

        int[] copy = (int[])classes.Clone();
        OneHot.ExpectClasses(copy, classCount);
        return new(copy, classCount);
    }

    /// <inheritdoc/>
    public override void Copy(int index, Span<float> destination)
    {
        if (destination.Length == 1)
        {
            destination[0] = classes[index];
        }
        else if (destination.Length == ClassCount)
        {
            destination.Clear();
            destination[classes[index]] = 1;
        }
        else
        {
            throw new ArgumentException($"A class becomes 1 float (its number) or {ClassCount} floats (a one-hot row), not {destination.Length}.", nameof(destination));
        }
    }
}
