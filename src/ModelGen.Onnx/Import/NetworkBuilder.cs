using ModelGen.Onnx.Format;

namespace ModelGen.Onnx.Import;

/// <summary>The network so far: its layers, and how ONNX and ModelGen see what the last of them gives.</summary>
internal sealed class NetworkBuilder
{
    /// <summary>The most numbers that ModelGen plans for: all layers' outputs for a sample, and all weights.</summary>
    private const long MaxSize = int.MaxValue / 8;

    /// <summary>Nodes may share weights, layers do not: a small file could ask for any number of copies.</summary>
    private const long FreeWeights = 1 << 22, CopiesOfWeights = 4;

    /// <summary>Numbers of weights that nodes behind a layer may change, whatever the file's length, and for each number of its constants.</summary>
    private const long FreeRewrites = 1 << 16, RewritesOfWeight = 16;

    private readonly long maxWeights;
    private readonly List<LayerInfo> layers = [];
    private readonly List<OnnxUnsupportedNode> problems = [];
    private long size, weightCount, rewritten;
    private readonly Dictionary<string, ImportedTensor> weights = [];
    private readonly Dictionary<string, int> counts = [];
    private readonly TrainingNotes notes = new();

    public NetworkBuilder(OnnxGraph graph, int[] dims, bool isChannelsFirst)
    {
        Graph = graph;
        maxWeights = Math.Min(MaxSize, FreeWeights + (CopiesOfWeights * graph.ConstantCount));
        Refuse(graph.Ends.Problems);
        (Dims, IsChannelsFirst) = (dims, isChannelsFirst);
        Shape = isChannelsFirst ? [dims[1], dims[2], dims[0]] : dims;
    }

    public OnnxGraph Graph { get; }

    /// <summary>ONNX's dimensions of a sample.</summary>
    public int[] Dims { get; private set; }

    /// <summary>ModelGen's: (height, width, channels) where <see cref="Dims"/> is (channels, height, width).</summary>
    public int[] Shape { get; private set; }

    public bool IsChannelsFirst { get; private set; }

    /// <summary>The (channels, height, width) of an image that ONNX has flattened channels first and ModelGen channels last; else null.</summary>
    public int[]? FlattenedFrom { get; private set; }

    /// <summary>The layer that gave the current value; null at the start.</summary>
    public LayerInfo? Last => layers.Count == 0 ? null : layers[^1];

    /// <summary>
    /// The last layer where it can still take a factor or an addend: it has a kernel, and no activation yet. A Flatten of one
    /// pixel behind it changes nothing.
    /// </summary>
    public LayerInfo? OpenSum =>
        (Last is { Kind: "Flatten", InputShape: [1, 1, _] } && layers.Count > 1 ? layers[^2] : Last) is { Parameters.Count: > 0, Activation: Activation.Linear } layer ? layer : null;

    public IReadOnlyList<LayerInfo> Layers => layers;

    /// <summary>The nodes that cannot be expressed, up to now.</summary>
    public IReadOnlyList<OnnxUnsupportedNode> Problems => problems;

    public IEnumerable<ImportedTensor> Weights => layers.SelectMany(layer => layer.Parameters).Select(name => weights[name]);

    /// <summary>A layer after the last, whose output ModelGen sees so. ONNX's view follows with <see cref="See"/>.</summary>
    public void Add(LayerInfo layer, int[] shape, float[]? kernel = null, int[]? kernelShape = null, float[]? bias = null)
    {
        string name = NameOf(layer.Kind);
        size += shape.Aggregate(1L, (product, dimension) => Math.Min(product * dimension, MaxSize + 1));
        if (size > MaxSize)
        {
            throw new OnnxFormatException(Graph.File, name, $"the layers would have more than {MaxSize} numbers per sample");
        }

        layers.Add(layer with { Name = name, InputShape = Shape, OutputShape = shape });
        Shape = shape;
        if (kernel is not null)
        {
            SetParameter(layers[^1], "kernel", kernelShape!, kernel);
        }

        if (bias is not null)
        {
            SetParameter(layers[^1], "bias", [bias.Length], bias);
        }
    }

    /// <summary>A layer of which kind alone is known; <see cref="Add"/> gives it name and shapes.</summary>
    public static LayerInfo Of(string kind) => new() { Kind = kind, Name = "", InputShape = [], OutputShape = [] };

    /// <summary>Sets how ONNX sees the current value: its dimensions and their order.</summary>
    public void See(int[] dims, bool isChannelsFirst = false, int[]? flattenedFrom = null) =>
        (Dims, IsChannelsFirst, FlattenedFrom) = (dims, isChannelsFirst, flattenedFrom);

    /// <summary>Notes a node that cannot be expressed; what lies behind it is looked at all the same, as if it could.</summary>
    public void Refuse(OnnxNode node, string reason) => Refuse(node.Unsupported(reason).Nodes);

    public void Refuse(IEnumerable<OnnxUnsupportedNode> nodes) => problems.AddRange(nodes);

    /// <summary>The zeros that a Pad has put around the current value, until a convolution takes them as its own.</summary>
    public ImageBorder? Border { get; private set; }

    /// <summary>Goes on with an image that a Pad has made larger.</summary>
    public void AddBorder(ImageBorder border, View padded)
    {
        Border = border;
        Pretend(padded);
    }

    /// <summary>Gives the border to a convolution, which sees the image without it; null where there is none.</summary>
    public ImageBorder? TakeBorder()
    {
        ImageBorder? border = Border;
        if (border is not null)
        {
            Border = null;
            Pretend(new(
                [Shape[0] - border.Rows, Shape[1] - border.Columns, Shape[2]],
                IsChannelsFirst ? [Dims[0], Dims[1] - border.Rows, Dims[2] - border.Columns] : [Dims[0] - border.Rows, Dims[1] - border.Columns, Dims[2]], IsChannelsFirst));
        }

        return border;
    }

    /// <summary>Notes that nothing takes the border: what comes next does not pad by zeros.</summary>
    public void RefuseBorder()
    {
        if (Border is { } border)
        {
            Border = null;
            Refuse(border.Pad, $"it pads by {border.Pads}, and zeros can only be part of a convolution directly after it; a layer that pads by given numbers would be needed");
        }
    }

    /// <summary>Continues where a skipped branch joins: the current value takes the branch's shape if that is larger.</summary>
    public void Join(View other)
    {
        if (other.Shape.Length > Shape.Length || other.Shape.Aggregate(1L, (a, b) => a * b) > Shape.Aggregate(1L, (a, b) => a * b))
        {
            Pretend(other);
        }
    }

    /// <summary>Goes on behind a node that cannot be expressed, and that gives another shape than it takes.</summary>
    public void Pretend(View view) => (Shape, Dims, IsChannelsFirst) = (view.Shape, view.Dims, view.IsChannelsFirst);

    /// <summary>Gets the current value's shape in ModelGen and in ONNX.</summary>
    public View Seen => new(Shape, Dims, IsChannelsFirst);

    /// <summary>Gets the notes to read before training the network further.</summary>
    public TrainingNotes Notes => notes;

    /// <summary>Puts a layer in the place of the one of its name.</summary>
    public void Replace(LayerInfo layer) => layers[layers.FindLastIndex(each => each.Name == layer.Name)] = layer;

    public ImportedTensor? Parameter(LayerInfo layer, string role) => weights.GetValueOrDefault($"{layer.Name}.{role}");

    /// <summary>Gives a layer another kernel or bias, or a bias if it has none.</summary>
    public void SetParameter(LayerInfo layer, string role, int[] shape, float[] values)
    {
        string name = $"{layer.Name}.{role}";
        weightCount += values.Length - (weights.GetValueOrDefault(name)?.Values.Length ?? 0);
        if (weightCount > maxWeights)
        {
            throw new OnnxFormatException(
                Graph.File, name, $"with it the layers would have more than {maxWeights} weights, but the file has {Graph.ConstantCount}; weights that many nodes share are refused");
        }

        if (weights.TryAdd(name, new(name, shape, values)))
        {
            LayerInfo current = layers.FindLast(each => each.Name == layer.Name)!;
            Replace(current with { Parameters = [.. current.Parameters, name] });
        }
        else if ((rewritten += values.Length) <= FreeRewrites + (RewritesOfWeight * Graph.ConstantCount))
        {
            weights[name] = new(name, shape, values);
        }
        else
        {
            throw new OnnxFormatException(Graph.File, name, "too many nodes scale and shift the same weights");
        }
    }

    /// <summary>The current value's (channels, height, width), where a node takes it as an image.</summary>
    public (int Channels, int Height, int Width) Image(OnnxNode node)
    {
        if (!IsChannelsFirst)
        {
            throw node.Unsupported($"it takes an image (N, C, H, W); here it gets {Serialization.Quote.Shape(Dims)} of another order or rank");
        }

        if (Shape.Length == 1)
        {
            Add(Of("Reshape"), [1, 1, Dims[0]]);
        }

        return (Dims[0], Dims[1], Dims[2]);
    }

    /// <summary>MaxPool2D, the second: max_pool2d_2, as the generator names layers.</summary>
    private string NameOf(string kind)
    {
        counts[kind] = counts.GetValueOrDefault(kind) + 1;
        IEnumerable<string> letters = kind.Select((letter, i) =>
            (i > 0 && char.IsUpper(letter) && char.IsLower(kind[i - 1]) ? "_" : "") + char.ToLowerInvariant(letter));
        return FormattableString.Invariant($"{string.Concat(letters)}_{counts[kind]}");
    }

    /// <summary>Holds the shape of a value in ModelGen and in ONNX.</summary>
    public readonly record struct View(int[] Shape, int[] Dims, bool IsChannelsFirst);
}
