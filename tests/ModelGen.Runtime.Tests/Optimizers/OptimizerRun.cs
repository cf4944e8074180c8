namespace ModelGen.Tests;

/// <summary>Some steps of an optimizer over weights and gradients drawn from one random stream.</summary>
internal sealed class OptimizerRun
{
    private readonly Optimizer optimizer;
    private readonly float[][] gradients;

    public OptimizerRun(Optimizer optimizer, int weights, int steps)
    {
        this.optimizer = optimizer;
        var random = new Random(1);
        InitialWeights = Draw(random, weights, scale: 1);
        gradients = [.. Enumerable.Range(0, steps).Select(_ => Draw(random, weights, scale: 0.5f))];
    }

    public float[] InitialWeights { get; }

    /// <summary>The gradients of a step, 1 for the first.</summary>
    public float[] GradientsOf(int step) => gradients[step - 1];

    /// <summary>The rate falls from step to step, so that a stale one shows.</summary>
    public static float RateOf(int step) => 0.02f / (1 + (0.01f * step));

    /// <summary>The weights after all steps, each step cut into ranges of this length.</summary>
    public float[] WeightsAfter(int rangeLength)
    {
        float[] weights = [.. InitialWeights];
        float[] moments = new float[weights.Length * optimizer.MomentCount];
        optimizer.InitializeMoments(moments);
        for (int step = 1; step <= gradients.Length; step++)
        {
            for (int start = 0; start < weights.Length; start += rangeLength)
            {
                int length = Math.Min(rangeLength, weights.Length - start);
                optimizer.Update(new OptimizerStep
                {
                    Weights = weights.AsSpan(start, length),
                    Gradients = GradientsOf(step).AsSpan(start, length),
                    Moments = new OptimizerMoments(moments, weights.Length, start, length),
                    Step = step,
                    LearningRate = RateOf(step),
                });
            }
        }

        return weights;
    }

    private static float[] Draw(Random random, int count, float scale) =>
        [.. Enumerable.Range(0, count).Select(_ => scale * ((2 * random.NextSingle()) - 1))];
}
