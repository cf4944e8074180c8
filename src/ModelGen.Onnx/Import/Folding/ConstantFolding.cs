using ModelGen.Onnx.Format;

namespace ModelGen.Onnx.Import.Folding;

/// <summary>
/// Computes nodes whose inputs are all constants: those that exporters leave around weights, and those that compute a shape.
/// What it cannot compute stays a node, which is refused by name where it matters.
/// </summary>
/// <param name="file">The file's path, for messages.</param>
/// <param name="numbers">How many numbers the file's constants have, those of Constant nodes left out.</param>
internal sealed class ConstantFolding(string file, long numbers)
{
    /// <summary>Numbers that results may have, whatever the file's length, and for each number of its constants.</summary>
    private const long FreeNumbers = 1 << 14, NumbersOfConstant = 4;

    private long room = FreeNumbers + (NumbersOfConstant * numbers);

    /// <summary>The one output of a node; null where it stays a node.</summary>
    /// <param name="inputs">Null for those that are left out.</param>
    public OnnxTensor? Fold(OnnxNode node, OnnxTensor?[] inputs)
    {
        if (!node.IsStandard || node.Outputs.Count != 1)
        {
            return null;
        }

        if (node.Type == "Constant")
        {
            OnnxTensor value = ConstantValues.Of(node, file);
            room += NumbersOfConstant * value.Count;
            return value;
        }

        if (inputs is not [{ } data, ..] || (node.Type != "Identity" && inputs.Any(input => input is { IsRead: false })))
        {
            return null;
        }

        return node.Type switch
        {
            "Identity" => data,
            "Shape" => ShapeOf(node, [.. data.Dims]),
            "Cast" => Cast(node, data),
            "Squeeze" or "Unsqueeze" or "Reshape" => Reshaping.Fold(node, data, inputs),
            "Transpose" => Transpose(node, data),
            "Gather" => Gather(node, data, inputs),
            "Slice" => Slicing.Views(node, data, inputs) is ({ } dims, { } steps, int first) ? Take(data, dims, () => Elements.Positions(dims, steps, first)) : null,
            "Concat" => Concat(node, inputs),
            "ConstantOfShape" => Filled(node, data),
            "Add" or "Sub" or "Mul" or "Div" when inputs is [_, { } other] && !node.Has("axis") && Arithmetic.Broadcast(data.Dims, other.Dims) is { } dims =>
                Fits(dims) ? Arithmetic.Compute(node.Type, data, other, dims) : null,
            _ => null,
        };
    }

    /// <summary>The dimensions of a value, or those of them that a Shape node asks for.</summary>
    /// <param name="dims">With the batch; <see cref="OnnxTensor.Batch"/> where it is open.</param>
    public static OnnxTensor ShapeOf(OnnxNode node, long[] dims)
    {
        int start = Bound(node.Int("start", 0)), end = Math.Max(start, Bound(node.Int("end", dims.Length)));
        return OnnxTensor.Whole([end - start], dims[start..end]);

        int Bound(int index) => Math.Clamp(index < 0 ? index + dims.Length : index, 0, dims.Length);
    }

    private OnnxTensor? Take(OnnxTensor data, int[] dims, Func<int[]> positions)
    {
        if (!Fits(dims))
        {
            return null;
        }

        int[] from = Elements.Count(dims) == 0 ? [] : positions();
        return new("", data.Type, dims, data.Floats.Length > 0 ? [.. from.Select(i => data.Floats[i])] : [], data.Integers.Length > 0 ? [.. from.Select(i => data.Integers[i])] : []);
    }

    /// <summary>Takes the room that a result needs, if there is as much.</summary>
    private bool Fits(int[] dims)
    {
        long count = Elements.Count(dims);
        if (dims.Length > Elements.MaxRank || count > room)
        {
            return false;
        }

        room -= count;
        return true;
    }

    private OnnxTensor? Cast(OnnxNode node, OnnxTensor data)
    {
        int type = node.Int("to", ElementType.Float);
        bool toFloat = type is ElementType.Float or ElementType.Double, toInteger = type is ElementType.Int32 or ElementType.Int64;
        if (data.Type == type)
        {
            return data;
        }

        if (!(toFloat || toInteger) || (toFloat && data.Integers.Contains(OnnxTensor.Batch)) || data.Floats.Any(value => toInteger && !(Math.Abs(value) < 1L << 62)) || !Fits(data.Dims))
        {
            return null;
        }

        float[] floats = !toFloat ? [] : data.Floats.Length > 0 ? data.Floats : [.. data.Integers.Select(value => (float)value)];
        long[] integers = !toInteger ? [] : data.Integers.Length > 0 ? data.Integers : [.. data.Floats.Select(value => (long)value)];
        return data with { Type = type, Floats = floats, Integers = integers };
    }

    private OnnxTensor? Transpose(OnnxNode node, OnnxTensor data)
    {
        int rank = data.Dims.Length;
        int[] order = node.Ints("perm") ?? [.. Enumerable.Range(0, rank).Reverse()];
        if (!order.Order().SequenceEqual(Enumerable.Range(0, rank)))
        {
            return null;
        }

        int[] strides = Elements.Strides(data.Dims), dims = [.. order.Select(i => data.Dims[i])];

        // Still the same weights: the name says so.
        return Take(data, dims, () => Elements.Positions(dims, [.. order.Select(i => strides[i])], 0)) is { } result ? result with { Name = data.Name } : null;
    }

    private OnnxTensor? Gather(OnnxNode node, OnnxTensor data, OnnxTensor?[] inputs)
    {
        if (inputs is not [_, { } indices] || indices.Integers.Length != indices.Count || Elements.Index(node.Int("axis", 0), data.Dims.Length) is not { } axis)
        {
            return null;
        }

        int?[] at = [.. indices.Integers.Select(index => Elements.Index(index, data.Dims[axis]))];
        return at.Any(index => index is null) ? null
            : Take(data, [.. data.Dims[..axis], .. indices.Dims, .. data.Dims[(axis + 1)..]], () => Elements.Gathered(data.Dims, axis, [.. at.Select(index => index!.Value)]));
    }

    private OnnxTensor? Concat(OnnxNode node, OnnxTensor?[] inputs)
    {
        OnnxTensor[] tensors = [.. inputs.OfType<OnnxTensor>()];
        OnnxTensor first = tensors[0];
        if (tensors.Length < inputs.Length || Elements.Index(node.Int("axis", 0), first.Dims.Length) is not { } axis
            || tensors.Any(each => each.Type != first.Type || each.Dims.Length != first.Dims.Length || each.Dims.Where((size, i) => i != axis && size != first.Dims[i]).Any()))
        {
            return null;
        }

        long length = tensors.Sum(each => (long)each.Dims[axis]);
        int[] dims = [.. first.Dims];
        dims[axis] = (int)Math.Min(length, int.MaxValue);
        if (!Fits(dims))
        {
            return null;
        }

        OnnxTensor[] filled = [.. tensors.Where(each => each.Count > 0)];
        return new("", first.Type, dims, Elements.Joined(filled, axis, each => each.Floats), Elements.Joined(filled, axis, each => each.Integers));
    }

    private OnnxTensor? Filled(OnnxNode node, OnnxTensor shape)
    {
        OnnxTensor value = node.Tensor("value") is { } tensor ? OnnxTensor.Read(tensor, file) : OnnxTensor.Number(0);
        if (shape.Dims.Length != 1 || shape.Integers.Length != shape.Count || shape.Integers.Any(size => size is < 0 or > int.MaxValue) || value.Count != 1)
        {
            return null;
        }

        int[] dims = [.. shape.Integers.Select(size => (int)size)];
        return Take(value, dims, () => new int[Elements.Count(dims)]);
    }
}
