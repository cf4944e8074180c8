namespace ModelGen;

/// <summary>The window of a convolution or pool.</summary>
public sealed record WindowInfo(WindowAxisInfo Rows, WindowAxisInfo Columns);

/// <summary>A window along one dimension. Output i sees the inputs i * Stride - PadBefore + k * Dilation, k from 0 to Size - 1.</summary>
/// <param name="Size">Elements.</param>
/// <param name="Stride">From one window to the next.</param>
/// <param name="Dilation">From one element to the next.</param>
/// <param name="PadBefore">Zeros in front of the first input that windows see.</param>
/// <param name="PadAfter">Zeros behind the last.</param>
public readonly record struct WindowAxisInfo(int Size, int Stride, int Dilation, int PadBefore, int PadAfter);
