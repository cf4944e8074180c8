using System.Runtime.CompilerServices;

namespace ModelGen.Kernels;

/// <summary>
/// The input rows (or columns) whose distance from a window's start, modulo the stride, is the phase: input i with
/// (i + pad) % stride == phase. Tap k of window o sees i when i + pad = o * stride + k * dilation, so the phase is seen by
/// the taps with (phase - k * dilation) % stride == 0, which are evenly spaced.
/// </summary>
internal readonly struct PhaseAxis
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private PhaseAxis(int size, int stride, int pad, int phase, int taps, int dilation)
    {
        FirstInput = (((phase - pad) % stride) + stride) % stride;
        FirstOutput = (FirstInput + pad - phase) / stride;
        Count = size <= FirstInput ? 0 : ((size - FirstInput - 1) / stride) + 1;
        if (dilation == 1)
        {
            FirstTap = int.Min(phase, taps);
            TapStep = int.Min(stride, taps);
        }
        else
        {
            FirstTap = 0;
            while (FirstTap < taps && (phase - (FirstTap * dilation)) % stride != 0)
            {
                FirstTap++;
            }

            // Steps longer than all taps are equivalent: there is no second tap.
            TapStep = 1;
            while (TapStep < taps && TapStep * dilation % stride != 0)
            {
                TapStep++;
            }
        }

        Taps = (taps - FirstTap + TapStep - 1) / TapStep;
        FirstDistance = (phase - (FirstTap * dilation)) / stride;
        DistanceStep = -int.Max(1, TapStep * dilation / stride);
    }

    /// <summary>The rows of a window's phase, by its number.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static PhaseAxis Rows<TShape>(int phase)
        where TShape : struct, IWindowShape =>
        new(TShape.InputHeight, TShape.StrideHeight, TShape.PadTop, phase / TShape.StrideWidth, TShape.KernelHeight, TShape.DilationHeight);

    /// <summary>The columns of a window's phase, by its number.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static PhaseAxis Columns<TShape>(int phase)
        where TShape : struct, IWindowShape =>
        new(TShape.InputWidth, TShape.StrideWidth, TShape.PadLeft, phase % TShape.StrideWidth, TShape.KernelWidth, TShape.DilationWidth);

    /// <summary>
    /// Returns the taps, counted from the first, that connect an input of the phase to one of <paramref name="outputs"/>
    /// outputs.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TapRange Seen(int input, int outputs)
    {
        int output = FirstOutput + FirstDistance + input;
        int first = output < outputs ? 0 : ((output - outputs) / -DistanceStep) + 1;
        int end = output < 0 ? 0 : int.Min(Taps, (output / -DistanceStep) + 1);
        return new(int.Min(first, Taps), int.Max(0, end - first));
    }

    /// <summary>Counts these taps over all inputs of the phase.</summary>
    public long Seen(int outputs)
    {
        long seen = 0;
        for (int input = 0; input < Count; input++)
        {
            seen += Seen(input, outputs).Count;
        }

        return seen;
    }

    /// <summary>The first input of the phase; the next is a stride further.</summary>
    public int FirstInput { get; }

    /// <summary>The output whose window starts closest below the first input; the next input's is the next.</summary>
    public int FirstOutput { get; }

    /// <summary>Inputs of the phase.</summary>
    public int Count { get; }

    /// <summary>Taps that see the phase; none where the stride is above the kernel.</summary>
    public int Taps { get; }

    /// <summary>The first of them.</summary>
    public int FirstTap { get; }

    /// <summary>From each of them to the next.</summary>
    public int TapStep { get; }

    /// <summary>Outputs from <see cref="FirstOutput"/> to the one whose first tap sees the first input.</summary>
    public int FirstDistance { get; }

    /// <summary>The same for the next tap, from the first tap's; below 0.</summary>
    public int DistanceStep { get; }
}
