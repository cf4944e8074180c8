using System.Diagnostics;
using System.Runtime.CompilerServices;
using ModelGen.Simd;

namespace ModelGen.Benchmarks;

/// <summary>
/// What one core multiplies and adds at most, right now: sums of products that never leave the registers of the widest vector.
/// </summary>
internal static class FmaPeak
{
    /// <summary>Chains that do not wait for each other: two multipliers with a latency of four or five cycles are busy with ten.</summary>
    private const int Chains = 12;

    private const int Iterations = 200_000;

    /// <summary>Keeps the sums alive.</summary>
    private static float sink;

    /// <summary>GFLOP/s over about half a millisecond.</summary>
    public static double Measure()
    {
        Loop loop = new();
        long started = Stopwatch.GetTimestamp();
        Width.Fit(int.MaxValue, loop);
        return 2.0 * Chains * Iterations * (Machine.This.VectorBits / 32) / Stopwatch.GetElapsedTime(started).TotalNanoseconds;
    }

    private readonly struct Loop : IWidthAction
    {
        /// <summary>Each chain tends to 1, whatever it starts with.</summary>
        [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
        public void Invoke<V>()
            where V : unmanaged, IVector<V>
        {
            V factor = V.Broadcast(0.5f);
            V s0 = V.Zero, s1 = V.Zero, s2 = V.Zero, s3 = V.Zero, s4 = V.Zero, s5 = V.Zero;
            V s6 = V.Zero, s7 = V.Zero, s8 = V.Zero, s9 = V.Zero, s10 = V.Zero, s11 = V.Zero;
            for (int i = 0; i < Iterations; i++)
            {
                s0 = V.MultiplyAdd(s0, factor, factor);
                s1 = V.MultiplyAdd(s1, factor, factor);
                s2 = V.MultiplyAdd(s2, factor, factor);
                s3 = V.MultiplyAdd(s3, factor, factor);
                s4 = V.MultiplyAdd(s4, factor, factor);
                s5 = V.MultiplyAdd(s5, factor, factor);
                s6 = V.MultiplyAdd(s6, factor, factor);
                s7 = V.MultiplyAdd(s7, factor, factor);
                s8 = V.MultiplyAdd(s8, factor, factor);
                s9 = V.MultiplyAdd(s9, factor, factor);
                s10 = V.MultiplyAdd(s10, factor, factor);
                s11 = V.MultiplyAdd(s11, factor, factor);
            }

            sink = V.Sum(s0 + s1 + s2 + s3 + s4 + s5 + s6 + s7 + s8 + s9 + s10 + s11);
        }
    }
}
