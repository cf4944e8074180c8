namespace ModelGen.Generator.Tests.Robustness;

/// <summary>Declarations nobody would write: random layers with numbers from sound to absurd.</summary>
/// <param name="isSound">Whether all numbers are sound, so that what is valid can also be run.</param>
/// <param name="isWhole">Whether layers make whole numbers of whole numbers, or nearly so; the loss is the squared error of four outputs.</param>
internal sealed class RandomModels(int seed, bool isSound = false, bool isWhole = false)
{
    private static readonly string[] Counts = ["1", "1", "2", "2", "3", "3", "4", "5", "8"];
    private static readonly string[] HostileCounts = ["0", "-1", "7", "46341", "65536", "1 << 30", "int.MaxValue", "int.MinValue"];
    private static readonly string[] Floats = ["0", "0.1f", "1", "1e-45f", "float.MaxValue"];
    private static readonly string[] HostileFloats = ["-1", "float.NaN", "float.PositiveInfinity", "float.NegativeInfinity"];
    private static readonly string[] Names = ["null", "\"block\"", "\"halo\"", "\"a_b\"", "\"B2\"", "\"dense_2\"", "\"\"", "\"input\"", "\"to string\""];

    private readonly Random random = new(seed);

    /// <summary>How often a hostile value is taken, in a hundred.</summary>
    private int hostility;

    /// <summary>Dimensions after the layers so far, if they are valid.</summary>
    private int rank;

    public string Next(string className)
    {
        hostility = isSound || isWhole ? 0 : random.Next(3) * 3;
        rank = random.Next(2) == 0 ? 3 : random.Next(1, 4);
        List<string> layers = [$"Input({string.Join(", ", Enumerable.Range(0, rank).Select(axis => Count(axis < 2 ? 8 : 0)))})"];
        for (int layer = random.Next(8); layer >= 0; layer--)
        {
            layers.Add(Layer());
        }

        if (isWhole)
        {
            return $"[Model(Loss = Loss.MeanSquaredError, Numerics = Numerics.Direct), {string.Join(", ", layers)}, Flatten, Dense(4)] partial class {className};";
        }

        string loss = IsHostile() ? "(Loss)99" : "Loss." + Pick(["None", "None", .. Enum.GetNames<Loss>()]);
        if (loss.EndsWith("Crossentropy", StringComparison.Ordinal) && !IsHostile())
        {
            layers.AddRange(["Flatten", "Dense(3)", $"Activation(Activation.{(loss.Contains("Binary") ? "Sigmoid" : "Softmax")})"]);
        }

        string model = string.Join(", ", new[] { $"Loss = {loss}", Arguments([("HuberDelta", Float), ("Numerics", () => Enumeration<Numerics>())]) }.Where(text => text.Length > 0));
        return $"[Model({model}), {string.Join(", ", layers)}] partial class {className};";
    }

    private string Layer()
    {
        (string, Func<string>)[] window =
        [
            ("Strides", () => Count()), ("StrideHeight", () => Count()), ("StrideWidth", () => Count()),
            ("Padding", () => Enumeration<Padding>()), ("Padding", () => "Padding.Same"),
        ];
        (string, Func<string>)[] dilation =
        [
            ("DilationRate", () => Count()), ("DilationHeight", () => Count()), ("DilationWidth", () => Count()),
        ];
        (string, Func<string>)[] weighted =
        [
            ("Activation", () => Enumeration<Activation>()), ("UseBias", () => random.Next(2) == 0 ? "true" : "false"),
            ("KernelInitializer", () => Enumeration<Initializer>()), ("BiasInitializer", () => Enumeration<Initializer>()),
            ("KernelL1", Float), ("KernelL2", Float), ("BiasL1", Float), ("BiasL2", Float), ("ActivityL1", Float), ("ActivityL2", Float),
        ];

        // Mostly a layer that takes what comes before it.
        int kind = random.Next(20) == 0 ? random.Next(14) : rank == 3 ? random.Next(12) : rank == 1 ? random.Next(6, 14) : random.Next(6, 10);
        switch (kind)
        {
            case 0:
            case 1:
                return $"Conv2D({Count()}, {Count()}{Named([.. window, .. dilation, .. weighted, ("Groups", () => Count())])})";
            case 2:
                return $"Conv2D({Count()}, {Count()}, {Count()}{Named([.. window, .. weighted])})";
            case 3:
                return $"DepthwiseConv2D({Count()}{Named([.. window, .. dilation, .. weighted, ("DepthMultiplier", () => Count())])})";
            case 4:
                return $"MaxPool2D({Count()}{Named(window)})";
            case 5:
                return $"AvgPool2D({Count()}, {Count()}{Named(window)})";
            case 6:
                return $"Dropout({(IsHostile() ? Pick(HostileFloats) : isSound || isWhole ? "0" : Pick(["0", "0.1", "0.5", "0.99"]))}{Named([])})";
            case 7:
                return isWhole ? $"Rescaling({Pick(["1", "2", "-1"])}, {Pick(["0", "1", "-2"])})" : $"Rescaling({Float()}, {Float()}{Named([])})";
            case 8:
                return $"Activation({Enumeration<Activation>()}{Named([])})";
            case 9:
                int dimensions = IsHostile() ? random.Next(5) : random.Next(1, 4);
                rank = dimensions;
                return $"Reshape({string.Join(", ", Enumerable.Range(0, dimensions).Select(axis => axis == 0 ? "-1" : IsHostile() ? Count() : "1"))})";
            case 10:
                bool isGlobal = rank == 3 && random.Next(3) == 0;
                rank = 1;
                return isGlobal ? Pick(["GlobalAvgPool2D", "GlobalMaxPool2D"]) : "Flatten";
            default:
                return rank == 3 ? $"MaxPool2D(1{Named(window)})" : $"Dense({Count()}{Named(weighted)})";
        }
    }

    private string Enumeration<T>()
        where T : struct, Enum => isWhole && typeof(T) == typeof(Activation) ? Pick(["Activation.Linear", "Activation.ReLU"])
        : IsHostile() ? $"({typeof(T).Name})({Pick(HostileCounts)})" : $"{typeof(T).Name}.{Pick(Enum.GetNames<T>())}";

    private string Count(int add = 0) => IsHostile() ? Pick(HostileCounts) : add == 0 ? Pick(Counts) : $"{Pick(Counts)} + {add}";

    private string Float() => isWhole ? "0" : IsHostile() ? Pick(HostileFloats) : isSound ? Pick(["0.1f", "0.5f", "0.25f"]) : Pick(Floats);

    private bool IsHostile() => random.Next(100) < hostility;

    private string Pick(string[] values) => values[random.Next(values.Length)];

    private string Named((string Name, Func<string> Value)[] candidates) =>
        Arguments([.. candidates, ("Name", () => IsHostile() ? Pick(Names) : "null")]) is { Length: > 0 } arguments ? ", " + arguments : "";

    /// <summary>Each of the named arguments with a chance of one in five.</summary>
    private string Arguments((string Name, Func<string> Value)[] candidates) => string.Join(
        ", ", candidates.Where(_ => random.Next(5) == 0).DistinctBy(candidate => candidate.Name).Select(candidate => $"{candidate.Name} = {candidate.Value()}"));
}
