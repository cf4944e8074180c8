using Google.Protobuf;
using ModelGen.Onnx.Format;

namespace ModelGen.Onnx.Networks;

/// <summary>
/// A chain of random nodes as other tools write them, valid in its operator set, with batches of any size. Most mean what our
/// layers mean; some do not, and an import has to tell.
/// </summary>
internal sealed partial class RandomGraph
{
    private static readonly string[] Activations = ["Relu", "Relu", "Sigmoid", "Tanh", "Softplus", "Selu", "LeakyRelu", "Elu", "SiLU", "GELU", "Clip"];

    private readonly Random random;
    private readonly int opset;
    private readonly GraphProto graph = new() { Name = "random" };

    /// <summary>(channels, height, width) or (features); null once the channels are last.</summary>
    private int[] dims;
    private string last = "input";
    private int names;

    public RandomGraph(int seed)
    {
        random = new(seed);
        opset = Next(7, 21);
        dims = Chance(0.8) ? [Next(1, 6), Next(4, 11), Next(4, 11)] : [Next(2, 12)];
        InputDims = dims;
        while (dims.Length == 3 && graph.Node.Count < 12)
        {
            AddToImage();
        }

        if (dims.Length == 3)
        {
            AddFlatten();
        }

        for (int layers = Next(1, 3); layers > 0; layers--)
        {
            AddDense();
        }

        if (Chance(0.5))
        {
            Add("Softmax", [], [Attributes.Of("axis", Chance(0.5) || opset < 11 ? 1L : -1L)]);
        }
    }

    public int[] InputDims { get; }

    public ModelProto Finish()
    {
        graph.Node[^1].Output[0] = "output";
        graph.Input.Insert(0, Description("input", [.. InputDims]));
        graph.Output.Add(new ValueInfoProto { Name = "output", Type = new() { TensorType = new() { ElemType = ElementType.Float } } });
        return new() { IrVersion = 8, ProducerName = "random", Graph = graph, OpsetImport = { new OperatorSetIdProto { Version = opset } } };
    }

    private void AddToImage()
    {
        switch (Next(0, 9))
        {
            case <= 3:
                AddConvolution();
                break;
            case 4:
                AddPool();
                break;
            case 5:
                AddActivation();
                break;
            case 6:
                AddNumber();
                break;
            case 7:
                AddNothing();
                break;
            case 8 when graph.Node.Count > 3:
                AddGlobalPool();
                break;
            case 9 when graph.Node.Count > 3:
                AddFlatten();
                break;
        }
    }

    private void AddConvolution()
    {
        int channels = dims[0], groups = Chance(0.6) ? 1 : Chance(0.5) ? channels : Enumerable.Range(1, channels).Where(each => channels % each == 0).MaxBy(_ => random.Next());
        int outputs = groups * Next(1, Math.Max(1, 8 / groups));
        if (Window(3, isPool: false) is not { } window)
        {
            return;
        }

        (int[] sizes, List<AttributeProto> attributes, int[] image) = window;
        if (groups > 1 || Chance(0.5))
        {
            attributes.Add(Attributes.Of("group", (long)groups));
        }

        List<string> inputs = [Weights(channels / groups * sizes[0] * sizes[1], outputs, channels / groups, sizes[0], sizes[1])];
        if (Chance(0.6))
        {
            inputs.Add(Weights(2, outputs));
        }

        Add("Conv", inputs, attributes);
        dims = [outputs, .. image];
        if (Chance(0.4))
        {
            AddNormalization(outputs);
        }

        if (Chance(0.6))
        {
            AddActivation();
        }
    }

    /// <summary>A window that fits, its attributes, and the output's height and width. Null where it does not fit.</summary>
    private (int[] Sizes, List<AttributeProto> Attributes, int[] Image)? Window(int largest, bool isPool)
    {
        int[] sizes = [Next(1, largest), Next(1, largest)], strides = [Next(1, 2), Next(1, 2)], dilations = [1, 1], pads = [0, 0, 0, 0];
        bool dilates = Chance(0.15) && (!isPool || opset >= 10), roundsUp = isPool && opset >= 10 && Chance(0.25);
        List<AttributeProto> attributes = [Attributes.Of("strides", strides[0], strides[1])];
        if (isPool || Chance(0.7))
        {
            attributes.Add(Attributes.Of("kernel_shape", sizes[0], sizes[1]));
        }

        if (dilates)
        {
            dilations = [Next(1, 2), Next(1, 2)];
            attributes.Add(Attributes.Of("dilations", dilations[0], dilations[1]));
        }

        int[] spans = [.. sizes.Select((size, i) => ((size - 1) * dilations[i]) + 1)];
        string automatic = Chance(0.25) && !roundsUp && !dilates ? (string[])["SAME_UPPER", "SAME_LOWER", "VALID"] is var all ? all[Next(0, 2)] : "" : "NOTSET";
        if (automatic.StartsWith("SAME", StringComparison.Ordinal) && sizes.Zip(strides).Any(pair => pair.First < pair.Second))
        {
            return null; // ONNX Runtime takes no such pool.
        }

        if (automatic != "NOTSET")
        {
            attributes.Add(new() { Name = "auto_pad", Type = AttributeType.String, S = ByteString.CopyFromUtf8(automatic) });
        }
        else if (Chance(0.6))
        {
            // As Keras does, as PyTorch does, or any; less than the window.
            (int rows, int columns) = (Same(0), Same(1));
            pads = Chance(0.8) && (!isPool || (rows < 2 * sizes[0] && columns < 2 * sizes[1])) ? [rows / 2, columns / 2, rows - (rows / 2), columns - (columns / 2)]
                : Chance(0.7) ? [sizes[0] / 2, sizes[1] / 2, sizes[0] / 2, sizes[1] / 2]
                : [Next(0, sizes[0] - 1), Next(0, sizes[1] - 1), Next(0, sizes[0] - 1), Next(0, sizes[1] - 1)];
            attributes.Add(Attributes.Of("pads", pads[0], pads[1], pads[2], pads[3]));
        }

        if (roundsUp)
        {
            attributes.Add(Attributes.Of("ceil_mode", 1L));
        }

        int Same(int axis) => Math.Max(0, (((dims[axis + 1] - 1) / strides[axis]) * strides[axis]) + spans[axis] - dims[axis + 1]);

        int[] image = [.. Enumerable.Range(0, 2).Select(i => Outputs(dims[i + 1], spans[i], strides[i], pads[i], pads[i + 2], automatic, roundsUp))];
        return image.Any(size => size < 1) ? null : (sizes, attributes, image);
    }

    private static int Outputs(int input, int span, int stride, int before, int after, string automatic, bool roundsUp)
    {
        if (automatic.StartsWith("SAME", StringComparison.Ordinal))
        {
            return (input + stride - 1) / stride;
        }

        int room = input + before + after - span;
        if (room < 0)
        {
            return 0;
        }

        int outputs = ((room + (roundsUp ? stride - 1 : 0)) / stride) + 1;

        // A last window that begins behind the image: ONNX's own shape inference counts it for some operator sets and not for others.
        return roundsUp && (outputs - 1) * stride >= input + before ? 0 : outputs;
    }

    private void AddPool()
    {
        bool isAverage = Chance(0.5);
        if (Window(3, isPool: true) is not { } window || (isAverage && window.Attributes.Any(attribute => attribute.Name == "dilations")))
        {
            return;
        }

        if (isAverage && Chance(0.3))
        {
            window.Attributes.Add(Attributes.Of("count_include_pad", 1L));
        }

        Add(isAverage ? "AveragePool" : "MaxPool", [], window.Attributes);
        dims = [dims[0], .. window.Image];
    }

    private void AddNormalization(int count)
    {
        string[] inputs = [Given(Between(0.5f, 2, count), count), Given(Between(-1, 1, count), count), Given(Between(-1, 1, count), count), Given(Between(0.5f, 2, count), count)];
        Add("BatchNormalization", inputs, Chance(0.5) ? [] : [Attributes.Of("epsilon", 0.01f)]);
    }

    private void AddActivation()
    {
        string type = Activations[Next(0, Activations.Length - 1)], x = last;
        switch (type)
        {
            case "LeakyRelu":
                Add(type, [], [Attributes.Of("alpha", Chance(0.9) ? 0.2f : 0.01f)]);
                break;
            case "Elu":
                Add(type, [], Chance(0.9) ? [] : [Attributes.Of("alpha", 0.5f)]);
                break;
            case "SiLU":
                Add("Sigmoid", [], []);
                Join("Mul", Chance(0.5) ? [x, last] : [last, x]);
                break;
            case "GELU" when opset >= 20 && Chance(0.5):
                Add("Gelu", [], []);
                break;
            case "GELU" when opset >= 9:
                Add("Div", [Given([MathF.Sqrt(2)])], []);
                Add("Erf", [], []);
                Add("Add", [Given([1])], []);
                Join("Mul", [x, last]);
                Add("Mul", [Given([0.5f])], []);
                break;
            case "Clip" when opset < 11 && Chance(0.2):
                Add(type, [], [Attributes.Of("min", 0f), Attributes.Of("max", 6f)]);
                break;
            case "GELU" or "Clip":
                Add("Relu", [], []);
                break;
            default:
                Add(type, [], []);
                break;
        }
    }

    private void AddNumber()
    {
        string[] types = ["Add", "Sub", "Mul", "Div"];
        float number = Between(0.5f, 2, 1)[0];
        Add(types[Next(0, 3)], [Chance(0.5) ? Given([number]) : Given([number], 1)], []);
    }

    private void AddNothing()
    {
        switch (Next(0, 3))
        {
            case 0:
                Add("Identity", [], []);
                break;
            case 1 when opset >= 12:
                Add("Dropout", [Given([0.25f])], []);
                break;
            case 1:
                Add("Dropout", [], [Attributes.Of("ratio", 0.25f)]);
                break;
            case 2:
                Add("Transpose", [], [Attributes.Of("perm", 0, 2, 3, 1)]);
                Add("Relu", [], []);
                Add("Transpose", [], [Attributes.Of("perm", 0, 3, 1, 2)]);
                break;
            case 3 when opset is >= 13:
                Add("Softmax", [], [Attributes.Of("axis", Chance(0.7) ? 1L : 3L)]);
                break;
        }
    }

    private void AddGlobalPool()
    {
        bool keeps = Chance(0.5);
        if (Chance(0.5))
        {
            Add(Chance(0.5) ? "GlobalAveragePool" : "GlobalMaxPool", [], []);
            keeps = true;
        }
        else
        {
            List<AttributeProto> attributes = [Attributes.Of("keepdims", keeps ? 1L : 0L)];
            Add("ReduceMean", opset >= 18 ? [Whole(2, 3)] : [], opset >= 18 ? attributes : [.. attributes, Attributes.Of("axes", 2, 3)]);
        }

        dims = [dims[0]];
        if (keeps && Chance(0.5))
        {
            Add("Squeeze", opset >= 13 ? [Whole(2, 3)] : [], opset >= 13 ? [] : [Attributes.Of("axes", 2, 3)]);
        }
        else if (keeps)
        {
            Add("Flatten", [], []);
        }
    }

    private void AddFlatten()
    {
        int size = dims[0] * dims[1] * dims[2];
        switch (Next(0, 2))
        {
            case 0:
                Add("Flatten", [], []);
                break;
            case 1:
                Add("Reshape", [Whole(0, -1)], []);
                break;
            default:
                Add("Reshape", [Whole(-1, size)], []);
                break;
        }

        dims = [size];
        if (Chance(0.3))
        {
            AddActivation();
        }
    }

    private void AddDense()
    {
        int inputs = dims.Aggregate((a, b) => a * b), outputs = Next(1, 9);
        if (Chance(0.5))
        {
            bool transposes = Chance(0.5);
            List<string> others = [transposes ? Weights(inputs, outputs, inputs) : Weights(inputs, inputs, outputs)];
            if (Chance(0.7))
            {
                others.Add(Chance(0.8) ? Weights(2, outputs) : Chance(0.5) ? Given([0.5f], 1) : Weights(2, 1, outputs));
            }
            else if (opset < 11)
            {
                others.Add(Weights(2, outputs));
            }

            List<AttributeProto> attributes = transposes ? [Attributes.Of("transB", 1L)] : [];
            if (Chance(0.3))
            {
                attributes.AddRange([Attributes.Of("alpha", 0.5f), Attributes.Of("beta", 2f)]);
            }

            Add("Gemm", others, attributes);
        }
        else
        {
            Add("MatMul", [Weights(inputs, inputs, outputs)], []);
            if (Chance(0.6))
            {
                Add("Add", [Weights(2, outputs)], []);
            }
        }

        dims = [outputs];
        if (Chance(0.2))
        {
            AddNormalization(outputs);
        }

        if (Chance(0.6))
        {
            AddActivation();
        }
    }

    private void Add(string type, IEnumerable<string> others, IEnumerable<AttributeProto> attributes) => Join(type, [last, .. others], attributes);

    private void Join(string type, string[] inputs, IEnumerable<AttributeProto>? attributes = null)
    {
        NodeProto node = new() { OpType = type, Name = $"{type}_{graph.Node.Count}" };
        node.Input.AddRange(inputs);
        node.Output.Add(last = $"v{names++}");
        node.Attribute.AddRange(attributes ?? []);
        graph.Node.Add(node);
    }

    private int Next(int least, int most) => random.Next(least, most + 1);

    private bool Chance(double probability) => random.NextDouble() < probability;

    private float[] Between(float least, float most, int count) => RandomNumbers.Between(least, most, count, random.Next());
}
