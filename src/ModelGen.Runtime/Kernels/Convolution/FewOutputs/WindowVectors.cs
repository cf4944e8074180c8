using System.Runtime.CompilerServices;
using ModelGen.Simd;

namespace ModelGen.Kernels;

/// <summary>The first output pixel's window as vectors, run by run. The last vector of a run moves back over the one before it to fit.</summary>
internal readonly unsafe struct WindowVectors<TShape, V>(float* source, nint rowStride) : IPlaces
    where TShape : struct, IConv2DShape
    where V : unmanaged, IVector<V>
{
    /// <summary>Gets the number of vectors in a window.</summary>
    public static int Count
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => TShape.KernelHeight * ConvolutionWindow<TShape>.RunsPerRow * PerRun;
    }

    private static int PerRun
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => DotTile<V>.PackedRun(ConvolutionWindow<TShape>.Run) / V.Count;
    }

    /// <summary>The kernel's row that belongs to a vector's first element.</summary>
    /// <param name="skip">Elements that belong to the vector before, too.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int KernelRow(int index, out int skip)
    {
        int run = index / PerRun;
        int place = (index - (run * PerRun)) * V.Count;
        int first = int.Min(place, ConvolutionWindow<TShape>.Run - V.Count);
        skip = place - first;
        return (run * ConvolutionWindow<TShape>.Run) + first;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public float* At(int index)
    {
        int run = index / PerRun;
        int row = run / ConvolutionWindow<TShape>.RunsPerRow;
        int column = run - (row * ConvolutionWindow<TShape>.RunsPerRow);
        return source + (row * TShape.DilationHeight * rowStride) + (column * TShape.DilationWidth * TShape.InputChannels)
            + (KernelRow(index, out _) - (run * ConvolutionWindow<TShape>.Run));
    }
}
