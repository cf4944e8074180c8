namespace ModelGen;

/// <summary>Checks of shapes and lengths, in 64-bit arithmetic that cannot overflow.</summary>
internal static class SampleShape
{
    /// <summary>The product of the dimensions.</summary>
    /// <exception cref="ArgumentException">No dimension, one below 1, or a product beyond what an array holds.</exception>
    public static int SizeOf(ReadOnlySpan<int> shape)
    {
        if (shape.IsEmpty)
        {
            throw new ArgumentException("An input shape must have at least one dimension, such as (28, 28, 1) or (8).", nameof(shape));
        }

        long size = 1;
        for (int i = 0; i < shape.Length; i++)
        {
            if (shape[i] < 1)
            {
                throw new ArgumentException($"Dimension {i} of the input shape is {shape[i]}; dimensions must be at least 1.", nameof(shape));
            }

            size *= shape[i];
            if (size > Array.MaxLength)
            {
                throw new ArgumentException($"One input of ({string.Join(", ", shape.ToArray())}) is more than an array's {Array.MaxLength} elements.", nameof(shape));
            }
        }

        return (int)size;
    }

    /// <summary>Checks that an array holds so many samples of such a size.</summary>
    public static void ExpectLength(int length, int samples, int size, string name)
    {
        long expected = (long)samples * size;
        if (length != expected)
        {
            throw new ArgumentException($"Found {length} elements; expected {expected}, for {samples} samples of {size}.", name);
        }
    }

    /// <summary>Checks that every number is finite: one NaN would spread to all weights.</summary>
    public static void ExpectFinite(ReadOnlySpan<float> values, int size, string name)
    {
        // A sum is not finite if any part is not; only an overflowing sum of finite numbers needs the second look.
        if (float.IsFinite(System.Numerics.Tensors.TensorPrimitives.Sum(values)))
        {
            return;
        }

        for (int i = 0; i < values.Length; i++)
        {
            if (!float.IsFinite(values[i]))
            {
                string value = values[i].ToString(System.Globalization.CultureInfo.InvariantCulture);
                throw new ArgumentException($"Value {i % size} of sample {i / size} is {value}; every value must be finite.", name);
            }
        }
    }
}
