using ILGPU;
using ModelGen.GpuKernels;
using ModelGen.Kernels;
using Xunit;

namespace ModelGen.GpuTests.Losses;

/// <summary>Against the CPU's losses, sample by sample.</summary>
public class LossTests
{
    /// <summary>Sums of up to 300 terms in runs of 2, of logarithms of 3 units in the last place: some thirty roundings of 6e-8.</summary>
    private const double Bound = 2e-6;

    private delegate double CpuForward(ReadOnlySpan<float> x, ReadOnlySpan<float> targets, ReadOnlySpan<float> weights, Span<float> outputs, int samples, int size);

    private delegate void CpuBackward(ReadOnlySpan<float> outputs, ReadOnlySpan<float> targets, ReadOnlySpan<float> weights, float scale, Span<float> gradient, int samples, int size);

    private delegate void GpuForward(GpuStream gpu, ArrayView<float> x, ArrayView<float> targets, ArrayView<float> weights, ArrayView<float> outputs, int samples, int size);

    private delegate void GpuBackward(GpuStream gpu, ArrayView<float> outputs, ArrayView<float> targets, ArrayView<float> weights, float scale, ArrayView<float> gradient, int samples, int size);

    private sealed record Case(string Name, CpuForward Forward, CpuBackward Backward, GpuForward OnGpu, GpuBackward BackOnGpu);

    private static readonly Case[] Elementwise =
    [
        new("mse", Kernels.MeanSquaredError.Forward, Kernels.MeanSquaredError.Backward, GpuKernels.MeanSquaredError.Forward, GpuKernels.MeanSquaredError.Backward),
        new("mae", Kernels.MeanAbsoluteError.Forward, Kernels.MeanAbsoluteError.Backward, GpuKernels.MeanAbsoluteError.Forward, GpuKernels.MeanAbsoluteError.Backward),
        new("msle", Kernels.MeanSquaredLogarithmicError.Forward, Kernels.MeanSquaredLogarithmicError.Backward, GpuKernels.MeanSquaredLogarithmicError.Forward, GpuKernels.MeanSquaredLogarithmicError.Backward),
        new("sigmoid", Kernels.SigmoidCrossentropy.Forward, Kernels.SigmoidCrossentropy.Backward, GpuKernels.SigmoidCrossentropy.Forward, GpuKernels.SigmoidCrossentropy.Backward),
        new(
            "huber",
            (x, t, w, o, n, s) => Kernels.Huber.Forward(x, t, w, o, n, s, 0.7f),
            (o, t, w, c, g, n, s) => Kernels.Huber.Backward(o, t, w, c, g, n, s, 0.7f),
            (gpu, x, t, w, o, n, s) => GpuKernels.Huber.Forward(gpu, x, t, w, o, n, s, 0.7f),
            (gpu, o, t, w, c, g, n, s) => GpuKernels.Huber.Backward(gpu, o, t, w, c, g, n, s, 0.7f)),
    ];

    private static readonly Case Soft = new(
        "softmax", Kernels.SoftmaxCrossentropy.Forward, Kernels.SoftmaxCrossentropy.Backward, GpuKernels.SoftmaxCrossentropy.Forward, GpuKernels.SoftmaxCrossentropy.Backward);

    private static readonly Case Sparse = new(
        "sparse softmax", Kernels.SparseSoftmaxCrossentropy.Forward, Kernels.SparseSoftmaxCrossentropy.Backward,
        GpuKernels.SparseSoftmaxCrossentropy.Forward, GpuKernels.SparseSoftmaxCrossentropy.Backward);

    [OpenCLTheory]
    [InlineData(5, 1)]
    [InlineData(7, 10)]
    [InlineData(3, 300)]
    public void Means_over_outputs_are_the_processors(int samples, int size) => TestAccelerators.OnOpenCL(gpu =>
    {
        foreach (Case loss in Elementwise)
        {
            Compare(gpu, loss, TestArrays.Random(samples * size, seed: 2, range: 1), samples, size);
        }
    });

    [OpenCLTheory]
    [InlineData(7, 10)]
    [InlineData(3, 300)]
    public void Crossentropies_of_a_softmax_are_the_processors(int samples, int size) => TestAccelerators.OnOpenCL(gpu =>
    {
        float[] soft = [.. TestArrays.Random(samples * size, seed: 2, range: 1).Select(value => MathF.Max(value, 0))];
        Compare(gpu, Soft, soft, samples, size);
        Compare(gpu, Sparse, [.. Enumerable.Range(0, samples).Select(sample => (float)(sample * 7 % size))], samples, size);
    });

    [Fact]
    public void A_loss_is_the_processors_emulated() => TestAccelerators.OnCpu(gpu => Compare(gpu, Sparse, [2, 0], 2, 3));

    [OpenCLFact]
    public void Logits_of_any_size_give_finite_losses() => TestAccelerators.OnOpenCL(gpu =>
    {
        gpu.Losses = gpu.Upload(new float[2]);
        ArrayView<float> logits = gpu.Upload([1e30f, -1e30f, 0, 1e30f, -3e38f, 3e38f]), outputs = gpu.Unwritten(6);
        GpuKernels.SoftmaxCrossentropy.Forward(gpu, logits, gpu.Upload([1f, 0, 0, 0, 0, 1]), default, outputs, 2, 3);
        Assert.Equal([0f, 0], gpu.Download(gpu.Losses));
        GpuKernels.SparseSoftmaxCrossentropy.Forward(gpu, logits, gpu.Upload([2f, 2]), default, outputs, 2, 3);
        Assert.Equal([1e30f, 0], gpu.Download(gpu.Losses));
    });

    [OpenCLFact]
    public void A_target_that_is_no_class_makes_its_samples_loss_NaN() => TestAccelerators.OnOpenCL(gpu =>
    {
        gpu.Losses = gpu.Upload(new float[5]);
        ArrayView<float> logits = gpu.Upload(new float[15]), outputs = gpu.Unwritten(15);
        GpuKernels.SparseSoftmaxCrossentropy.Forward(gpu, logits, gpu.Upload([3f, -1, 1.5f, float.NaN, 1]), default, outputs, 5, 3);
        Near.All([float.NaN, float.NaN, float.NaN, float.NaN, MathF.Log(3)], gpu.Download(gpu.Losses), Bound);
    });

    [OpenCLFact]
    public void Penalties_of_outputs_and_their_gradients_are_the_processors() => TestAccelerators.OnOpenCL(gpu =>
    {
        const int samples = 3;
        float[] y = TestArrays.Random(samples * 5 * 7 * 11, seed: 1), dy = TestArrays.Random(y.Length, seed: 2), losses = new float[samples];
        y[3] = 0;
        gpu.Losses = gpu.Upload(new float[samples]);
        GpuMap gpuY = gpu.Upload(y, 5, 7, 11), gpuDy = gpu.Upload(dy, 5, 7, 11);
        for (int sample = 0; sample < samples; sample++)
        {
            losses[sample] = (float)Kernels.ActivityRegularizer.Penalty(new(y.AsSpan(sample * 385, 385), 5, 7, 11), 0.1f, 0.02f, 1);
        }

        Kernels.ActivityRegularizer.Backward(new(y, 5, 7, 11), new(dy, 5, 7, 11), 0.1f, 0.02f, 0.25f, samples);
        GpuKernels.ActivityRegularizer.Penalty(gpu, gpuY, 0.1f, 0.02f, samples);
        GpuKernels.ActivityRegularizer.Backward(gpu, gpuY, gpuDy, 0.1f, 0.02f, 0.25f, samples);
        Near.All(losses, gpu.Download(gpu.Losses), Bound, "penalty");
        Near.All(dy, gpu.Download(gpuDy.Data), Bound, "gradient");
    });

    [Fact]
    public void A_stream_with_too_few_losses_and_a_delta_of_0_are_refused() => TestAccelerators.OnCpu(gpu =>
    {
        ArrayView<float> data = gpu.Upload(new float[4]);
        Assert.Contains("room for 0 losses", Assert.Throws<ArgumentException>(() => GpuKernels.MeanSquaredError.Forward(gpu, data, data, default, data, 2, 2)).Message);
        Assert.Contains("'targets' has 4 values; expected 2, for 2 samples of 1.", Assert.Throws<ArgumentException>(() => GpuKernels.SparseSoftmaxCrossentropy.Forward(gpu, data, data, default, data, 2, 2)).Message);
        Assert.Throws<ArgumentOutOfRangeException>(() => GpuKernels.Huber.Forward(gpu, data, data, default, data, 2, 2, 0));
    });

    [Fact]
    public void Their_PTX_is_exact_and_calls_nothing()
    {
        foreach (Type loss in (Type[])[
            typeof(Kernels.MeanSquaredError.Element), typeof(Kernels.MeanAbsoluteError.Element), typeof(Kernels.MeanSquaredLogarithmicError.Element),
            typeof(Kernels.Huber.Element), typeof(Kernels.SigmoidCrossentropy.Element)])
        {
            Ptx.Check(typeof(GpuKernels.ElementLoss), "ForwardKernel", loss);
            Ptx.Check(typeof(GpuKernels.ElementLoss), "BackwardKernel", loss);
        }

        foreach (Type loss in (Type[])[typeof(GpuKernels.SoftmaxCrossentropy), typeof(GpuKernels.SparseSoftmaxCrossentropy)])
        {
            Ptx.Check(loss, "ForwardKernel");
            Ptx.Check(loss, "BackwardKernel");
        }

        Ptx.Check(typeof(GpuKernels.ActivityRegularizer), "PenaltyKernel");
        Ptx.Check(typeof(GpuKernels.ActivityRegularizer), "GradientKernel");
    }

    private static void Compare(GpuStream gpu, Case loss, float[] targets, int samples, int size)
    {
        float[] x = TestArrays.Random(samples * size, seed: 1, range: 3), outputs = new float[x.Length], gradient = new float[x.Length];
        float[] weights = [.. Enumerable.Range(1, samples).Select(sample => sample / 2f)], losses = new float[samples];
        int targetSize = targets.Length / samples;
        for (int sample = 0; sample < samples; sample++)
        {
            ReadOnlySpan<float> target = targets.AsSpan(sample * targetSize, targetSize);
            losses[sample] = 1 + (float)loss.Forward(
                x.AsSpan(sample * size, size), target, weights.AsSpan(sample, 1), outputs.AsSpan(sample * size, size), 1, size);
        }

        loss.Backward(outputs, targets, weights, 0.125f, gradient, samples, size);
        gpu.Losses = gpu.Upload(Enumerable.Repeat(1f, samples).ToArray());
        ArrayView<float> gpuTargets = gpu.Upload(targets), gpuWeights = gpu.Upload(weights), gpuOutputs = gpu.Unwritten(x.Length), gpuGradient = gpu.Unwritten(x.Length);
        loss.OnGpu(gpu, gpu.Upload(x), gpuTargets, gpuWeights, gpuOutputs, samples, size);
        loss.BackOnGpu(gpu, gpuOutputs, gpuTargets, gpuWeights, 0.125f, gpuGradient, samples, size);
        Near.All(losses, gpu.Download(gpu.Losses), Bound, loss.Name);
        Near.All(outputs, gpu.Download(gpuOutputs), Bound, loss.Name + " outputs");
        Near.All(gradient, gpu.Download(gpuGradient), Bound, loss.Name + " gradient");

        // Without weights every sample counts once.
        loss.OnGpu(gpu, gpu.Upload(x), gpuTargets, default, gpuOutputs, samples, size);
        float[] again = gpu.Download(gpu.Losses);
        for (int sample = 0; sample < samples; sample++)
        {
            losses[sample] += (losses[sample] - 1) / weights[sample];
        }

        Near.All(losses, again, Bound, loss.Name + " without weights");
    }
}
