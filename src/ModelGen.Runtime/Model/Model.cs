using System.Globalization;
using ModelGen.Memory;
using ModelGen.Serialization;
using ModelGen.Simd;

namespace ModelGen;

/// <summary>A network: its weights and what can be done with them. Generated code derives from it.</summary>
public abstract partial class Model
{
    private readonly Workspaces workspaces;
    private readonly int inputSize;
    private readonly int outputSize;
    private readonly Lock writing = new();
    private readonly Occupancy occupancy = new();
    private WeightSet weights;

    /// <summary>Allocates the weights and initialises them from the seed; null for a random one.</summary>
    protected Model(ModelInfo info, ulong? seed)
        : this(info, new WeightSet(info))
    {
        if (seed is { } given)
        {
            (Seed, HasGivenSeed) = (given, true);
        }

        WeightInitializer.Fill(weights.Writable, info.Parameters, Seed);
    }

    /// <summary>Takes the weights of a file, where they lie if that is possible; the model copies them before it changes them.</summary>
    /// <exception cref="WeightsFormatException">The file is damaged, or its tensors are not exactly this model's.</exception>
    /// <exception cref="FileNotFoundException">The file does not exist.</exception>
    protected Model(ModelInfo info, WeightsSource weights)
        : this(info, ModelWeights.Use(info, weights))
    {
    }

    private Model(ModelInfo info, WeightSet weights)
    {
        Acceleration.WarnIfMissing();
        Info = info;
        (inputSize, outputSize) = (info.InputSize, info.OutputSize);
        this.weights = weights;
        Seed = weights.Seed ?? ModelSeed.Random();
        workspaces = new Workspaces(info.Inference.ArenaLength);
    }

    /// <summary>Shapes, memory and parameters of the model.</summary>
    public ModelInfo Info { get; }

    /// <summary>
    /// Gets the seed that initial weights, and by default shuffling and dropout, follow from: the one that was given, or else
    /// that of the weights' file, or else a random one.
    /// </summary>
    public ulong Seed { get; private set; }

    /// <summary>True if the program gave the seed; then no file changes it.</summary>
    internal bool HasGivenSeed { get; }

    /// <summary>Takes the seed that weights from elsewhere came with, unless the program gave one.</summary>
    internal void AdoptSeed(ulong? seed)
    {
        if (!HasGivenSeed && seed is { } kept)
        {
            Seed = kept;
        }
    }

    /// <summary>The declared layers in their order, for exporters; created on each call. Empty for a model that was not generated.</summary>
    public virtual IReadOnlyList<LayerInfo> Layers => [];

    /// <summary>Gives one line: <c>DigitClassifier: (28, 28, 1) to (10), 34,826 parameters</c>.</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{Info.Name}: {Quote.Shape(Info.InputShape)} to {Quote.Shape(Info.OutputShape)}, {Info.Parameters.Sum(parameter => (long)parameter.Length):N0} parameters");

    /// <summary>Runs all layers on one micro-batch.</summary>
    protected abstract void Infer(in InferencePass pass);

    /// <summary>
    /// Writes what inference needs to know of the weights beside themselves. Called before the first prediction with new
    /// weights, and once for all threads; by default there is nothing to write.
    /// </summary>
    /// <param name="weights">All weights.</param>
    /// <param name="prepared"><see cref="ModelInfo.InferencePreparedLength"/> floats, all 0.</param>
    protected virtual void PrepareInference(ReadOnlySpan<float> weights, Span<float> prepared)
    {
    }
}
