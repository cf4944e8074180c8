using System.Runtime.CompilerServices;

namespace ModelGen.Kernels;

/// <summary>The rows of a kernel, a tap and an input channel each: where each looks for the first output pixel.</summary>
internal readonly unsafe struct KernelRows<TShape>(float* source, nint rowStride) : IPlaces
    where TShape : struct, IConv2DShape
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public float* At(int index)
    {
        int inputs = TShape.InputChannels / TShape.Groups;
        int tap = index / inputs;
        int kh = tap / TShape.KernelWidth;
        int kw = tap % TShape.KernelWidth;
        return source + (kh * TShape.DilationHeight * rowStride) + (kw * TShape.DilationWidth * TShape.InputChannels) + (index % inputs);
    }
}
