using ModelGen.Kernels;

namespace ModelGen.GpuKernels;

/// <summary>What convolutions that pool as they store check of their shapes.</summary>
internal static class PooledConvolution
{
    /// <exception cref="ArgumentException">The window is not 2x2, or the function is a long one.</exception>
    public static void ExpectShapes<TShape, TPool, TActivation>()
        where TShape : struct, IConv2DShape
        where TPool : struct, IPool2DShape
        where TActivation : struct, IActivation
    {
        if (TPool.InputHeight != TShape.OutputHeight || TPool.InputWidth != TShape.OutputWidth || TPool.Channels != TShape.OutputChannels
            || TPool.PoolHeight != 2 || TPool.PoolWidth != 2 || !ModelGen.Kernels.Pool2D<TPool>.IsDisjoint
            || (TPool.StrideHeight != 2 && TPool.OutputHeight > 1) || (TPool.StrideWidth != 2 && TPool.OutputWidth > 1))
        {
            throw new ArgumentException("A convolution pools as it stores over whole windows of 2x2, side by side, of its own outputs; for others call MaxPool2D.Forward.");
        }

        if (!Epilogue.FitsInRegisters<TActivation>())
        {
            throw new ArgumentException($"{typeof(TActivation).Name} is too long to apply in registers: call Forward and MaxPool2D.Forward.");
        }
    }
}
