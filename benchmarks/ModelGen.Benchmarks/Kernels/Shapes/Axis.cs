namespace ModelGen.Benchmarks;

/// <summary>A window along rows or columns: outputs and zeros by Keras's rules.</summary>
internal readonly record struct Axis(int Input, int Kernel, int Stride, bool IsSame)
{
    public int Output => IsSame ? (Input + Stride - 1) / Stride : ((Input - Kernel) / Stride) + 1;

    public int PadBefore => Padding / 2;

    public int PadAfter => Padding - PadBefore;

    /// <summary>Zeros before dy that the input's gradient reads.</summary>
    public int GradientBefore => int.Max(0, (Kernel - 1 - PadBefore) / Stride);

    /// <summary>Zeros after dy that the input's gradient reads.</summary>
    public int GradientAfter => int.Max(0, ((Input - 1 + PadBefore) / Stride) - (Output - 1));

    private int Padding => IsSame ? int.Max(0, ((Output - 1) * Stride) + Kernel - Input) : 0;
}
