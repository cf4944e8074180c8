using ModelGen.Kernels;
using ModelGen.Memory;
using Xunit;

namespace ModelGen.Tests.Kernels.Extreme;

/// <summary>A convolution that pools as it stores, beside the two layers one after the other.</summary>
internal static class PooledConvRun
{
    public static void Run(GuardedMemory memory, ConvSizes sizes, Random random)
    {
        if (sizes.Rows.Output < 2 || sizes.Columns.Output < 2)
        {
            return;
        }

        Operands heap = new(length => new float[length], 1);
        float[] x = heap.Read((int)(sizes.Samples * sizes.InputSize)).ToArray(), kernel = heap.Read((int)sizes.KernelLength).ToArray();
        float[] bias = heap.Read(random.Next(2) * sizes.Outputs).ToArray();
        float[] map = NaiveConv.Forward(sizes, x, kernel, bias);
        int rows = sizes.Rows.Output / 2, columns = sizes.Columns.Output / 2, channels = sizes.Outputs;
        foreach (bool atEnd in new[] { true, false })
        {
            memory.Begin(atEnd);
            Halo halo = ExtremeConv.InputHalo;
            long length = (long)sizes.Samples * (halo.Top + sizes.Rows.Input + halo.Bottom) * (halo.Left + sizes.Columns.Input + halo.Right) * sizes.Channels;
            Span<float> data = memory.Take((int)length), pooled = memory.Take(sizes.Samples * rows * columns * channels);
            data.Clear();
            FeatureMap input = new(data, sizes.Rows.Input, sizes.Columns.Input, sizes.Channels, halo);
            input.CopyFrom(x, sizes.Samples);
            Span<byte> index = random.Next(2) == 0 ? [] : memory.TakeBytes(pooled.Length);
            Conv2D.ForwardMaxPool<ExtremeConv, Halves<ExtremeConv>, ReLU>(
                input, memory.Take(kernel), bias.Length == 0 ? [] : memory.Take(bias), new(pooled, rows, columns, channels), index, sizes.Samples);
            memory.AssertNothingBesideWasWritten();
            for (int i = 0; i < pooled.Length; i++)
            {
                int pixel = i / channels, sample = pixel / (rows * columns), row = pixel / columns % rows, column = pixel % columns;
                float[] window = [At(row, column, 0, 0), At(row, column, 0, 1), At(row, column, 1, 0), At(row, column, 1, 1)];
                Assert.Equal(Math.Max(0, window.Max()), pooled[i]);
                Assert.True(index.IsEmpty || index[i] == Array.IndexOf(window, window.Max()), $"Index {i} is not the first maximum's.");

                float At(int row, int column, int down, int right) =>
                    map[((((long)sample * sizes.Rows.Output) + (2 * row) + down) * sizes.Columns.Output + (2 * column) + right) * channels + (i % channels)];
            }
        }
    }
}
