using ILGPU;
using ILGPU.Runtime;
using ModelGen.GpuKernels;
using ModelGen.Training;
using Xunit;

namespace ModelGen.GpuTests.Optimizers;

/// <summary>Against the CPU's steps: the rules are the same structs, the roundings of products and sums may not be.</summary>
public class GpuUpdateTests
{
    /// <summary>
    /// Ten steps, each with a few roundings of 6e-8 of weights of at most 1. An update that is a quotient of small moments
    /// carries their relative errors, of the same size.
    /// </summary>
    private const double Bound = 3e-6;

    private const int Weights = 1003, Steps = 10;

    public static TheoryData<string> Names => [.. Optimizers.Keys];

    private static readonly Dictionary<string, Optimizer> Optimizers = new()
    {
        ["SGD"] = new SGD(0.05f),
        ["SGD momentum"] = new SGD(0.05f, momentum: 0.9),
        ["SGD Nesterov"] = new SGD(0.05f, momentum: 0.9, nesterov: true),
        ["RMSprop"] = new RMSprop(0.01f),
        ["RMSprop momentum"] = new RMSprop(0.01f, momentum: 0.5),
        ["RMSprop centered"] = new RMSprop(0.01f, epsilon: 1e-3, centered: true),
        ["RMSprop centered momentum"] = new RMSprop(0.01f, epsilon: 1e-3, centered: true, momentum: 0.5),
        ["Adagrad"] = new Adagrad(0.05f),
        ["Adam"] = new Adam(0.01f),
        ["AdamW"] = new AdamW(0.01f, weightDecay: 0.1),
        ["AMSGrad"] = new Adam(0.01f, amsgrad: true),
        ["AdamW AMSGrad"] = new AdamW(0.01f, amsgrad: true),
        ["clipped by value"] = new SGD(0.05f, momentum: 0.9) { ClipValue = 0.3f },
        ["clipped by norm"] = new Adam(0.01f) { GlobalClipNorm = 2 },
        ["within the norm"] = new SGD(0.05f) { GlobalClipNorm = 1e6f },
    };

    [OpenCLTheory]
    [MemberData(nameof(Names))]
    public void Weights_and_moments_are_the_processors(string name) => TestAccelerators.OnOpenCL(gpu => Compare(gpu, Optimizers[name], Info(0, 0)));

    [OpenCLFact]
    public void Regularised_weights_are_the_processors() => TestAccelerators.OnOpenCL(gpu => Compare(gpu, Optimizers["clipped by norm"], Info(0.01f, 0.02f)));

    [Fact]
    public void Weights_are_the_processors_emulated() => TestAccelerators.OnCpu(gpu => Compare(gpu, Optimizers["AMSGrad"], Info(0, 0), steps: 1));

    [OpenCLFact]
    public void A_gradient_that_is_not_finite_makes_all_weights_NaN_when_clipped_by_norm() => TestAccelerators.OnOpenCL(gpu =>
    {
        foreach (float bad in (float[])[float.NaN, float.PositiveInfinity])
        {
            using GpuUpdate update = new(gpu, Info(0, 0), new SGD { GlobalClipNorm = 1 });
            float[] gradients = new float[Weights];
            gradients[77] = bad;
            ArrayView<float> weights = gpu.Upload(new float[Weights]);
            update.Run(weights, gpu.Upload(gradients), 0);
            Assert.All(gpu.Download(weights), weight => Assert.True(float.IsNaN(weight)));
        }
    });

    [OpenCLFact]
    public void A_NaN_stays_where_it_is_when_clipped_by_value() => TestAccelerators.OnOpenCL(gpu =>
    {
        using GpuUpdate update = new(gpu, Info(0, 0), new SGD(1f) { ClipValue = 1 });
        float[] gradients = new float[Weights];
        (gradients[0], gradients[1], gradients[2]) = (float.NaN, float.NegativeInfinity, 3);
        ArrayView<float> weights = gpu.Upload(new float[Weights]);
        update.Run(weights, gpu.Upload(gradients), 0);
        Assert.Equal([float.NaN, 1, -1, 0], gpu.Download(weights)[..4]);
    });

    [OpenCLFact]
    public void A_step_is_one_launch_and_three_when_clipped_by_norm() => TestAccelerators.OnOpenCL(gpu =>
    {
        ArrayView<float> weights = gpu.Upload(new float[Weights]);
        foreach ((Optimizer optimizer, int launches) in ((Optimizer, int)[])[(new Adam { ClipValue = 1 }, 1), (new Adam { GlobalClipNorm = 1 }, 3)])
        {
            using GpuUpdate update = new(gpu, Info(0, 0), optimizer);
            long before = gpu.Launches;
            update.Run(weights, weights, 0);
            Assert.Equal(launches, gpu.Launches - before);
        }
    });

    [Fact]
    public void Weights_of_another_length_are_refused() => TestAccelerators.OnCpu(gpu =>
    {
        using GpuUpdate update = new(gpu, Info(0, 0), new SGD());
        ArrayView<float> few = gpu.Upload(new float[3]);
        Assert.Contains("'weights' has 3 values; expected 1003", Assert.Throws<ArgumentException>(() => update.Run(few, few, 0)).Message);
    });

    [Fact]
    public void Their_PTX_is_exact_and_calls_nothing()
    {
        foreach (Type rule in (Type[])[
            typeof(SGD.PlainRule), typeof(SGD.MomentumRule), typeof(SGD.NesterovRule), typeof(RMSprop.Rule), typeof(RMSprop.MomentumRule),
            typeof(RMSprop.CenteredRule), typeof(RMSprop.CenteredMomentumRule), typeof(Adagrad.Rule), typeof(Adam.Rule), typeof(Adam.LargestRule)])
        {
            Ptx.Check(typeof(UpdateLaunch), "Kernel", rule);
        }

        Ptx.Check(typeof(GlobalNorm), "Kernel");
        Ptx.Check(typeof(GpuWeightRegularizers), "TotalKernel");
        Ptx.Check(typeof(DoubleSum), "ChunkKernel", typeof(Square));
        Ptx.Check(typeof(DoubleSum), "ChunkKernel", typeof(Cost));
    }

    private static void Compare(GpuStream gpu, Optimizer optimizer, ModelInfo info, int steps = Steps)
    {
        float[] weights = TestArrays.Random(Weights, seed: 1, range: 1), moments = new float[Weights * optimizer.MomentCount];
        optimizer.InitializeMoments(moments);
        WeightRegularizers regularizers = new(info);
        using GpuUpdate update = new(gpu, info, optimizer);
        OptimizerState state = new(optimizer, Weights);
        update.TakeState(state);
        ArrayView<float> gpuWeights = gpu.Upload(weights);
        Assert.Equal(moments, gpu.Download(update.Moments));
        for (int step = 0; step < steps; step++)
        {
            float[] gradients = TestArrays.Random(Weights, seed: 10 + step, range: 0.5f);
            ArrayView<float> gpuGradients = gpu.Upload(gradients);
            double penalty = regularizers.Penalty(weights);
            regularizers.AddGradient(weights, gradients);
            float[] before = [.. gradients];
            GradientClipping.Apply(optimizer, gradients);
            optimizer.Update(new OptimizerStep
            {
                Weights = weights,
                Gradients = gradients,
                Moments = new OptimizerMoments(moments, Weights, 0, Weights),
                Step = step + 1,
                LearningRate = optimizer.LearningRate.At(step),
            });
            update.Run(gpuWeights, gpuGradients, step);
            Assert.Equal(penalty, PenaltyOf(gpu, update), penalty * 1e-6);
            Near.All(before, gpu.Download(gpuGradients), Bound, "gradients before clipping");
        }

        Near.All(weights, gpu.Download(gpuWeights), Bound, "weights");
        Near.All(moments, gpu.Download(update.Moments), Bound, "moments");
        update.GiveState(state);
        Assert.Equal(gpu.Download(update.Moments), state.Moments.ToArray());
        Assert.Equal(steps, state.Updates);
    }

    /// <summary>Two parameters with a penalty, and a gap between them without one.</summary>
    private static ModelInfo Info(float l1, float l2) => new()
    {
        Name = "Test",
        InputShape = [1],
        OutputShape = [1],
        Loss = Loss.MeanSquaredError,
        WeightsLength = Weights,
        Parameters = [Parameter("a", 0, 601, l1, l2), Parameter("b", 601, 100, 0, 0), Parameter("c", 701, 302, 0, l2)],
        Inference = default!,
    };

    private static ParameterInfo Parameter(string name, int offset, int length, float l1, float l2) => new()
    {
        Name = name, Layer = name, Shape = [length], Offset = offset, Length = length, Initializer = Initializer.Zeros, FanIn = 1, FanOut = 1, L1 = l1, L2 = l2,
    };

    private static double PenaltyOf(GpuStream gpu, GpuUpdate update)
    {
        double penalty = 0;
        update.Penalty.CopyToCPU(gpu.Stream, ref penalty, 1);
        gpu.Synchronize();
        return penalty;
    }
}
