using ModelGen.Onnx.Format;
using ModelGen.Serialization;

namespace ModelGen.Onnx.Import;

/// <summary>A graph's input and output. What is wrong with them is collected: nodes behind are looked at all the same.</summary>
internal sealed class GraphEnds
{
    /// <summary>Stands for open heights and widths while the rest is looked at; a usual size of an image.</summary>
    private const int Guess = 224;

    private readonly string file;
    private readonly List<OnnxUnsupportedNode> problems = [];
    private readonly ValueInfoProto? output;

    /// <param name="isTaken">Whether a node takes a value.</param>
    /// <param name="shapes">Dimensions for inputs, by name, the batch first: they fix what the file leaves open.</param>
    public GraphEnds(GraphProto graph, string file, Func<string, bool> isConstant, Func<string, bool> isTaken, IReadOnlyDictionary<string, long[]> shapes)
    {
        this.file = file;
        ValueInfoProto[] inputs = [.. graph.Input.Where(input => !isConstant(input.Name))];
        foreach (string name in shapes.Keys.Where(name => inputs.All(input => input.Name != name)))
        {
            throw new OnnxFormatException(file, null, $"it has no input {Quote.Short(name)} to give a shape to; its inputs: {Names(inputs)}");
        }

        if (inputs.Length != 1 || graph.Output.Count != 1)
        {
            problems.Add(new("the graph", $"it has {Counted("input", inputs)} and {Counted("output", graph.Output)}; a ModelGen network has one of each"));
        }

        // Of several outputs the last is followed to: the others may be on the way.
        output = graph.Output.FirstOrDefault(each => !isTaken(each.Name)) ?? graph.Output.FirstOrDefault();
        if (inputs.Length > 0)
        {
            Input = inputs[0].Name;
            Read(inputs[0], shapes.GetValueOrDefault(Input));
        }
    }

    /// <summary>The first input; null where there is none.</summary>
    public string? Input { get; }

    public string? Output => output?.Name;

    /// <summary>The input's dimensions behind the batch's; null where nothing is known of them.</summary>
    public int[]? InputDims { get; private set; }

    /// <summary>The number of samples that the graph is made for; 0 where it takes any.</summary>
    public long Batch { get; private set; }

    public IReadOnlyList<OnnxUnsupportedNode> Problems => problems;

    /// <summary>Compares what the graph says of its output with what its nodes give.</summary>
    /// <exception cref="OnnxFormatException">They contradict each other.</exception>
    public void CheckOutput(int[] dims)
    {
        if (output?.Type?.TensorType is not { } type)
        {
            return;
        }

        if (type.ElemType is not (ElementType.Undefined or ElementType.Float or ElementType.Double))
        {
            throw Contradiction($"its nodes give float32, the graph declares {ElementType.Name(type.ElemType)}");
        }

        long[] given = [Batch, .. dims];
        if (type.Shape is { Dim: var declared }
            && (declared.Count != given.Length || declared.Zip(given).Any(pair => pair.First.DimValue > 0 && pair.Second != 0 && pair.First.DimValue != pair.Second)))
        {
            throw Contradiction($"its nodes give {Text(given)}, the graph declares {Text(declared)}");
        }

        OnnxFormatException Contradiction(string reason) => new(file, "output " + Quote.Short(output.Name), reason);
    }

    private void Read(ValueInfoProto input, long[]? given)
    {
        string place = "input " + Quote.Short(input.Name);
        if (input.Type?.TensorType is not { } type)
        {
            problems.Add(new(place, "it is not a tensor; a batch of images or vectors of float32 would be needed"));
            return;
        }

        if (type.ElemType != ElementType.Float)
        {
            problems.Add(new(place, $"it holds {ElementType.Name(type.ElemType)}; float32 would be needed"));
        }

        long[] dims = [.. type.Shape?.Dim.Select(dimension => Math.Max(0, dimension.DimValue)) ?? given ?? []];
        if (given is not null && (given.Length != dims.Length || given.Zip(dims).Any(pair => pair.Second > 0 && pair.First != pair.Second)))
        {
            throw new OnnxFormatException(file, place, $"its shape is {Text(dims)} in the file; {Text(given)} does not fit");
        }

        dims = given ?? dims;
        if (dims.Length is < 2 or > 4)
        {
            problems.Add(new(place, $"its shape is {(type.Shape is null ? "not given" : Text(dims))}; a batch of images (N, C, H, W) or of vectors (N, features) would be needed"));
            return;
        }

        if (dims.Any(dimension => dimension > int.MaxValue / 2))
        {
            throw new OnnxFormatException(file, place, $"its shape {Text(dims)} is too large");
        }

        long[] open = [.. dims];
        for (int i = 1; i < dims.Length; i++)
        {
            // Channels first: who leaves the height open rarely leaves the channels open.
            dims[i] = dims[i] != 0 ? dims[i] : i == 1 && dims.Length == 4 && open[^1] is 0 or > 4 ? 3 : Guess;
        }

        (Batch, InputDims) = (dims[0], [.. dims.Skip(1).Select(dimension => (int)dimension)]);
        if (open.Skip(1).Contains(0))
        {
            string shape = string.Join(',', dims.Select(dimension => Math.Max(1, dimension)));
            problems.Add(new(place, $"its shape {Text(open)} is open, but ModelGen needs fixed sizes; fix it, for instance with --shape NAME={shape}. Nodes were checked as if it were {Text(dims)}"));
        }
    }

    private static string Counted(string what, IReadOnlyCollection<ValueInfoProto> values) =>
        values.Count switch { 0 => $"no {what}", 1 => $"1 {what}", _ => $"{values.Count} {what}s ({Names(values)})" };

    private static string Names(IReadOnlyCollection<ValueInfoProto> values) =>
        string.Join(", ", values.Take(5).Select(value => Quote.Short(value.Name))) + (values.Count > 5 ? ", ..." : "");

    private static string Text(IEnumerable<DimensionProto> dims) => Text([.. dims.Take(9).Select(dimension => Math.Max(0, dimension.DimValue))]);

    /// <summary>(?, 3, ?, ?): what is open has a question mark.</summary>
    private static string Text(IReadOnlyCollection<long> dims) =>
        $"({string.Join(", ", dims.Take(8).Select(dimension => dimension == 0 ? "?" : FormattableString.Invariant($"{dimension}")))}{(dims.Count > 8 ? ", ..." : "")})";
}
