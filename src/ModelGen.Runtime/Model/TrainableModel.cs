namespace ModelGen;

/// <summary>A network with a loss: it can be trained and evaluated.</summary>
public abstract class TrainableModel : Model
{
    /// <inheritdoc/>
    protected TrainableModel(ModelInfo info, ulong seed)
        : base(info, seed)
    {
    }
}
