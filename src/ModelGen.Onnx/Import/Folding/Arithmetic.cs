namespace ModelGen.Onnx.Import.Folding;

/// <summary>Add, Sub, Mul and Div of two constants, broadcast to each other.</summary>
internal static class Arithmetic
{
    /// <summary>The dimensions that two broadcast to; null where they do not fit.</summary>
    public static int[]? Broadcast(int[] a, int[] b)
    {
        int rank = Math.Max(a.Length, b.Length);
        int[] dims = new int[rank];
        for (int i = 0; i < rank; i++)
        {
            (int x, int y) = (At(a, i - rank), At(b, i - rank));
            if (x != y && x != 1 && y != 1)
            {
                return null;
            }

            dims[i] = x == 1 ? y : x;
        }

        return dims;
    }

    /// <summary>The result of dimensions that <see cref="Broadcast"/> has found; null where it is no number.</summary>
    public static OnnxTensor? Compute(string type, OnnxTensor a, OnnxTensor b, int[] dims)
    {
        if (a.Type != b.Type)
        {
            return null;
        }

        int[] first = Elements.Positions(dims, Steps(a.Dims, dims), 0), second = Elements.Positions(dims, Steps(b.Dims, dims), 0);
        if (a.Integers.Length == 0)
        {
            float[] floats = [.. first.Zip(second, (i, j) => Apply(type, a.Floats[i], b.Floats[j]))];
            return new("", a.Type, dims, floats, []);
        }

        long[] integers = new long[first.Length];
        for (int i = 0; i < integers.Length; i++)
        {
            (long x, long y) = (a.Integers[first[i]], b.Integers[second[i]]);

            // Nobody knows how many samples there will be; the smallest integer has no opposite, either.
            if (x == OnnxTensor.Batch || y == OnnxTensor.Batch || (type == "Div" && y == 0))
            {
                return null;
            }

            integers[i] = Apply(type, x, y);
        }

        return new("", a.Type, dims, [], integers);
    }

    private static T Apply<T>(string type, T x, T y)
        where T : System.Numerics.INumber<T> => type switch
    {
        "Add" => x + y,
        "Sub" => x - y,
        "Mul" => x * y,
        _ => x / y,
    };

    /// <summary>A dimension of 1 is looked at again and again.</summary>
    private static int[] Steps(int[] from, int[] dims)
    {
        int[] strides = Elements.Strides(from);
        return [.. dims.Select((_, i) => At(from, i - dims.Length) == 1 ? 0 : At(strides, i - dims.Length))];
    }

    /// <summary>Counted from the end; missing dimensions are 1.</summary>
    private static int At(int[] dims, int fromEnd) => dims.Length + fromEnd is >= 0 and var i ? dims[i] : 1;
}
