using ModelGen.Kernels;
using ModelGen.Memory;
using Xunit;

namespace ModelGen.Tests.Kernels;

/// <summary>
/// Numbers for every operand of a layer, and the passes over them. Each pass gets fresh memory in which all that it may not
/// read or write is marked: what lies beyond the halo it needs, one sample more than it is asked for, both sides of a span.
/// </summary>
/// <param name="More">How much wider than needed all halos are.</param>
internal sealed record LinearLayerData(
    LinearLayerCase Layer, int Samples, Halo More, float[] X, float[] Kernel, float[] Bias, float[] DY, float[] OldKernelGradient)
{
    public static LinearLayerData Of(LinearLayerCase layer, int samples, Func<float> next)
    {
        return new(
            layer, samples, Halo.None, Some(samples * layer.Input.Size), Some(layer.KernelLength), Some(layer.Output.Channels),
            Some(samples * layer.Output.Size), Some(layer.KernelLength));

        float[] Some(int length)
        {
            float[] values = new float[length];
            foreach (ref float value in values.AsSpan())
            {
                value = next();
            }

            return values;
        }
    }

    public LinearLayerData Only(int sample) => this with
    {
        Samples = 1,
        X = X.AsSpan(sample * Layer.Input.Size, Layer.Input.Size).ToArray(),
        DY = DY.AsSpan(sample * Layer.Output.Size, Layer.Output.Size).ToArray(),
    };

    public LinearLayerData Select(Func<float, float> function) => this with
    {
        X = [.. X.Select(function)],
        Kernel = [.. Kernel.Select(function)],
        Bias = [.. Bias.Select(function)],
        DY = [.. DY.Select(function)],
        OldKernelGradient = [.. OldKernelGradient.Select(function)],
    };

    /// <summary>y of all samples.</summary>
    public float[] Forward<TActivation>(LinearLayer layer)
        where TActivation : struct, IActivation
    {
        TestMap x = Read(Layer.Input, X), kernel = Span(Kernel), bias = Span(Bias), y = Written(Layer.Output);
        layer.Forward<TActivation>(x.View, kernel.View.Row(0, 0), Bias.Length == 0 ? [] : bias.View.Row(0, 0), y.View, Samples);
        return Result(y);
    }

    /// <summary>The old gradient with the new one added.</summary>
    public float[] KernelGradient(LinearLayer layer)
    {
        TestMap x = Read(Layer.Input, X), dy = Read(Layer.Output with { Zeros = Layer.KernelGradientZeros }, DY), dKernel = Span(OldKernelGradient);
        layer.KernelGradient(x.View, dy.View, dKernel.View.Row(0, 0), Samples);
        dKernel.AssertHaloUntouched();
        return dKernel.Values;
    }

    /// <summary>dx of all samples.</summary>
    public float[] InputGradient(LinearLayer layer) => InputGradient<Linear>(layer);

    /// <summary>dx of all samples, where x is what an activation gave.</summary>
    public float[] InputGradient<TActivation>(LinearLayer layer)
        where TActivation : struct, IActivation
    {
        TestMap dy = Read(Layer.Output, DY), kernel = Span(Kernel), x = Read(Layer.Input with { Zeros = default }, X), dx = Written(Layer.Input);
        layer.InputGradient<TActivation>(
            dy.View, kernel.View.Row(0, 0), typeof(TActivation) == typeof(Linear) ? default : x.View, dx.View, Samples);
        return Result(dx);
    }

    private TestMap Read(MapSizes sizes, float[] values)
    {
        Halo zeros = sizes.Zeros;
        Halo halo = new(zeros.Top + More.Top, zeros.Left + More.Left, zeros.Bottom + More.Bottom, zeros.Right + More.Right);
        TestMap map = new(Samples + 1, sizes.Height, sizes.Width, sizes.Channels, halo);
        for (int sample = 0; sample < Samples; sample++)
        {
            map.View.ClearBorder(sample, zeros);
            map.View.CopySampleFrom(values.AsSpan(sample * sizes.Size, sizes.Size), sample);
        }

        return map;
    }

    private TestMap Written(MapSizes sizes) => new(Samples + 1, sizes.Height, sizes.Width, sizes.Channels, More);

    private float[] Result(TestMap map)
    {
        map.AssertHaloUntouched();
        float[] values = map.Values;
        Assert.All(values[(Samples * map.Size)..], value => Assert.True(float.IsNaN(value), "A sample too many was written."));
        return values[..(Samples * map.Size)];
    }

    /// <summary>A span as the interior of a map whose halo is the memory on both sides.</summary>
    private static TestMap Span(float[] values)
    {
        TestMap map = new(1, 1, 1, Math.Max(1, values.Length), new(Top: 0, Left: 1, Bottom: 0, Right: 1));
        values.CopyTo(map.View.Row(0, 0));
        return map;
    }
}
