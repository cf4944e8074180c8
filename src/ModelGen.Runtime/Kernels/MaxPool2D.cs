using ModelGen.Memory;

namespace ModelGen.Kernels;

/// <summary>The largest value of each window and channel: (H, W, C) -> (H', W', C). Padding never counts.</summary>
/// <remarks>
/// Training keeps which element of its window each output is, one byte an output, so that backward needs neither x nor y.
/// A window of more than 256 elements has no such number; there backward looks for the maximum again.
/// </remarks>
public static unsafe class MaxPool2D
{
    /// <summary>y = the maximum over each window of x; NaN where a window holds one.</summary>
    /// <exception cref="ArgumentException">A map has another shape or holds fewer samples.</exception>
    public static void Forward<TShape>(FeatureMap x, FeatureMap y, int samples)
        where TShape : struct, IPool2DShape
    {
        Pool2D<TShape>.Check(x, y, samples);
        fixed (float* xData = x.Data, yData = y.Data)
        {
            Pool2D<TShape>.Visit(new MaxPool2DForward<TShape>(new(xData, x), new(yData, y)), samples);
        }
    }

    /// <summary>Computes the other overload's result, and stores the position of each maximum in its window.</summary>
    /// <param name="x">(H, W, C).</param>
    /// <param name="y">(H', W', C); every interior value is written.</param>
    /// <param name="index">
    /// (samples, H', W', C): row * PoolWidth + column of the first maximum in its window, padding counted; where the window
    /// holds NaN, of an element before it.
    /// </param>
    /// <param name="samples">How many samples to work on.</param>
    /// <exception cref="ArgumentException">A map has another shape or holds fewer samples, or a window has more than 256 elements.</exception>
    public static void Forward<TShape>(FeatureMap x, FeatureMap y, Span<byte> index, int samples)
        where TShape : struct, IPool2DShape
    {
        Pool2D<TShape>.Check(x, y, samples);
        CheckIndex<TShape>(index, samples);
        fixed (float* xData = x.Data, yData = y.Data)
        fixed (byte* indexData = index)
        {
            Pool2D<TShape>.Visit(new MaxPool2DIndexedForward<TShape>(new(xData, x), new(yData, y), indexData), samples);
        }
    }

    /// <summary>dx = the sum over windows of dy f'(y) where the window's maximum is, with x = f(z) of a layer before; else 0.</summary>
    /// <param name="index">As <see cref="Forward{TShape}(FeatureMap, FeatureMap, Span{byte}, int)"/> wrote it.</param>
    /// <param name="y">As forward wrote it: what f gave at the maxima; not read where f is <see cref="Linear"/>.</param>
    /// <param name="dy">(H', W', C).</param>
    /// <param name="dx">(H, W, C); every interior value is written.</param>
    /// <param name="samples">How many samples to work on.</param>
    /// <exception cref="ArgumentException">A map has another shape or holds fewer samples, a window has more than 256 elements, or f's derivative needs z.</exception>
    public static void Backward<TShape, TActivation>(ReadOnlySpan<byte> index, FeatureMap y, FeatureMap dy, FeatureMap dx, int samples)
        where TShape : struct, IPool2DShape
        where TActivation : struct, IActivation
    {
        if (typeof(TActivation) != typeof(Linear))
        {
            Activations.ExpectDerivativeFromOutput<TActivation>();
            Expect.Map(y, samples, dy);
        }

        Pool2D<TShape>.Check(dx, dy, samples);
        CheckIndex<TShape>(index, samples);
        fixed (float* yData = y.Data, dyData = dy.Data, dxData = dx.Data)
        fixed (byte* indexData = index)
        {
            Rows output = new(yData, y), from = new(dyData, dy), to = new(dxData, dx);
            if (Pool2D<TShape>.IsDisjoint)
            {
                Pool2D<TShape>.ClearUncovered(to, samples);
                Pool2D<TShape>.Visit(new MaxPool2DIndexedBackward<TShape, TActivation, Write>(indexData, output, from, to), samples);
            }
            else
            {
                Pool2D<TShape>.Clear(to, samples);
                Pool2D<TShape>.Visit(new MaxPool2DIndexedBackward<TShape, TActivation, Accumulate>(indexData, output, from, to), samples);
            }
        }
    }

    /// <summary>dx = for each window dy at the first place, in row-major order, that holds the maximum y; else 0. For windows of any size.</summary>
    /// <exception cref="ArgumentException">A map has another shape or holds fewer samples.</exception>
    public static void Backward<TShape>(FeatureMap x, FeatureMap y, FeatureMap dy, FeatureMap dx, int samples)
        where TShape : struct, IPool2DShape
    {
        Pool2D<TShape>.Check(x, y, samples);
        Pool2D<TShape>.Check(dx, dy, samples);
        fixed (float* xData = x.Data, yData = y.Data, dyData = dy.Data, dxData = dx.Data)
        {
            Rows input = new(xData, x), output = new(yData, y), from = new(dyData, dy), to = new(dxData, dx);
            if (Pool2D<TShape>.IsDisjoint)
            {
                Pool2D<TShape>.ClearUncovered(to, samples);
                Pool2D<TShape>.Visit(new MaxPool2DBackward<TShape, Write>(input, output, from, to), samples);
            }
            else
            {
                Pool2D<TShape>.Clear(to, samples);
                Pool2D<TShape>.Visit(new MaxPool2DBackward<TShape, Accumulate>(input, output, from, to), samples);
            }
        }
    }

    internal static void CheckIndex<TShape>(ReadOnlySpan<byte> index, int samples)
        where TShape : struct, IPool2DShape
    {
        int window = TShape.PoolHeight * TShape.PoolWidth;
        if (window > 256)
        {
            throw new ArgumentException($"The index of a window of {window} elements does not fit in a byte: call Forward(x, y, samples) and Backward(x, y, dy, dx, samples).");
        }

        int outputs = TShape.OutputHeight * TShape.OutputWidth * TShape.Channels;
        if (index.Length / outputs < samples)
        {
            throw new ArgumentException($"'index' has {index.Length} bytes; expected {(long)samples * outputs}, for {samples} samples of {outputs}.", nameof(index));
        }
    }
}
