using ModelGen.Kernels;

namespace ModelGen.Benchmarks;

/// <summary>Kernels that do little arithmetic for what they read and write, a line each.</summary>
internal static class PassKernels
{
    public static IEnumerable<KernelBenchmark> MaxPool<H, W, C>(string layer, int samples)
        where H : struct, IConstant
        where W : struct, IConstant
        where C : struct, IConstant
    {
        Map x = new(samples, H.Value, W.Value, C.Value);
        Map dx = new(samples, H.Value, W.Value, C.Value);
        Map y = new(samples, H.Value / 2, W.Value / 2, C.Value);
        Map dy = new(samples, H.Value / 2, W.Value / 2, C.Value);
        byte[] index = new byte[samples * (H.Value / 2) * (W.Value / 2) * C.Value];
        KernelBenchmark Of(string kernel, double inputs, double outputs, Action run) =>
            Pass(layer, kernel, samples, (H.Value, W.Value, C.Value), inputs + (outputs / 4.0), run);
        yield return Of("max pool", 1, 1, () => MaxPool2D.Forward<Pool2x2<H, W, C>>(x.View, y.View, samples));
        yield return Of("max pool with index", 1, 1.25, () => MaxPool2D.Forward<Pool2x2<H, W, C>>(x.View, y.View, index, samples));
        yield return Of("max pool gradient", 1, 1.25, () => MaxPool2D.Backward<Pool2x2<H, W, C>, Linear>(index, y.View, dy.View, dx.View, samples));
    }

    public static IEnumerable<KernelBenchmark> Activation<TActivation>(string layer, int samples, int height, int width, int channels)
        where TActivation : struct, IActivation
    {
        Map x = new(samples, height, width, channels);
        Map y = new(samples, height, width, channels);
        Map dy = new(samples, height, width, channels);
        Map dx = new(samples, height, width, channels);
        int read = TActivation.DerivativeFromOutput ? 2 : 3;
        string name = typeof(TActivation).Name;
        KernelBenchmark Of(string kernel, int maps, Action run) => Pass(layer, kernel, samples, (height, width, channels), maps, run);
        yield return Of(name, 2, () => Activations.Forward<TActivation>(x.View, y.View, samples));
        yield return Of($"{name} gradient", read + 1, () => Activations.Backward<TActivation>(x.View, y.View, dy.View, dx.View, samples));
    }

    public static KernelBenchmark BiasGradient(string layer, int samples, int height, int width, int channels)
    {
        Map dy = new(samples, height, width, channels);
        Weights gradient = new(channels);
        return Pass(layer, "bias gradient", samples, (height, width, channels), 1, () => Bias.Gradient(dy.View, gradient.Span, samples));
    }

    /// <param name="maps">How many maps of the size of the input are read or written.</param>
    private static KernelBenchmark Pass(string layer, string kernel, int samples, (int H, int W, int C) shape, double maps, Action run) => new(
        layer, kernel, $"{shape.H}x{shape.W}x{shape.C}", samples, maps * samples * shape.H * shape.W * shape.C * sizeof(float), run);
}
