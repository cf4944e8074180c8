extern alias generator;

using generator::ModelGen.Generator.Specs;
using Xunit;

namespace ModelGen.Generator.Tests.Execution;

/// <summary>A generated model beside its naive network.</summary>
internal sealed class Comparison
{
    private readonly string source;
    private readonly ModelSpec spec;
    private readonly Model model;
    private readonly Random random;

    private Comparison(string source, ModelSpec spec, Model model, int seed)
    {
        (this.source, this.spec, this.model) = (source, spec, model);
        random = new Random(seed);

        // Biases, too: at 0 they would hide where they are added, and leave rectifiers on their edge.
        model.SetWeights(NaiveModel.RandomValues(random, model.Weights.Length));
    }

    /// <summary>Whether a model has a loss and weights.</summary>
    public bool Learns => model is TrainableModel && !model.Weights.IsEmpty;

    /// <summary>Compares those of some models that are valid; their classes are called Net0, Net1 and so on.</summary>
    /// <param name="properties">Of the project.</param>
    public static int ForEach(string[] sources, int seed, Action<Comparison> compare, params (string Name, string Value)[] properties)
    {
        GeneratorRun run = new(UserProject.Compile(sources), properties);
        using LoadedModels loaded = new(run.Output);
        ModelSpec[] valid = [.. run.Specs.Where(spec => run.Models.Contains(spec.ClassName))];
        foreach (ModelSpec spec in valid)
        {
            compare(new(sources[int.Parse(spec.ClassName.AsSpan(3))], spec, loaded.Create(spec.ClassName), seed));
        }

        return valid.Length;
    }

    public void Predictions()
    {
        // More than one micro-batch, and the last one not full.
        float[] inputs = NaiveModel.RandomValues(random, ((2 * model.Info.Inference.MicroBatch) + 1) * model.Info.InputSize);

        float[] outputs = model.Predict(inputs);

        double[] expected = new NaiveModel(spec, model).Predict(inputs);
        double largest = expected.Max(Math.Abs);

        // Up to eight layers of sums over at most a few hundred products, each rounded to 2^-24.
        AreNear(expected, outputs.Select(value => (double)value), (1e-5 * largest) + 1e-6);
        Assert.Equal(outputs, model.Predict(inputs));
    }

    /// <summary>
    /// Whole weights and inputs, and no rounding anywhere: predictions, loss and every gradient equal the naive ones bit for
    /// bit. False where a number needs more digits than a float has.
    /// </summary>
    public bool IsExact()
    {
        const int Samples = 4;
        TrainableModel trainable = (TrainableModel)model;
        model.SetWeights(NaiveModel.RandomIntegers(random, model.Weights.Length, limit: 1));
        float[] before = model.Weights.ToArray();
        float[] inputs = NaiveModel.RandomIntegers(random, Samples * model.Info.InputSize, limit: 2);
        float[] targets = NaiveModel.RandomIntegers(random, Samples * model.Info.OutputSize, limit: 2);
        NaiveModel naive = new(spec, model);
        if (naive.ExactGradients(inputs, targets) is not { } gradients)
        {
            return false;
        }

        double[] predicted = naive.Predict(inputs);
        AreNear(predicted, model.Predict(inputs).Select(value => (double)value), 0);

        // Samples and outputs are powers of two, so that means are exact as well. Descent at rate 1 subtracts the gradient.
        double loss = naive.Loss(inputs, targets);
        Dataset data = Dataset.FromValues(inputs, targets, [.. model.Info.InputShape], model.Info.OutputSize);
        History history = trainable.Fit(data, new FitOptions { BatchSize = Samples, Optimizer = new SGD(1f), Shuffle = false, Lanes = 2, Threads = 1 });
        AreNear([loss], [history["loss"][0]], 0);
        foreach (ParameterInfo parameter in trainable.Info.Parameters)
        {
            AreNear(
                gradients[parameter.Name].Select(gradient => 2 * gradient / (Samples * model.Info.OutputSize)),
                Enumerable.Range(parameter.Offset, parameter.Length).Select(index => (double)before[index] - trainable.Weights[index]), 0);
        }

        return true;
    }

    public void Derivatives()
    {
        TrainableModel trainable = (TrainableModel)model;
        (Dataset data, float[] inputs, float[] targets) = RandomData(Math.Min(trainable.Info.Training!.MicroBatch + 2, 12));
        NaiveModel naive = new(spec, trainable);
        float[] before = trainable.Weights.ToArray();
        double loss = naive.Loss(inputs, targets);

        // One step of plain descent at rate 1 moves every weight by its gradient.
        History history = trainable.Fit(data, new FitOptions { BatchSize = data.Count, Optimizer = new SGD(1f), Shuffle = false, Lanes = 2, Threads = 1 });

        Assert.Equal(loss, history["loss"][0], 1e-5 * (1 + Math.Abs(loss)));
        (ParameterInfo Parameter, int Index)[] picked =
        [
            .. trainable.Info.Parameters.SelectMany(parameter => Enumerable.Range(0, parameter.Length).Select(index => (parameter, index)))
                .OrderBy(_ => random.Next()).Take(12),
        ];
        double[] expected = [.. picked.Select(weight => naive.Derivative(weight.Parameter, weight.Index, inputs, targets))];
        double largest = expected.Max(Math.Abs);

        // The moved weight, around 1, is rounded to 2^-24; the rest is the rounding of the passes.
        AreNear(
            expected,
            picked.Select(weight => (double)before[weight.Parameter.Offset + weight.Index] - trainable.Weights[weight.Parameter.Offset + weight.Index]),
            (1e-4 * largest) + 1e-6);
    }

    private void AreNear(IEnumerable<double> expected, IEnumerable<double> found, double tolerance) =>
        Assert.All(expected.Zip(found), pair => Assert.True(
            Math.Abs(pair.First - pair.Second) <= tolerance, $"{source}\n{pair.Second} instead of {pair.First} within {tolerance}"));

    private (Dataset Data, float[] Inputs, float[] Targets) RandomData(int samples)
    {
        ModelInfo info = model.Info;
        float[] inputs = NaiveModel.RandomValues(random, samples * info.InputSize);
        int[] shape = [.. info.InputShape];
        if (info.Loss == Loss.SparseCategoricalCrossentropy)
        {
            int[] classes = [.. Enumerable.Range(0, samples).Select(_ => random.Next(info.OutputSize))];
            return (Dataset.FromClasses(inputs, classes, info.OutputSize, shape), inputs, [.. classes.Select(each => (float)each)]);
        }

        float[] targets = [.. NaiveModel.RandomValues(random, samples * info.OutputSize).Select(Math.Abs)];
        if (info.Loss == Loss.CategoricalCrossentropy)
        {
            targets = [.. targets.Chunk(info.OutputSize).SelectMany(target => target.Select(value => value / target.Sum()))];
        }

        return (Dataset.FromValues(inputs, targets, shape, info.OutputSize), inputs, targets);
    }
}
