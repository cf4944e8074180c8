using System.Runtime.CompilerServices;
using ModelGen.Memory;
using ModelGen.Simd;

namespace ModelGen.Kernels;

/// <summary>Applies an activation or its derivative: to the sums in registers, or in a second pass over the stored results.</summary>
internal static unsafe class Epilogue
{
    /// <summary>True if the function is so short that applying it in registers costs nothing.</summary>
    /// <remarks>
    /// A tile leaves no register free. With an exponential written out for each of its sums they live in memory, through the
    /// whole loop; a pass of its own over a micro-batch in cache is up to three times as fast.
    /// </remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool FitsInRegisters<TActivation>()
        where TActivation : struct, IActivation =>
        typeof(TActivation) == typeof(Linear) || typeof(TActivation) == typeof(ReLU) || typeof(TActivation) == typeof(LeakyReLU);

    /// <summary>dx f'(x), where x is what f gave at the place of dx; dx alone for a linear f, which reads nothing.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Gradient<TActivation, V>(V dx, float* x)
        where TActivation : struct, IActivation
        where V : unmanaged, IVector<V>
    {
        if (typeof(TActivation) == typeof(Linear))
        {
            return dx;
        }

        V output = V.Load(x);
        return dx * TActivation.Derivative(output, output);
    }

    /// <summary>dx times f'(x), in a pass over what a kernel has written; nothing for a linear f.</summary>
    /// <remarks>For kernels of tiles, which keep the FMA units busy: over a micro-batch in cache this pass takes no longer than the tile would, so fusing saves nothing.</remarks>
    public static void Differentiate<TActivation>(FeatureMap x, FeatureMap dx, int samples)
        where TActivation : struct, IActivation
    {
        if (typeof(TActivation) != typeof(Linear))
        {
            Activations.Backward<TActivation>(x, dx, dx, samples);
        }
    }

    /// <summary>Checks x for a gradient that is multiplied by f'(x): it must be a map of dx's shape, in memory of its own.</summary>
    /// <exception cref="ArgumentException">The map has another shape, holds fewer samples or overlaps dx.</exception>
    public static void ExpectOutput<TActivation>(FeatureMap x, FeatureMap dx, int samples)
        where TActivation : struct, IActivation
    {
        if (typeof(TActivation) != typeof(Linear))
        {
            Expect.Map(x, samples, dx);
            Expect.Apart(x.Data, dx.Data, nameof(x), nameof(dx));
        }
    }
}
