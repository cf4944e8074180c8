using ModelGen.Memory;

namespace ModelGen.Kernels.Reference;

/// <summary>
/// A layer whose outputs are sums of inputs times weights, in double precision. Its terms say which; the three passes are
/// sums over the same terms. Halos are never looked at.
/// </summary>
internal static class SumOfProducts
{
    /// <summary>y = bias + the sum of x w</summary>
    public static void Forward(
        IEnumerable<Term> terms, FeatureMap x, ReadOnlySpan<float> kernel, ReadOnlySpan<float> bias, FeatureMap y, int samples)
    {
        Term[] list = [.. terms];
        float[] input = new float[x.Size];
        double[] sums = new double[y.Size];
        for (int sample = 0; sample < samples; sample++)
        {
            x.CopySampleTo(sample, input);
            for (int i = 0; i < sums.Length; i++)
            {
                sums[i] = bias.IsEmpty ? 0 : bias[i % bias.Length];
            }

            foreach (Term term in list)
            {
                sums[term.Y] += (double)input[term.X] * kernel[term.W];
            }

            y.CopySampleFrom(Rounded(sums), sample);
        }
    }

    /// <summary>dKernel += the sum of x dy</summary>
    public static void KernelGradient(IEnumerable<Term> terms, FeatureMap x, FeatureMap dy, Span<float> dKernel, int samples)
    {
        Term[] list = [.. terms];
        float[] input = new float[x.Size];
        float[] gradient = new float[dy.Size];
        double[] sums = new double[dKernel.Length];
        for (int sample = 0; sample < samples; sample++)
        {
            x.CopySampleTo(sample, input);
            dy.CopySampleTo(sample, gradient);
            foreach (Term term in list)
            {
                sums[term.W] += (double)input[term.X] * gradient[term.Y];
            }
        }

        for (int i = 0; i < sums.Length; i++)
        {
            dKernel[i] = (float)(dKernel[i] + sums[i]);
        }
    }

    /// <summary>dx = the sum of dy w</summary>
    public static void InputGradient(IEnumerable<Term> terms, FeatureMap dy, ReadOnlySpan<float> kernel, FeatureMap dx, int samples)
    {
        Term[] list = [.. terms];
        float[] gradient = new float[dy.Size];
        double[] sums = new double[dx.Size];
        for (int sample = 0; sample < samples; sample++)
        {
            dy.CopySampleTo(sample, gradient);
            Array.Clear(sums);
            foreach (Term term in list)
            {
                sums[term.X] += (double)gradient[term.Y] * kernel[term.W];
            }

            dx.CopySampleFrom(Rounded(sums), sample);
        }
    }

    private static float[] Rounded(double[] sums) => [.. sums.Select(sum => (float)sum)];
}
