using ILGPU;
using ModelGen.Kernels;

namespace ModelGen.GpuKernels;

/// <summary>The largest value of each window and channel: (H, W, C) -> (H', W', C). Padding never counts.</summary>
/// <remarks>
/// Training keeps which element of its window each output is, one byte an output, so that backward needs neither x nor y.
/// A window of more than 256 elements has no such number; there backward looks for the maximum again.
/// </remarks>
public static class MaxPool2D
{
    /// <summary>y = the maximum over each window of x; NaN where a window holds one.</summary>
    /// <param name="gpu">Where it runs.</param>
    /// <param name="x">(H, W, C).</param>
    /// <param name="y">(H', W', C), written.</param>
    /// <param name="samples">How many samples to work on.</param>
    /// <exception cref="ArgumentException">A map has another shape or holds fewer samples.</exception>
    public static void Forward<TShape>(GpuStream gpu, GpuMap x, GpuMap y, int samples)
        where TShape : struct, IPool2DShape
    {
        Pool2D<TShape>.Check(x, y, samples);
        int outputs = samples * Pool2D<TShape>.OutputSize;
        gpu.LaunchEach(MaxPool2DForward.Kernel<TShape>, new MaxPool2DForward.Arguments { X = x.Data, Y = y.Data, Outputs = outputs }, outputs);
    }

    /// <summary>Computes the other overload's result, and stores the position of each maximum in its window.</summary>
    /// <param name="gpu">Where it runs.</param>
    /// <param name="x">(H, W, C).</param>
    /// <param name="y">(H', W', C), written.</param>
    /// <param name="index">
    /// (samples, H', W', C): row * PoolWidth + column of the first maximum in its window, padding counted; where the window
    /// holds NaN, of an element before it.
    /// </param>
    /// <param name="samples">How many samples to work on.</param>
    /// <exception cref="ArgumentException">A map has another shape or holds fewer samples, or a window has more than 256 elements.</exception>
    public static void Forward<TShape>(GpuStream gpu, GpuMap x, GpuMap y, ArrayView<byte> index, int samples)
        where TShape : struct, IPool2DShape
    {
        Pool2D<TShape>.Check(x, y, samples);
        CheckIndex<TShape>(index, samples);
        int outputs = samples * Pool2D<TShape>.OutputSize;
        gpu.LaunchEach(
            MaxPool2DForward.IndexedKernel<TShape>, new MaxPool2DForward.Arguments { X = x.Data, Y = y.Data, Index = index, Outputs = outputs }, outputs);
    }

    /// <summary>dx = the sum over windows of dy f'(y) where the window's maximum is, with x = f(z) of a layer before; else 0.</summary>
    /// <param name="gpu">Where it runs.</param>
    /// <param name="index">As <see cref="Forward{TShape}(GpuStream, GpuMap, GpuMap, ArrayView{byte}, int)"/> wrote it.</param>
    /// <param name="y">As forward wrote it: what f gave at the maxima; not read where f is <see cref="Linear"/>.</param>
    /// <param name="dy">(H', W', C).</param>
    /// <param name="dx">(H, W, C); every value is written.</param>
    /// <param name="samples">How many samples to work on.</param>
    /// <exception cref="ArgumentException">A map has another shape or holds fewer samples, a window has more than 256 elements, or f's derivative needs z.</exception>
    public static void Backward<TShape, TActivation>(GpuStream gpu, ArrayView<byte> index, GpuMap y, GpuMap dy, GpuMap dx, int samples)
        where TShape : struct, IPool2DShape
        where TActivation : struct, IActivation
    {
        bool isLinear = typeof(TActivation) == typeof(Linear);
        if (!isLinear)
        {
            ModelGen.Kernels.Activations.ExpectDerivativeFromOutput<TActivation>();
            GpuExpect.Map(y, samples, dy);
        }

        Pool2D<TShape>.Check(dx, dy, samples);
        CheckIndex<TShape>(index, samples);
        int inputs = samples * Pool2D<TShape>.InputSize;
        gpu.LaunchEach(
            MaxPool2DBackward.IndexedKernel<TShape, TActivation>,
            new MaxPool2DBackward.Arguments { Index = index, Y = isLinear ? dy.Data : y.Data, Dy = dy.Data, Dx = dx.Data, Inputs = inputs },
            inputs);
    }

    /// <summary>dx = for each window dy at the first place, in row-major order, that holds the maximum y; else 0. For windows of any size.</summary>
    /// <param name="gpu">Where it runs.</param>
    /// <param name="x">(H, W, C).</param>
    /// <param name="y">(H', W', C), as forward wrote it.</param>
    /// <param name="dy">(H', W', C).</param>
    /// <param name="dx">(H, W, C); every value is written.</param>
    /// <param name="samples">How many samples to work on.</param>
    /// <exception cref="ArgumentException">A map has another shape or holds fewer samples.</exception>
    public static void Backward<TShape>(GpuStream gpu, GpuMap x, GpuMap y, GpuMap dy, GpuMap dx, int samples)
        where TShape : struct, IPool2DShape
    {
        Pool2D<TShape>.Check(x, y, samples);
        Pool2D<TShape>.Check(dx, dy, samples);
        int inputs = samples * Pool2D<TShape>.InputSize;
        gpu.LaunchEach(
            MaxPool2DBackward.Kernel<TShape>,
            new MaxPool2DBackward.Arguments { X = x.Data, Y = y.Data, Dy = dy.Data, Dx = dx.Data, Inputs = inputs },
            inputs);
    }

    private static void CheckIndex<TShape>(ArrayView<byte> index, int samples)
        where TShape : struct, IPool2DShape
    {
        int window = TShape.PoolHeight * TShape.PoolWidth;
        if (window > 256)
        {
            throw new ArgumentException($"The index of a window of {window} elements does not fit in a byte: call Forward(x, y, samples) and Backward(x, y, dy, dx, samples).");
        }

        int outputs = Pool2D<TShape>.OutputSize;
        if (index.Length / outputs < samples)
        {
            throw new ArgumentException($"'index' has {index.Length} bytes; expected {(long)samples * outputs}, for {samples} samples of {outputs}.", nameof(index));
        }
    }
}
