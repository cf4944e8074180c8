using Xunit;

namespace ModelGen.Tests;

public class OptimizerFormulaTests
{
    private const int Steps = 200;

    private static readonly Dictionary<string, (Func<Optimizer> Create, Func<ReferenceOptimizers.Step> Reference)> Cases = new()
    {
        ["SGD"] = (() => new SGD(), () => ReferenceOptimizers.SGD()),
        ["SGD with momentum"] = (() => new SGD(momentum: 0.9), () => ReferenceOptimizers.SGD(0.9)),
        ["SGD with Nesterov momentum"] = (() => new SGD(momentum: 0.8, nesterov: true), () => ReferenceOptimizers.SGD(0.8, true)),
        ["RMSprop"] = (() => new RMSprop(), () => ReferenceOptimizers.RMSprop()),
        ["RMSprop with momentum"] = (() => new RMSprop(rho: 0.8, momentum: 0.7, epsilon: 1e-3), () => ReferenceOptimizers.RMSprop(0.8, 0.7, 1e-3)),
        ["RMSprop centered"] = (() => new RMSprop(epsilon: 1e-3, centered: true), () => ReferenceOptimizers.RMSprop(epsilon: 1e-3, centered: true)),
        ["RMSprop centered with momentum"] = (
            () => new RMSprop(momentum: 0.5, epsilon: 1e-3, centered: true),
            () => ReferenceOptimizers.RMSprop(momentum: 0.5, epsilon: 1e-3, centered: true)),
        ["Adagrad"] = (() => new Adagrad(), () => ReferenceOptimizers.Adagrad()),
        ["Adagrad with arguments"] = (() => new Adagrad(null, 0.5, 1e-2), () => ReferenceOptimizers.Adagrad(0.5, 1e-2)),
        ["Adam"] = (() => new Adam(), () => ReferenceOptimizers.Adam()),
        ["Adam with arguments"] = (() => new Adam(null, 0.8, 0.99, 1e-2), () => ReferenceOptimizers.Adam(0.8, 0.99, 1e-2)),
        ["Adam with AMSGrad"] = (() => new Adam(beta2: 0.9, amsgrad: true), () => ReferenceOptimizers.Adam(beta2: 0.9, amsgrad: true)),
        ["AdamW"] = (() => new AdamW(), () => ReferenceOptimizers.Adam(weightDecay: 0.004)),
        ["AdamW with arguments"] = (
            () => new AdamW(null, 0.3, 0.8, 0.9, 1e-3, amsgrad: true),
            () => ReferenceOptimizers.Adam(0.8, 0.9, 1e-3, true, 0.3)),
    };

    public static TheoryData<string> Names => [.. Cases.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Weights_follow_the_formula_in_double_precision(string name)
    {
        foreach (int length in new[] { 1, 3, 16, 37, 131 })
        {
            var run = new OptimizerRun(Cases[name].Create(), length, Steps);
            float[] actual = run.WeightsAfter(length);
            double[] expected = Expected(run, name, length);

            // Weights stay below 4, so a step rounds one by at most 2^-23, and its update, moments included, by less.
            double tolerance = Steps * Math.ScaleB(1, -23);
            for (int i = 0; i < length; i++)
            {
                Assert.True(
                    Math.Abs(expected[i] - actual[i]) <= tolerance,
                    $"{name}, weight {i} of {length}: {actual[i]} instead of {expected[i]}");
            }
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_width_and_every_cut_into_ranges_gives_the_same_bits(string name)
    {
        const int length = 100;
        var run = new OptimizerRun(Cases[name].Create(), length, steps: 20);
        float[] whole = run.WeightsAfter(length);

        // Ranges of 1 to 3 run on scalars, of 4 to 7 on 128 bits, of 8 to 15 on 256 bits, where the machine has them.
        foreach (int rangeLength in new[] { 1, 3, 4, 7, 8, 15, 16, 48 })
        {
            Assert.Equal(whole, run.WeightsAfter(rangeLength));
        }
    }

    [Fact]
    public void One_step_of_RMSprop_gives_the_figure_in_Keras_documentation()
    {
        // d(x^2 / 2)/dx = x at x = 10 with a learning rate of 0.1.
        float[] weight = [10];
        new RMSprop().Update(new OptimizerStep
        {
            Weights = weight,
            Gradients = [10],
            Moments = new OptimizerMoments(new float[1], 1, 0, 1),
            Step = 1,
            LearningRate = 0.1f,
        });
        Assert.Equal(9.683772f, weight[0], 1e-6f);
    }

    [Fact]
    public void A_constant_gradient_leaves_centered_RMSprop_finite()
    {
        // The mean square and the squared mean become equal, up to rounding that may make the variance negative.
        float[] weights = new float[40];
        float[] gradients = [.. Enumerable.Range(0, 40).Select(i => 1000 + (i * 17.3f))];
        float[] moments = new float[80];
        var optimizer = new RMSprop(rho: 0.8, centered: true);
        for (int step = 1; step <= 2000; step++)
        {
            optimizer.Update(new OptimizerStep
            {
                Weights = weights,
                Gradients = gradients,
                Moments = new OptimizerMoments(moments, 40, 0, 40),
                Step = step,
                LearningRate = 1e-6f,
            });
        }

        Assert.All(weights, weight => Assert.True(float.IsFinite(weight)));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_weight_without_gradient_keeps_its_place(string name)
    {
        // Alignment gaps between parameters are such weights: 0 for ever.
        Optimizer optimizer = Cases[name].Create();
        float[] weights = new float[21];
        float[] moments = new float[21 * optimizer.MomentCount];
        optimizer.InitializeMoments(moments);
        for (int step = 1; step <= 3; step++)
        {
            optimizer.Update(new OptimizerStep
            {
                Weights = weights,
                Gradients = new float[21],
                Moments = new OptimizerMoments(moments, 21, 0, 21),
                Step = step,
                LearningRate = 0.1f,
            });
        }

        Assert.All(weights, weight => Assert.Equal(0, weight));
    }

    private static double[] Expected(OptimizerRun run, string name, int length)
    {
        double[] weights = [.. run.InitialWeights.Select(weight => (double)weight)];
        ReferenceOptimizers.Step[] references = [.. Enumerable.Range(0, length).Select(_ => Cases[name].Reference())];
        for (int step = 1; step <= Steps; step++)
        {
            float[] gradients = run.GradientsOf(step);
            for (int i = 0; i < length; i++)
            {
                weights[i] = references[i](weights[i], gradients[i], OptimizerRun.RateOf(step), step);
            }
        }

        return weights;
    }
}
