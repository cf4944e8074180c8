using System.Runtime.CompilerServices;
using ModelGen.Simd;

namespace ModelGen.Kernels;

/// <summary>The sums of a <see cref="DotTile{V}"/>: of its first four windows, and of four more where it has them.</summary>
internal readonly struct DotSums(F32x4 first, F32x4 second)
{
    public readonly F32x4 First = first;
    public readonly F32x4 Second = second;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DotSums operator +(DotSums a, DotSums b) => new(a.First + b.First, a.Second + b.Second);
}
