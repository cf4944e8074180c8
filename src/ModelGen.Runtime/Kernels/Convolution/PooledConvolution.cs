using ModelGen.Memory;

namespace ModelGen.Kernels;

/// <summary>Checks the operands of convolutions that pool as they store.</summary>
internal static class PooledConvolution
{
    /// <exception cref="ArgumentException">A map or span does not fit the shapes, the window is not 2x2, or the function is a long one.</exception>
    public static void Expect<TShape, TPool, TActivation>(ReadOnlySpan<float> bias, FeatureMap y, ReadOnlySpan<byte> index, int samples)
        where TShape : struct, IConv2DShape
        where TPool : struct, IPool2DShape
        where TActivation : struct, IActivation
    {
        ExpectShapes<TShape, TPool, TActivation>();
        Kernels.Expect.Bias(bias, TShape.OutputChannels);
        Kernels.Expect.Map(y, samples, TPool.OutputHeight, TPool.OutputWidth, TPool.Channels);
        if (!index.IsEmpty)
        {
            MaxPool2D.CheckIndex<TPool>(index, samples);
        }
    }

    /// <summary>Checks the shapes, by the rules that hold on every device.</summary>
    /// <exception cref="ArgumentException">The window is not 2x2, or the function is a long one.</exception>
    public static void ExpectShapes<TShape, TPool, TActivation>()
        where TShape : struct, IConv2DShape
        where TPool : struct, IPool2DShape
        where TActivation : struct, IActivation
    {
        if (TPool.InputHeight != TShape.OutputHeight || TPool.InputWidth != TShape.OutputWidth || TPool.Channels != TShape.OutputChannels
            || TPool.PoolHeight != 2 || TPool.PoolWidth != 2 || !Pool2D<TPool>.IsDisjoint
            || (TPool.StrideHeight != 2 && TPool.OutputHeight > 1) || (TPool.StrideWidth != 2 && TPool.OutputWidth > 1))
        {
            throw new ArgumentException("A pooled convolution takes non-overlapping 2x2 windows, entirely inside its own outputs; for others call Forward and MaxPool2D.Forward.");
        }

        if (!Epilogue.FitsInRegisters<TActivation>())
        {
            throw new ArgumentException($"{typeof(TActivation).Name} is too complex to apply in registers: call Forward and MaxPool2D.Forward.");
        }
    }
}
