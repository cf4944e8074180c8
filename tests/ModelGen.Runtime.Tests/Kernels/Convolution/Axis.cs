namespace ModelGen.Tests.Kernels;

/// <summary>A window along rows or columns: outputs, padding and halos by Keras's rules.</summary>
internal readonly record struct Axis(int Input, int Kernel, int Stride, int Dilation, bool IsSame)
{
    public int Output => IsSame ? (int)(((long)Input + Stride - 1) / Stride) : (int)((Input - Span) / Stride) + 1;

    public int PadBefore => (int)(PadTotal / 2);

    /// <summary>The odd one is here.</summary>
    public int PadAfter => (int)(PadTotal - PadBefore);

    /// <summary>How far before the first output the windows over the first input would begin.</summary>
    public int GradientBefore => (int)Math.Max(0, (Span - 1 - PadBefore) / Stride);

    /// <summary>How far after the last output the windows over the last input would begin.</summary>
    public int GradientAfter => Math.Max(0, ((Input - 1 + PadBefore) / Stride) - (Output - 1));

    /// <summary>Inputs from the first to the last that a window sees.</summary>
    public long Span => ((Kernel - 1L) * Dilation) + 1;

    public long PadTotal => IsSame ? Math.Max(0, ((Output - 1L) * Stride) + Span - Input) : 0;
}
