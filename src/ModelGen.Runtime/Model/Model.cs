using ModelGen.Memory;

namespace ModelGen;

/// <summary>A network: its weights and what can be done with them. Generated code derives from it.</summary>
public abstract class Model
{
    private readonly Arena weights;

    /// <summary>Allocates the weights and initialises them from the seed.</summary>
    protected Model(ModelInfo info, ulong seed)
    {
        Info = info;
        weights = new Arena(info.WeightsLength);
    }

    /// <summary>Shapes, memory and parameters of the model.</summary>
    public ModelInfo Info { get; }

    /// <summary>All weights, each parameter at its <see cref="ParameterInfo.Offset"/>; gaps between them stay 0.</summary>
    public Span<float> Weights => weights.Span;
}
