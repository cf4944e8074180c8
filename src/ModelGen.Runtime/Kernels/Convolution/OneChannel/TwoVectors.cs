using System.Runtime.CompilerServices;
using ModelGen.Simd;

namespace ModelGen.Kernels;

/// <summary>
/// The tile of <see cref="OneChannel"/>: a row for each output, of two vectors of x that may lie anywhere. Each output's
/// factor is read once for both.
/// </summary>
/// <remarks>In memory its rows are those of the first vector, then those of the second.</remarks>
internal static unsafe class TwoVectors<TShape, V>
    where TShape : struct, IConv2DShape
    where V : unmanaged, IVector<V>
{
    /// <summary>Writes the sums that a forward pass starts from: rows of each output's bias.</summary>
    public static void Start(float* bias, float* rows)
    {
        for (int row = 0; row < 2 * TShape.OutputChannels; row++)
        {
            V.Store(V.Broadcast(bias == null ? 0 : bias[row % TShape.OutputChannels]), rows + (row * V.Count));
        }
    }

    /// <summary>planes = f(start + windows * kernel), for two vectors of neighbouring windows.</summary>
    /// <param name="start">What <see cref="Start"/> wrote.</param>
    /// <param name="planes">A row for each output, of the first vector and then of the second.</param>
    /// <param name="x">What the first window sees first.</param>
    /// <param name="second">Floats from there to what the second vector's first window does.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Windows<TActivation>(float* start, float* planes, float* x, nint second, float* kernel, nint rowStride)
        where TActivation : struct, IActivation
    {
        Steps columns = new(TShape.KernelWidth, TShape.DilationWidth, TShape.OutputChannels);
        Steps rows = new(TShape.KernelHeight, TShape.DilationHeight * rowStride, TShape.KernelWidth * TShape.OutputChannels);
        if (TShape.OutputChannels < 7 || F32x16.IsSupported)
        {
            MultiplyAdd<OneForAll, TActivation>(TShape.OutputChannels, start, planes, V.Count, x, second, kernel, 1, columns, Steps.Once, 0, rows);
            return;
        }

        // Seven rows of two vectors are more than 16 registers.
        MultiplyAdd<OneForAll, TActivation>(4, start, planes, V.Count, x, second, kernel, 1, columns, Steps.Once, 0, rows);
        MultiplyAdd<OneForAll, TActivation>(
            3, start + (4 * V.Count), planes + (4 * V.Count), V.Count, x, second, kernel + 4, 1, columns, Steps.Once, 0, rows);
    }

    /// <summary>
    /// result = f(start + the sum over three nested loops of an output's factor times x); each loop moves x and, as w, the factors.
    /// </summary>
    /// <param name="outputs">How many: a constant. What others would do is not compiled.</param>
    /// <param name="start">The first of the rows that are added to; it may be <paramref name="result"/>.</param>
    /// <param name="result">The first of the rows that are written.</param>
    /// <param name="row">Floats from one row to the next.</param>
    /// <param name="x">Where the first vector is.</param>
    /// <param name="second">Floats from there to the second.</param>
    /// <param name="factors">The first output's factor.</param>
    /// <param name="factor">Floats from there to the next output's.</param>
    /// <param name="last">How far the middle loop moves x at most.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void MultiplyAdd<TFactor, TActivation>(
        int outputs, float* start, float* result, nint row, float* x, nint second, float* factors, nint factor, Steps inner, Steps middle, nint last, Steps outer)
        where TFactor : struct, IFactor
        where TActivation : struct, IActivation
    {
        nint more = TShape.OutputChannels * row;
        V a0 = Load(outputs, start, row, 0), b0 = Load(outputs, start + more, row, 0), a1 = Load(outputs, start, row, 1), b1 = Load(outputs, start + more, row, 1);
        V a2 = Load(outputs, start, row, 2), b2 = Load(outputs, start + more, row, 2), a3 = Load(outputs, start, row, 3), b3 = Load(outputs, start + more, row, 3);
        V a4 = Load(outputs, start, row, 4), b4 = Load(outputs, start + more, row, 4), a5 = Load(outputs, start, row, 5), b5 = Load(outputs, start + more, row, 5);
        V a6 = Load(outputs, start, row, 6), b6 = Load(outputs, start + more, row, 6);
        for (nint o = 0; o < outer.Count; o++)
        {
            for (nint m = 0; m < middle.Count; m++)
            {
                float* a = x + (o * outer.X) + nint.Min(m * middle.X, last);
                float* w = factors + (o * outer.W) + (m * middle.W);
                for (nint i = inner.Count; i > 0; i--)
                {
                    V xa = V.Load(a), xb = V.Load(a + second);
                    Accumulate<TFactor>(outputs, w, factor, 0, xa, xb, ref a0, ref b0);
                    Accumulate<TFactor>(outputs, w, factor, 1, xa, xb, ref a1, ref b1);
                    Accumulate<TFactor>(outputs, w, factor, 2, xa, xb, ref a2, ref b2);
                    Accumulate<TFactor>(outputs, w, factor, 3, xa, xb, ref a3, ref b3);
                    Accumulate<TFactor>(outputs, w, factor, 4, xa, xb, ref a4, ref b4);
                    Accumulate<TFactor>(outputs, w, factor, 5, xa, xb, ref a5, ref b5);
                    Accumulate<TFactor>(outputs, w, factor, 6, xa, xb, ref a6, ref b6);
                    a += inner.X;
                    w += inner.W;
                }
            }
        }

        Store<TActivation>(outputs, a0, result, row, 0);
        Store<TActivation>(outputs, a1, result, row, 1);
        Store<TActivation>(outputs, a2, result, row, 2);
        Store<TActivation>(outputs, a3, result, row, 3);
        Store<TActivation>(outputs, a4, result, row, 4);
        Store<TActivation>(outputs, a5, result, row, 5);
        Store<TActivation>(outputs, a6, result, row, 6);
        Store<TActivation>(outputs, b0, result + more, row, 0);
        Store<TActivation>(outputs, b1, result + more, row, 1);
        Store<TActivation>(outputs, b2, result + more, row, 2);
        Store<TActivation>(outputs, b3, result + more, row, 3);
        Store<TActivation>(outputs, b4, result + more, row, 4);
        Store<TActivation>(outputs, b5, result + more, row, 5);
        Store<TActivation>(outputs, b6, result + more, row, 6);
    }

    /// <summary>Stores both vectors of <see cref="Windows{TActivation}"/> as pixels.</summary>
    /// <param name="pixels">The first vector's first pixel.</param>
    /// <param name="second">Floats from there to the second vector's.</param>
    /// <remarks>A method of its own: with it, a tile's loop is more than the JIT inlines.</remarks>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static void Join(float* planes, float* pixels, nint second)
    {
        Planes.Join(planes, V.Count, V.Count, TShape.OutputChannels, pixels);
        Planes.Join(planes + (TShape.OutputChannels * V.Count), V.Count, V.Count, TShape.OutputChannels, pixels + second);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V Load(int outputs, float* rows, nint row, int output) => output < outputs ? V.Load(rows + (output * row)) : V.Zero;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Accumulate<TFactor>(int outputs, float* factors, nint factor, int output, V xa, V xb, ref V a, ref V b)
        where TFactor : struct, IFactor
    {
        if (output < outputs)
        {
            V both = TFactor.Load<V>(factors + (output * factor));
            V.Accumulate(xa, both, ref a);
            V.Accumulate(xb, both, ref b);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store<TActivation>(int outputs, V sum, float* rows, nint row, int output)
        where TActivation : struct, IActivation
    {
        if (output < outputs)
        {
            V.Store(TActivation.Invoke(sum), rows + (output * row));
        }
    }
}
