using System.Runtime.CompilerServices;
using ModelGen.Simd;

namespace ModelGen.Kernels;

/// <summary>One expression over the elements of some arrays, whose pointers it holds.</summary>
internal interface IElementwise
{
    /// <summary>The expression's value for the elements from <paramref name="index"/> on.</summary>
    V At<V>(int index)
        where V : unmanaged, IVector<V>;
}

/// <summary>Runs an expression over a stretch of memory, on the widest vector that the stretch fills.</summary>
internal static unsafe class Elementwise
{
    /// <summary>
    /// Writes the expression to <paramref name="destination"/>, which may be the very array that the expression reads, but
    /// must not overlap one with an offset.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store<TExpression>(TExpression expression, float* destination, int length)
        where TExpression : struct, IElementwise =>
        Width.Fit(length, new StoreAction<TExpression>(expression, destination, length));

    /// <summary>Computes <see cref="Store{TExpression}"/> with vectors of a width that the length fills.</summary>
    /// <remarks>
    /// A method of its own, optimised at once: inlined into its caller, a long expression exceeds what the JIT inlines and
    /// becomes a call for each of its operations, some eight times as slow.
    /// </remarks>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static void Store<TExpression, V>(TExpression expression, float* destination, int length)
        where TExpression : struct, IElementwise
        where V : unmanaged, IVector<V>
    {
        if (length == 0)
        {
            return;
        }

        // The last vector ends with the stretch and may overlap the one before. Computed first and written last, it reads
        // nothing that was already overwritten.
        int last = length - V.Count;
        V end = expression.At<V>(last);
        for (int index = 0; index < last; index += V.Count)
        {
            V.Store(expression.At<V>(index), destination + index);
        }

        V.Store(end, destination + last);
    }

    /// <summary>The sum of the expression over all elements.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Sum<TExpression>(TExpression expression, int length)
        where TExpression : struct, IElementwise
    {
        double sum = 0;
        Width.Fit(length, new SumAction<TExpression>(expression, length, &sum));
        return sum;
    }

    /// <summary>
    /// Computes <see cref="Sum{TExpression}"/> for a given width: blocks are summed in float and added in double, so that
    /// the error does not grow with the length. Every element is evaluated once.
    /// </summary>
    public static double Sum<TExpression, V>(TExpression expression, int length)
        where TExpression : struct, IElementwise
        where V : unmanaged, IVector<V>
    {
        int vectors = length - (length % V.Count);
        double total = 0;
        for (int index = 0; index < vectors;)
        {
            int block = index + Math.Min(vectors - index, 16 * V.Count);
            V sum = V.Zero;
            for (; index < block; index += V.Count)
            {
                sum += expression.At<V>(index);
            }

            total += V.Sum(sum);
        }

        for (int index = vectors; index < length; index++)
        {
            total += F32x1.Sum(expression.At<F32x1>(index));
        }

        return total;
    }

    private readonly struct StoreAction<TExpression>(TExpression expression, float* destination, int length) : IWidthAction
        where TExpression : struct, IElementwise
    {
        public void Invoke<V>()
            where V : unmanaged, IVector<V> => Store<TExpression, V>(expression, destination, length);
    }

    private readonly struct SumAction<TExpression>(TExpression expression, int length, double* sum) : IWidthAction
        where TExpression : struct, IElementwise
    {
        public void Invoke<V>()
            where V : unmanaged, IVector<V> => *sum = Sum<TExpression, V>(expression, length);
    }
}
