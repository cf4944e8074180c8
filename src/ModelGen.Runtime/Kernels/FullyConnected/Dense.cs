using ModelGen.Memory;
using ModelGen.Simd;

namespace ModelGen.Kernels;

/// <summary>A fully connected layer: (I) with a kernel (I, O) gives (O).</summary>
public static unsafe class Dense
{
    /// <summary>y = f(x kernel + bias).</summary>
    /// <param name="x">(I).</param>
    /// <param name="kernel">(I, O).</param>
    /// <param name="bias">(O), or empty for none.</param>
    /// <param name="y">(O), written.</param>
    /// <param name="samples">How many samples to work on.</param>
    /// <exception cref="ArgumentException">A map or span does not fit the shape.</exception>
    public static void Forward<TShape, TActivation>(in FeatureMap x, ReadOnlySpan<float> kernel, ReadOnlySpan<float> bias, in FeatureMap y, int samples)
        where TShape : struct, IDenseShape
        where TActivation : struct, IActivation
    {
        if (!Epilogue.FitsInRegisters<TActivation>())
        {
            Forward<TShape, Linear>(x, kernel, bias, y, samples);
            Activations.Forward<TActivation>(y, y, samples);
            return;
        }

        Expect.Map(x, samples, 1, 1, TShape.Inputs);
        Expect.Map(y, samples, 1, 1, TShape.Outputs);
        Expect.Floats(kernel, (long)TShape.Inputs * TShape.Outputs);
        Expect.Bias(bias, TShape.Outputs);
        fixed (float* xData = x.Data, kernelData = kernel, biasData = bias, yData = y.Data)
        {
            MatrixProduct<TActivation>.Run(new(xData, x), TShape.Inputs, kernelData, TShape.Outputs, biasData, new(yData, y), samples);
        }
    }

    /// <summary>dKernel += the sum over samples of x dy.</summary>
    /// <param name="x">(I).</param>
    /// <param name="dy">(O).</param>
    /// <param name="dKernel">(I, O), added to.</param>
    /// <param name="samples">How many samples to work on.</param>
    /// <exception cref="ArgumentException">A map or span does not fit the shape.</exception>
    public static void KernelGradient<TShape>(FeatureMap x, FeatureMap dy, Span<float> dKernel, int samples)
        where TShape : struct, IDenseShape
    {
        Expect.Map(x, samples, 1, 1, TShape.Inputs);
        Expect.Map(dy, samples, 1, 1, TShape.Outputs);
        Expect.Floats(dKernel, (long)TShape.Inputs * TShape.Outputs);
        fixed (float* xData = x.Data, dyData = dy.Data, dKernelData = dKernel)
        {
            DenseKernelGradient<TShape>.Run<ChannelPanels>(new(xData, x), new(dyData, dy), dKernelData, samples);
        }
    }

    /// <summary>dx = f'(x) times dy kernel^T.</summary>
    /// <param name="dy">(O).</param>
    /// <param name="transposed">The kernel as <see cref="TransposeKernel"/> wrote it.</param>
    /// <param name="x">What f gave, (I), in memory of its own; not read where f is <see cref="Linear"/>.</param>
    /// <param name="dx">(I), written.</param>
    /// <param name="samples">How many samples to work on.</param>
    /// <exception cref="ArgumentException">A map or span does not fit the shape.</exception>
    public static void InputGradient<TShape, TActivation>(
        FeatureMap dy, ReadOnlySpan<float> transposed, FeatureMap x, FeatureMap dx, int samples)
        where TShape : struct, IDenseShape
        where TActivation : struct, IActivation
    {
        Expect.Map(dx, samples, 1, 1, TShape.Inputs);
        Epilogue.ExpectOutput<TActivation>(x, dx, samples);
        Expect.Map(dy, samples, 1, 1, TShape.Outputs);
        Expect.Floats(transposed, (long)TShape.Inputs * TShape.Outputs);
        fixed (float* dyData = dy.Data, transposedData = transposed, dxData = dx.Data)
        {
            MatrixProduct<Linear>.Run(new(dyData, dy), TShape.Outputs, transposedData, TShape.Inputs, null, new(dxData, dx), samples);
        }

        Epilogue.Differentiate<TActivation>(x, dx, samples);
    }

    /// <summary>The kernel for <see cref="InputGradient"/>: (O, I).</summary>
    /// <exception cref="ArgumentException">A span does not fit the shape.</exception>
    public static void TransposeKernel<TShape>(ReadOnlySpan<float> kernel, Span<float> transposed)
        where TShape : struct, IDenseShape
    {
        Expect.Floats(kernel, (long)TShape.Inputs * TShape.Outputs);
        Expect.Floats(transposed, (long)TShape.Inputs * TShape.Outputs);
        fixed (float* from = kernel, to = transposed)
        {
            Transposition.Run(from, TShape.Outputs, TShape.Inputs, TShape.Outputs, to, TShape.Inputs);
        }
    }
}
