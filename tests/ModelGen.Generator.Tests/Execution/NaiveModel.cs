extern alias generator;

using generator::ModelGen.Generator.Diagnostics;
using generator::ModelGen.Generator.Graph;
using generator::ModelGen.Generator.Specs;

namespace ModelGen.Generator.Tests.Execution;

/// <summary>A model beside its naive network: predictions and losses of the same weights in double precision.</summary>
internal sealed class NaiveModel
{
    private readonly ModelSpec spec;
    private readonly NaiveNetwork network;
    private readonly Model model;
    private readonly Dictionary<string, double[]> weights;

    public NaiveModel(ModelSpec spec, Model model)
    {
        this.spec = spec;
        this.model = model;
        List<Problem> problems = [];
        network = new(GraphBuilder.Build(spec, problems)!);
        weights = model.Info.Parameters.ToDictionary(
            parameter => parameter.Name,
            parameter => model.Weights.Slice(parameter.Offset, parameter.Length).ToArray().Select(weight => (double)weight).ToArray());
    }

    /// <summary>The gradient of half the sum of squared errors of some samples, weight by weight; null unless all numbers are exact in a float.</summary>
    public Dictionary<string, double[]>? ExactGradients(float[] inputs, float[] targets)
    {
        NaiveGradients gradients = new(network, weights);
        foreach ((double[] input, double[] target) in Samples(inputs, model.Info.InputSize).Zip(Samples(targets, model.Info.TargetSize)))
        {
            gradients.Add([.. network.Predict(weights, input).Zip(target, (y, t) => y - t)]);
        }

        return gradients.AreExact ? gradients.OfWeights : null;
    }

    /// <summary>Whole numbers from -limit to limit.</summary>
    public static float[] RandomIntegers(Random random, int count, int limit) =>
        [.. Enumerable.Range(0, count).Select(_ => (float)random.Next(-limit, limit + 1))];

    public static float[] RandomValues(Random random, int count) =>
        [.. Enumerable.Range(0, count).Select(_ => (float)((random.NextDouble() * 2) - 1))];

    public double[] Predict(ReadOnlySpan<float> inputs) => [.. Samples(inputs.ToArray(), model.Info.InputSize).SelectMany(input => network.Predict(weights, input))];

    /// <summary>The mean loss of some samples, with all penalties.</summary>
    public double Loss(float[] inputs, float[] targets)
    {
        double penalty = model.Info.Parameters.Sum(parameter =>
            (parameter.L1 * weights[parameter.Name].Sum(Math.Abs)) + (parameter.L2 * weights[parameter.Name].Sum(weight => weight * weight)));
        double loss = Samples(inputs, model.Info.InputSize)
            .Zip(Samples(targets, model.Info.TargetSize))
            .Average(sample => Loss(network.Predict(weights, sample.First), sample.Second));
        return loss + penalty;

        double Loss(double[] y, double[] target) =>
            NaiveLoss.Of(model.Info.Loss, spec.HuberDelta, y, network.Logits, target) + network.ActivityPenalty;
    }

    /// <summary>The derivative of the loss by one weight, as a central difference.</summary>
    public double Derivative(ParameterInfo parameter, int index, float[] inputs, float[] targets)
    {
        // The error of the difference is about 1e-10 from rounding and 1e-12 from curvature.
        const double Step = 1e-6;
        double[] values = weights[parameter.Name];
        double weight = values[index];
        values[index] = weight + Step;
        double above = Loss(inputs, targets);
        values[index] = weight - Step;
        double below = Loss(inputs, targets);
        values[index] = weight;
        return (above - below) / (2 * Step);
    }

    private static IEnumerable<double[]> Samples(float[] values, int size) => values.Chunk(size).Select(sample => sample.Select(value => (double)value).ToArray());
}
