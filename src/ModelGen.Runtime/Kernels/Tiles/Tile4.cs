using System.Runtime.CompilerServices;
using ModelGen.Simd;

namespace ModelGen.Kernels;

/// <summary>Half a <see cref="Tile8{V}"/>, for what is left of the rows: four of them take half as long as eight.</summary>
internal unsafe struct Tile4<V>
    where V : unmanaged, IVector<V>
{
    public V S0;
    public V S1;
    public V S2;
    public V S3;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Tile4(V start)
        : this(start, start, start, start)
    {
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Tile4(V s0, V s1, V s2, V s3)
    {
        S0 = s0;
        S1 = s1;
        S2 = s2;
        S3 = s3;
    }

    /// <summary>Adds to row r the sum over i &lt; count of x.r[i * xStep] * (the vector at w + i * wStep).</summary>
    /// <param name="x">The first four count.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void MultiplyAdd(Rows8 x, nint xStep, float* w, nint wStep, nint count)
    {
        // Locals, so that the sums stay in registers for the whole loop.
        V s0 = S0, s1 = S1, s2 = S2, s3 = S3;
        nint end = count * xStep;
        for (nint i = 0; i < end; i += xStep)
        {
            V weights = V.Load(w);
            w += wStep;
            s0 = V.MultiplyAdd(V.Broadcast(x.R0[i]), weights, s0);
            s1 = V.MultiplyAdd(V.Broadcast(x.R1[i]), weights, s1);
            s2 = V.MultiplyAdd(V.Broadcast(x.R2[i]), weights, s2);
            s3 = V.MultiplyAdd(V.Broadcast(x.R3[i]), weights, s3);
        }

        S0 = s0;
        S1 = s1;
        S2 = s2;
        S3 = s3;
    }

    /// <summary>Writes each row, through the activation, to its place.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly void Store<TActivation>(Rows8 y)
        where TActivation : struct, IActivation
    {
        V.Store(TActivation.Invoke(S0), y.R0);
        V.Store(TActivation.Invoke(S1), y.R1);
        V.Store(TActivation.Invoke(S2), y.R2);
        V.Store(TActivation.Invoke(S3), y.R3);
    }
}
