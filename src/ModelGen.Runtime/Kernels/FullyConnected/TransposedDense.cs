using ModelGen.Memory;
using ModelGen.Simd;

namespace ModelGen.Kernels;

/// <summary>
/// Computes <see cref="Dense"/> for outputs too few to fill a vector, such as ten classes or one number. Vectors run over
/// the inputs, so the kernel and its gradient are stored output by output, (O, I).
/// </summary>
public static unsafe class TransposedDense
{
    /// <summary>y = f(x kernel + bias).</summary>
    /// <param name="x">(I), at least 16.</param>
    /// <param name="transposed">The kernel, (O, I), as <see cref="TransposeKernel"/> wrote it.</param>
    /// <param name="bias">(O), or empty for none.</param>
    /// <param name="y">(O), written.</param>
    /// <param name="samples">How many samples to work on.</param>
    /// <exception cref="ArgumentException">A map or span does not fit the shape, or there are fewer than 16 inputs.</exception>
    public static void Forward<TShape, TActivation>(
        in FeatureMap x, ReadOnlySpan<float> transposed, ReadOnlySpan<float> bias, in FeatureMap y, int samples)
        where TShape : struct, IDenseShape
        where TActivation : struct, IActivation
    {
        if (!Epilogue.FitsInRegisters<TActivation>())
        {
            Forward<TShape, Linear>(x, transposed, bias, y, samples);
            Activations.Forward<TActivation>(y, y, samples);
            return;
        }

        ExpectInputs<TShape>();
        Expect.Map(x, samples, 1, 1, TShape.Inputs);
        Expect.Map(y, samples, 1, 1, TShape.Outputs);
        Expect.Floats(transposed, (long)TShape.Outputs * TShape.Inputs);
        Expect.Bias(bias, TShape.Outputs);
        fixed (float* xData = x.Data, transposedData = transposed, biasData = bias, yData = y.Data)
        {
            float zero = 0;
            MatrixRows inputs = new(xData + x.InteriorOffset, x.SampleStride), kernels = new(transposedData, TShape.Inputs);
            float* start = biasData == null ? &zero : biasData, outputs = yData + y.InteriorOffset;
            nint step = biasData == null ? 0 : 1;

            // A tile takes eight rows by one: the fewer tiles, the better.
            if (Tiles(samples) * TShape.Outputs <= Tiles(TShape.Outputs) * samples)
            {
                Multiply<TActivation>(new(
                    inputs, samples, kernels, TShape.Outputs, TShape.Inputs, new(start, 0, step), new(outputs, y.SampleStride, 1)));
            }
            else
            {
                Multiply<TActivation>(new(
                    kernels, TShape.Outputs, inputs, samples, TShape.Inputs, new(start, step, 0), new(outputs, 1, y.SampleStride)));
            }
        }
    }

    /// <summary>dTransposed += the sum over samples of dy x.</summary>
    /// <param name="x">(I).</param>
    /// <param name="dy">(O).</param>
    /// <param name="dTransposed">(O, I), added to.</param>
    /// <param name="samples">How many samples to work on.</param>
    /// <exception cref="ArgumentException">A map or span does not fit the shape.</exception>
    public static void KernelGradient<TShape>(FeatureMap x, FeatureMap dy, Span<float> dTransposed, int samples)
        where TShape : struct, IDenseShape
    {
        Expect.Map(x, samples, 1, 1, TShape.Inputs);
        Expect.Map(dy, samples, 1, 1, TShape.Outputs);
        Expect.Floats(dTransposed, (long)TShape.Outputs * TShape.Inputs);
        fixed (float* xData = x.Data, dyData = dy.Data, sums = dTransposed)
        {
            WidePanels.Cover(TShape.Inputs, new TransposedKernelGradient<TShape>(new(xData, x), new(dyData, dy), sums, samples));
        }
    }

    /// <summary>Computes <see cref="Dense.InputGradient"/>.</summary>
    /// <param name="dy">(O).</param>
    /// <param name="transposed">The kernel, (O, I).</param>
    /// <param name="x">What f gave, (I), in memory of its own; not read where f is <see cref="Linear"/>.</param>
    /// <param name="dx">(I), written.</param>
    /// <param name="samples">How many samples to work on.</param>
    /// <exception cref="ArgumentException">A map or span does not fit the shape.</exception>
    public static void InputGradient<TShape, TActivation>(
        FeatureMap dy, ReadOnlySpan<float> transposed, FeatureMap x, FeatureMap dx, int samples)
        where TShape : struct, IDenseShape
        where TActivation : struct, IActivation => Dense.InputGradient<TShape, TActivation>(dy, transposed, x, dx, samples);

    /// <summary>The kernel for both passes: (O, I).</summary>
    /// <exception cref="ArgumentException">A span does not fit the shape.</exception>
    public static void TransposeKernel<TShape>(ReadOnlySpan<float> kernel, Span<float> transposed)
        where TShape : struct, IDenseShape => Dense.TransposeKernel<TShape>(kernel, transposed);

    /// <summary>dKernel += dTransposed, turned over.</summary>
    /// <param name="dTransposed">(O, I).</param>
    /// <param name="dKernel">(I, O), added to.</param>
    /// <exception cref="ArgumentException">A span does not fit the shape.</exception>
    public static void SumKernelGradient<TShape>(ReadOnlySpan<float> dTransposed, Span<float> dKernel)
        where TShape : struct, IDenseShape
    {
        Expect.Floats(dTransposed, (long)TShape.Outputs * TShape.Inputs);
        Expect.Floats(dKernel, (long)TShape.Inputs * TShape.Outputs);
        fixed (float* from = dTransposed, to = dKernel)
        {
            Transposition.Add(from, TShape.Inputs, TShape.Outputs, TShape.Inputs, to, TShape.Outputs);
        }
    }

    private static int Tiles(int rows) => (rows + 7) / 8;

    /// <summary>On 16 floats, of which every machine makes what vectors it has: all give the same bits.</summary>
    private static void Multiply<TActivation>(TransposedProduct<TActivation> product)
        where TActivation : struct, IActivation => FewOutputs.Fit(F32x16.Count, product);

    private static void ExpectInputs<TShape>()
        where TShape : struct, IDenseShape
    {
        if (TShape.Inputs < F32x16.Count)
        {
            throw new ArgumentException($"The shape has {TShape.Inputs} inputs; expected at least {F32x16.Count}, one vector. Dense takes any number.");
        }
    }
}
