namespace ModelGen.Kernels;

/// <summary>A dense layer's constants.</summary>
public interface IDenseShape
{
    /// <summary>Features in.</summary>
    static abstract int Inputs { get; }

    /// <summary>Features out.</summary>
    static abstract int Outputs { get; }
}
