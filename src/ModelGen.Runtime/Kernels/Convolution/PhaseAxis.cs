using System.Runtime.CompilerServices;

namespace ModelGen.Kernels;

/// <summary>
/// The input rows (or columns) whose distance from a window's start, modulo the stride, is the phase: input i with
/// (i + pad) % stride == phase. Tap k of window o sees i when i + pad = o * stride + k * dilation.
/// </summary>
internal readonly struct PhaseAxis
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public PhaseAxis(int size, int stride, int pad, int phase)
    {
        FirstInput = (((phase - pad) % stride) + stride) % stride;
        FirstOutput = (FirstInput + pad - phase) / stride;
        Count = size <= FirstInput ? 0 : ((size - FirstInput - 1) / stride) + 1;
    }

    /// <summary>The first input of the phase; the next is a stride further.</summary>
    public int FirstInput { get; }

    /// <summary>The output whose window starts closest below the first input; the next input's is the next.</summary>
    public int FirstOutput { get; }

    /// <summary>Inputs of the phase.</summary>
    public int Count { get; }
}
