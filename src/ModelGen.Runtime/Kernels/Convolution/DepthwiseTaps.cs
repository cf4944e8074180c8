using System.Runtime.CompilerServices;
using ModelGen.Simd;

namespace ModelGen.Kernels;

/// <summary>
/// The gradients of the nine taps of 3x3 windows of a depthwise convolution, all in registers: a column of x that several
/// windows share is read once, and multiplied by the gradients of all of them.
/// </summary>
internal static unsafe class DepthwiseTaps<TShape>
    where TShape : struct, IDepthwiseConv2DShape
{
    /// <summary>Outputs whose sums are on the stack.</summary>
    private const int MaxOutputs = 2048;

    /// <summary>True if a window has nine taps and shares columns with the next.</summary>
    public static bool ShareColumns
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => DepthwiseWindows.HasNineTaps<TShape>() && TShape.OutputWidth > 1
            && DepthwiseConv2D.Outputs<TShape>() <= MaxOutputs
            && (IsEachColumn || TShape.StrideWidth == 2 * TShape.DilationWidth);
    }

    /// <summary>True if three windows share every column; otherwise two windows share every other column.</summary>
    private static bool IsEachColumn
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => TShape.StrideWidth == TShape.DilationWidth;
    }

    /// <summary>sums += the sum over pixels of x dy, tap by tap, in the order of a tile's sums.</summary>
    /// <param name="sums">Nine vectors.</param>
    /// <param name="windows">The first window.</param>
    /// <param name="gradients">Its gradient.</param>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static void Add<V, TFactor>(
        V* sums, float* windows, in FeatureMapPointer x, float* gradients, in FeatureMapPointer dy, int samples, int rows)
        where V : unmanaged, IVector<V>
        where TFactor : struct, IFactor
    {
        V s0 = sums[0], s1 = sums[1], s2 = sums[2], s3 = sums[3], s4 = sums[4], s5 = sums[5], s6 = sums[6], s7 = sums[7], s8 = sums[8];
        nint right = TShape.DilationWidth * TShape.InputChannels, down = TShape.DilationHeight * x.RowStride, outputs = DepthwiseConv2D.Outputs<TShape>();
        nint rowStep = TShape.StrideHeight * x.RowStride, sampleStep = x.SampleStride, gradientRowStep = dy.RowStride, gradientSampleStep = dy.SampleStride;
        for (int sample = 0; sample < samples; sample++)
        {
            for (int row = 0; row < rows; row++)
            {
                float* x0 = windows + (sample * sampleStep) + (row * rowStep), x1 = x0 + down, x2 = x1 + down;
                float* gradient = gradients + (sample * gradientSampleStep) + (row * gradientRowStep);
                float* end = gradient + (TShape.OutputWidth * outputs);
                V last = V.Load(gradient);
                V.Accumulate(TFactor.Load<V>(x0), last, ref s0);
                V.Accumulate(TFactor.Load<V>(x1), last, ref s3);
                V.Accumulate(TFactor.Load<V>(x2), last, ref s6);
                x0 += right;
                x1 += right;
                x2 += right;
                gradient += outputs;
                V value;
                if (IsEachColumn)
                {
                    V before = last;
                    last = V.Load(gradient);
                    gradient += outputs;
                    value = TFactor.Load<V>(x0);
                    V.Accumulate(value, last, ref s0);
                    V.Accumulate(value, before, ref s1);
                    value = TFactor.Load<V>(x1);
                    V.Accumulate(value, last, ref s3);
                    V.Accumulate(value, before, ref s4);
                    value = TFactor.Load<V>(x2);
                    V.Accumulate(value, last, ref s6);
                    V.Accumulate(value, before, ref s7);
                    x0 += right;
                    x1 += right;
                    x2 += right;
                    for (; gradient != end; gradient += outputs)
                    {
                        V first = before;
                        before = last;
                        last = V.Load(gradient);
                        value = TFactor.Load<V>(x0);
                        V.Accumulate(value, last, ref s0);
                        V.Accumulate(value, before, ref s1);
                        V.Accumulate(value, first, ref s2);
                        value = TFactor.Load<V>(x1);
                        V.Accumulate(value, last, ref s3);
                        V.Accumulate(value, before, ref s4);
                        V.Accumulate(value, first, ref s5);
                        value = TFactor.Load<V>(x2);
                        V.Accumulate(value, last, ref s6);
                        V.Accumulate(value, before, ref s7);
                        V.Accumulate(value, first, ref s8);
                        x0 += right;
                        x1 += right;
                        x2 += right;
                    }

                    value = TFactor.Load<V>(x0);
                    V.Accumulate(value, last, ref s1);
                    V.Accumulate(value, before, ref s2);
                    value = TFactor.Load<V>(x1);
                    V.Accumulate(value, last, ref s4);
                    V.Accumulate(value, before, ref s5);
                    value = TFactor.Load<V>(x2);
                    V.Accumulate(value, last, ref s7);
                    V.Accumulate(value, before, ref s8);
                }
                else
                {
                    for (; gradient != end; gradient += outputs)
                    {
                        V.Accumulate(TFactor.Load<V>(x0), last, ref s1);
                        V.Accumulate(TFactor.Load<V>(x1), last, ref s4);
                        V.Accumulate(TFactor.Load<V>(x2), last, ref s7);
                        V before = last;
                        last = V.Load(gradient);
                        value = TFactor.Load<V>(x0 + right);
                        V.Accumulate(value, last, ref s0);
                        V.Accumulate(value, before, ref s2);
                        value = TFactor.Load<V>(x1 + right);
                        V.Accumulate(value, last, ref s3);
                        V.Accumulate(value, before, ref s5);
                        value = TFactor.Load<V>(x2 + right);
                        V.Accumulate(value, last, ref s6);
                        V.Accumulate(value, before, ref s8);
                        x0 += 2 * right;
                        x1 += 2 * right;
                        x2 += 2 * right;
                    }

                    V.Accumulate(TFactor.Load<V>(x0), last, ref s1);
                    V.Accumulate(TFactor.Load<V>(x1), last, ref s4);
                    V.Accumulate(TFactor.Load<V>(x2), last, ref s7);
                }

                V.Accumulate(TFactor.Load<V>(x0 + right), last, ref s2);
                V.Accumulate(TFactor.Load<V>(x1 + right), last, ref s5);
                V.Accumulate(TFactor.Load<V>(x2 + right), last, ref s8);
            }
        }

        sums[0] = s0;
        sums[1] = s1;
        sums[2] = s2;
        sums[3] = s3;
        sums[4] = s4;
        sums[5] = s5;
        sums[6] = s6;
        sums[7] = s7;
        sums[8] = s8;
    }
}
