using ModelGen.Kernels;
using ModelGen.Memory;
using Xunit;

namespace ModelGen.Tests.Kernels.Extreme;

/// <summary>Runs the passes of a layer with every operand against a guard, and compares with what they have to give.</summary>
internal sealed class LayerRun(GuardedMemory memory, LinearLayerCase layer, int samples)
{
    public required float[] X { get; init; }

    public required float[] Kernel { get; init; }

    public required float[] Bias { get; init; }

    public required float[] DY { get; init; }

    public required float[] OldKernelGradient { get; init; }

    public required float[] Y { get; init; }

    public required float[] KernelGradient { get; init; }

    public required float[] DX { get; init; }

    /// <summary>The most that results of each pass may differ by; 0 for whole numbers.</summary>
    public (double Y, double KernelGradient, double DX) Bounds { get; init; }

    /// <summary>The entry points, and one of the widths for each pass.</summary>
    public void All(Random random)
    {
        foreach (bool atEnd in new[] { true, false })
        {
            Forward(layer.EntryPoints, atEnd);
            Forward(layer.OverOutputs[random.Next(layer.OverOutputs.Count)], atEnd);
            Gradient(layer.EntryPoints, atEnd);
            Gradient(layer.OverOutputs[random.Next(layer.OverOutputs.Count)], atEnd);
            InputGradient(layer.EntryPoints, atEnd);
            InputGradient(layer.OverInputs[random.Next(layer.OverInputs.Count)], atEnd);
        }
    }

    private void Forward(LinearLayer way, bool atEnd)
    {
        memory.Begin(atEnd);
        TestFloats.Taken = memory.Take;
        FeatureMap y = Map(layer.Output with { Zeros = default });
        way.Forward<ReLU>(Map(layer.Input, X), memory.Take(Kernel), Bias.Length == 0 ? [] : memory.Take(Bias), y, samples);
        Expect(Array.ConvertAll(Y, sum => Math.Max(sum, 0)), y.Data, $"the forward pass of {way.Name}", Bounds.Y);
    }

    private void Gradient(LinearLayer way, bool atEnd)
    {
        memory.Begin(atEnd);
        TestFloats.Taken = memory.Take;
        Span<float> dKernel = memory.Take(OldKernelGradient);
        way.KernelGradient(Map(layer.Input, X), Map(layer.Output with { Zeros = layer.KernelGradientZeros }, DY), dKernel, samples);
        Expect(KernelGradient, dKernel, $"the kernel's gradient of {way.Name}", Bounds.KernelGradient);
    }

    private void InputGradient(LinearLayer way, bool atEnd)
    {
        memory.Begin(atEnd);
        TestFloats.Taken = memory.Take;
        FeatureMap dx = Map(layer.Input with { Zeros = default });
        way.InputGradient<ReLU>(Map(layer.Output, DY), memory.Take(Kernel), Map(layer.Input with { Zeros = default }, X), dx, samples);
        float[] expected = new float[DX.Length];
        for (int i = 0; i < expected.Length; i++)
        {
            expected[i] = X[i] > 0 ? DX[i] : 0;
        }

        Expect(expected, dx.Data, $"the input's gradient of {way.Name}", Bounds.DX);
    }

    /// <summary>A map to be written, with no halo.</summary>
    private FeatureMap Map(MapSizes sizes) => new(memory.Take(samples * sizes.Size), sizes.Height, sizes.Width, sizes.Channels);

    /// <summary>A map to be read, with just the zeros around it that are asked for.</summary>
    private FeatureMap Map(MapSizes sizes, float[] values)
    {
        Halo halo = sizes.Zeros;
        long length = (long)samples * (halo.Top + sizes.Height + halo.Bottom) * (halo.Left + sizes.Width + halo.Right) * sizes.Channels;
        Span<float> data = memory.Take((int)length);
        data.Clear();
        FeatureMap map = new(data, sizes.Height, sizes.Width, sizes.Channels, halo);
        for (int sample = 0; sample < samples; sample++)
        {
            map.CopySampleFrom(values.AsSpan(sample * sizes.Size, sizes.Size), sample);
        }

        return map;
    }

    private void Expect(float[] expected, ReadOnlySpan<float> actual, string what, double bound)
    {
        TestFloats.Taken = null;
        memory.AssertNothingBesideWasWritten();
        Assert.Equal(expected.Length, actual.Length);
        for (int i = 0; i < expected.Length; i++)
        {
            if (!(Math.Abs(expected[i] - actual[i]) <= bound))
            {
                Assert.Fail($"Value {i} of {what} is {actual[i]:R} instead of {expected[i]:R}.");
            }
        }
    }
}
