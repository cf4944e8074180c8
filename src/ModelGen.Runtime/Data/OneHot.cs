namespace ModelGen;

/// <summary>Classes as rows of zeros with a single 1.</summary>
public static class OneHot
{
    /// <summary>Encodes classes.</summary>
    /// <param name="classes">One class a sample, from 0 to <paramref name="classCount"/> - 1.</param>
    /// <param name="classCount">The number of classes, at least 1.</param>
    /// <returns>(samples, <paramref name="classCount"/>): 1 at the class, 0 elsewhere.</returns>
    /// <exception cref="ArgumentException">A class is out of range, or the result is too large for an array.</exception>
    public static float[] Encode(int[] classes, int classCount)
    {
        ArgumentNullException.ThrowIfNull(classes);
        ArgumentOutOfRangeException.ThrowIfLessThan(classCount, 1);
        ExpectClasses(classes, classCount);
        long length = (long)classes.Length * classCount;
        if (length > Array.MaxLength)
        {
            throw new ArgumentException($"{classes.Length} rows of {classCount} floats are more than an array's {Array.MaxLength} elements.", nameof(classes));
        }

        float[] rows = new float[length];
        for (int i = 0; i < classes.Length; i++)
        {
            rows[(i * classCount) + classes[i]] = 1;
        }

        return rows;
    }

    /// <summary>Checks that each class is one of 0 to <paramref name="classCount"/> - 1.</summary>
    internal static void ExpectClasses(ReadOnlySpan<int> classes, int classCount)
    {
        for (int i = 0; i < classes.Length; i++)
        {
            if ((uint)classes[i] >= (uint)classCount)
            {
                throw new ArgumentException($"Sample {i} has class {classes[i]}, but there are {classCount} classes, numbered from 0 to {classCount - 1}.", nameof(classes));
            }
        }
    }
}
