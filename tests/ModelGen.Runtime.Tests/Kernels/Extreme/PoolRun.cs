using ModelGen.Kernels;
using ModelGen.Memory;
using Xunit;

namespace ModelGen.Tests.Kernels.Extreme;

/// <summary>Poolings, forward and backward, beside loops over what each window covers.</summary>
internal static class PoolRun
{
    public static void Run(GuardedMemory memory, ConvSizes sizes, Random random)
    {
        Operands heap = new(length => new float[length], random.Next());
        float[] x = heap.Read((int)(sizes.Samples * sizes.InputSize)).ToArray(), dy = heap.Read((int)(sizes.Samples * sizes.OutputSize)).ToArray();
        double[] mean = new double[dy.Length], spread = new double[x.Length], most = new double[x.Length];
        float[] maximum = new float[dy.Length], routed = new float[x.Length];
        bool hasIndex = (long)sizes.Rows.Kernel * sizes.Columns.Kernel <= 256;
        ForEachWindow(sizes, (output, covered) =>
        {
            long first = covered[0];
            foreach (long input in covered)
            {
                first = x[input] > x[first] ? input : first;
                mean[output] += x[input] / (double)covered.Count;
                spread[input] += dy[output] / (double)covered.Count;
                most[input] += Math.Abs(dy[output]) / (double)covered.Count;
            }

            maximum[output] = x[first];
            routed[first] += dy[output];
        });
        foreach (bool atEnd in new[] { true, false })
        {
            memory.Begin(atEnd);
            FeatureMap from = Input(memory.Take(x)), y = Output(memory.Take(dy.Length)), gradient = Output(memory.Take(dy)), dx = Input(memory.Take(x.Length));
            AvgPool2D.Forward<ExtremeConv>(from, y, sizes.Samples);
            Near(mean, y.Data, place => 2);
            AvgPool2D.Backward<ExtremeConv>(gradient, dx, sizes.Samples);
            Near(spread, dx.Data, place => most[place]);
            MaxPool2D.Forward<ExtremeConv>(from, y, sizes.Samples);
            Assert.Equal(maximum, y.Data.ToArray());
            MaxPool2D.Backward<ExtremeConv>(from, y, gradient, dx, sizes.Samples);
            Assert.Equal(routed, dx.Data.ToArray());
            if (hasIndex)
            {
                FeatureMap again = Output(memory.Take(dy.Length)), dxAgain = Input(memory.Take(x.Length));
                Span<byte> index = memory.TakeBytes(dy.Length);
                MaxPool2D.Forward<ExtremeConv>(from, again, index, sizes.Samples);
                Assert.Equal(maximum, again.Data.ToArray());
                MaxPool2D.Backward<ExtremeConv, Linear>(index, default, gradient, dxAgain, sizes.Samples);
                Assert.Equal(routed, dxAgain.Data.ToArray());
            }

            memory.AssertNothingBesideWasWritten();
        }

        FeatureMap Input(Span<float> data) => new(data, sizes.Rows.Input, sizes.Columns.Input, sizes.Channels);

        FeatureMap Output(Span<float> data) => new(data, sizes.Rows.Output, sizes.Columns.Output, sizes.Channels);
    }

    /// <param name="scale">What a relative error of 1e-5 is relative to.</param>
    private static void Near(double[] expected, ReadOnlySpan<float> actual, Func<int, double> scale)
    {
        for (int i = 0; i < expected.Length; i++)
        {
            Assert.True(Math.Abs(expected[i] - actual[i]) <= 1e-5 * scale(i), $"Value {i} is {actual[i]:R} instead of {expected[i]:R}.");
        }
    }

    private static void ForEachWindow(ConvSizes sizes, Action<long, List<long>> action)
    {
        (Axis rows, Axis columns) = (sizes.Rows, sizes.Columns);
        List<long> covered = [];
        for (long output = 0; output < sizes.Samples * sizes.OutputSize; output++)
        {
            long channel = output % sizes.Channels, pixel = output / sizes.Channels;
            long column = pixel % columns.Output, row = pixel / columns.Output % rows.Output, sample = pixel / columns.Output / rows.Output;
            covered.Clear();
            long top = (row * rows.Stride) - rows.PadBefore, left = (column * columns.Stride) - columns.PadBefore;
            for (long i = Math.Max(0, top); i < Math.Min(rows.Input, top + rows.Kernel); i++)
            {
                for (long j = Math.Max(0, left); j < Math.Min(columns.Input, left + columns.Kernel); j++)
                {
                    covered.Add(((((sample * rows.Input) + i) * columns.Input) + j) * sizes.Channels + channel);
                }
            }

            action(output, covered);
        }
    }
}
