extern alias generator;

using generator::ModelGen.Generator.Specs;
using ModelGen.Generator.Tests.Robustness;
using Xunit;

namespace ModelGen.Generator.Tests.Execution;

/// <summary>
/// Random declarations that are valid, compiled and run beside their naive networks: what fusion, shared slots, halos, views
/// and micro-batches do must not be seen in any number.
/// </summary>
public class RandomExecutionTests
{
    private const int ModelsAtOnce = 20;

    public static TheoryData<int> Seeds => [.. Enumerable.Range(100, 5)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Random_models_predict_what_the_formulas_say(int seed)
    {
        int tested = 0;
        foreach ((string source, ModelSpec spec, Model model, Random random) in Run(seed))
        {
            // More than one micro-batch, and the last one not full.
            float[] inputs = NaiveModel.RandomValues(random, ((2 * model.Info.Inference.MicroBatch) + 1) * model.Info.InputSize);

            float[] outputs = model.Predict(inputs);

            double[] expected = new NaiveModel(spec, model).Predict(inputs);
            double largest = expected.Max(Math.Abs);

            // Up to eight layers of sums over at most a few hundred products, each rounded to 2^-24.
            Assert.All(expected.Zip(outputs), pair => Assert.True(
                Math.Abs(pair.First - pair.Second) <= (1e-5 * largest) + 1e-6, $"{source}: {pair.Second} instead of {pair.First}"));
            Assert.Equal(outputs, model.Predict(inputs));
            tested++;
        }

        Assert.True(tested >= 5, $"Only {tested} models of the seed are valid.");
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Random_models_learn_by_the_derivatives_of_the_formulas(int seed)
    {
        int tested = 0;
        foreach ((string source, ModelSpec spec, Model model, Random random) in Run(seed))
        {
            if (model is not TrainableModel trainable || model.Weights.IsEmpty)
            {
                continue;
            }

            int samples = trainable.Info.Training!.MicroBatch + 2;
            (Dataset data, float[] inputs, float[] targets) = RandomData(trainable.Info, random, Math.Min(samples, 12));
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
            double[] found = [.. picked.Select(weight => (double)before[weight.Parameter.Offset + weight.Index] - trainable.Weights[weight.Parameter.Offset + weight.Index])];
            double largest = expected.Max(Math.Abs);

            // The moved weight, around 1, is rounded to 2^-24; the rest is the rounding of the passes.
            Assert.All(expected.Zip(found), pair => Assert.True(
                Math.Abs(pair.First - pair.Second) <= (1e-4 * largest) + 1e-6, $"{source}: {pair.Second} instead of {pair.First}, the largest is {largest}"));
            tested++;
        }

        Assert.True(tested >= 3, $"Only {tested} models of the seed can be trained.");
    }

    private static IEnumerable<(string Source, ModelSpec Spec, Model Model, Random Random)> Run(int seed)
    {
        RandomModels models = new(seed, isSound: true);
        Dictionary<string, string> sources = Enumerable.Range(0, ModelsAtOnce).ToDictionary(index => $"Net{index}", index => models.Next($"Net{index}"));
        GeneratorRun run = new([.. sources.Values]);
        using LoadedModels loaded = new(run.Output);
        foreach (ModelSpec spec in run.Specs.Where(spec => run.Files.ContainsKey(spec.ClassName + ".Model.g.cs")))
        {
            Random random = new(seed);
            Model model = loaded.Create(spec.ClassName, (ulong)seed);

            // Biases, too: at 0 they would hide where they are added, and leave rectifiers on their edge.
            NaiveModel.RandomValues(random, model.Weights.Length).CopyTo(model.Weights);
            yield return (sources[spec.ClassName], spec, model, random);
        }
    }

    private static (Dataset Data, float[] Inputs, float[] Targets) RandomData(ModelInfo info, Random random, int samples)
    {
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
