using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using ModelGen.Kernels;
using ModelGen.Simd;

namespace ModelGen;

/// <summary>Bounds gradients before the optimizer sees them, by Keras's clipvalue and global_clipnorm.</summary>
internal static class GradientClipping
{
    /// <summary>Clips all gradients of a step in place as the optimizer asks.</summary>
    public static void Apply(Optimizer optimizer, Span<float> gradients)
    {
        if (optimizer.ClipValue is { } limit)
        {
            ByValue(gradients, limit);
        }

        if (optimizer.GlobalClipNorm is { } norm && ScaleFor(Norm(gradients), norm) is var factor and not 1)
        {
            Scale(gradients, factor);
        }
    }

    /// <summary>Cuts each element to [-limit, limit]; NaN stays.</summary>
    public static unsafe void ByValue(Span<float> gradients, float limit)
    {
        fixed (float* start = gradients)
        {
            Elementwise.Store(new Cut(start, limit), start, gradients.Length);
        }
    }

    /// <summary>Multiplies each element by the factor.</summary>
    public static unsafe void Scale(Span<float> gradients, float factor)
    {
        fixed (float* start = gradients)
        {
            Elementwise.Store(new Product(start, factor), start, gradients.Length);
        }
    }

    /// <summary>
    /// Returns the factor that scales gradients of this norm to the limit: 1 if they are within it, NaN if the norm is not
    /// finite.
    /// </summary>
    public static float ScaleFor(double norm, float limit) =>
        !double.IsFinite(norm) ? float.NaN : norm <= limit ? 1 : (float)(limit / norm);

    /// <summary>sqrt(sum g^2), summed in double precision and in the same order on every machine.</summary>
    /// <remarks>The square of a float is exact as a double, so only the order of the sums could change bits.</remarks>
    public static unsafe double Norm(ReadOnlySpan<float> gradients)
    {
        // Eight sums side by side: element i belongs to sum i mod 8.
        Vector128<double> sum01 = default, sum23 = default, sum45 = default, sum67 = default;
        int index = 0;
        fixed (float* start = gradients)
        {
            for (; index <= gradients.Length - 8; index += 8)
            {
                (Vector128<double> g01, Vector128<double> g23) = Vector128.Widen(Vector128.Load(start + index));
                (Vector128<double> g45, Vector128<double> g67) = Vector128.Widen(Vector128.Load(start + index + 4));
                sum01 += g01 * g01;
                sum23 += g23 * g23;
                sum45 += g45 * g45;
                sum67 += g67 * g67;
            }
        }

        Vector128<double> sums = (sum01 + sum23) + (sum45 + sum67);
        double sum = sums[0] + sums[1];
        for (; index < gradients.Length; index++)
        {
            sum += (double)gradients[index] * gradients[index];
        }

        return Math.Sqrt(sum);
    }

    /// <summary>The value cut to [-limit, limit]; NaN stays.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Clip<V>(V value, float limit)
        where V : unmanaged, IVector<V> => V.Max(V.Min(value, V.Broadcast(limit)), V.Broadcast(-limit));

    private readonly unsafe struct Cut(float* gradients, float limit) : IElementwise
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public V At<V>(int index)
            where V : unmanaged, IVector<V> => Clip(V.Load(gradients + index), limit);
    }

    private readonly unsafe struct Product(float* gradients, float factor) : IElementwise
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public V At<V>(int index)
            where V : unmanaged, IVector<V> => V.Load(gradients + index) * V.Broadcast(factor);
    }
}
