using System.Runtime.CompilerServices;

namespace ModelGen.Kernels;

/// <summary>The rows of a kernel, a tap and an input channel each: where each looks for the first output pixel.</summary>
internal readonly unsafe struct KernelRows<TShape>(float* source, nint rowStride) : IPlaces
    where TShape : struct, IConv2DShape
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public float* At(int index) => At(index, out _);

    /// <summary>The rows of a tile from <paramref name="first"/> on; beyond the last of <paramref name="rows"/> it is the last again.</summary>
    /// <param name="tileRows">How many of the eight count. Where all of them are channels of one tap, there is one place to compute.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Rows8 Tile(int first, int rows, int tileRows)
    {
        float* start = At(first, out int channel);
        return channel + tileRows <= TShape.InputChannels / TShape.Groups ? Rows8.Even(start, 1) : Rows8.Of(this, first, rows - 1);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private float* At(int index, out int channel)
    {
        int inputs = TShape.InputChannels / TShape.Groups;
        int tap = index / inputs;
        int kh = tap / TShape.KernelWidth;
        int kw = tap - (kh * TShape.KernelWidth);
        channel = index - (tap * inputs);
        return source + (kh * TShape.DilationHeight * rowStride) + (kw * TShape.DilationWidth * TShape.InputChannels) + channel;
    }
}
