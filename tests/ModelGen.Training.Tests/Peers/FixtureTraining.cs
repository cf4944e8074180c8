using ModelGen.Parallel;
using ModelGen.Tests.Fixtures;
using ModelGen.Training;

namespace ModelGen.Tests.Peers;

/// <summary>Twenty steps from the fixtures' weights over the fixtures' batches.</summary>
internal sealed class FixtureTraining
{
    private const int Steps = 20;

    private FixtureTraining(double[] losses, float[] firstGradient)
    {
        Losses = losses;
        FirstGradient = firstGradient;
    }

    /// <summary>The loss before each step.</summary>
    public IReadOnlyList<double> Losses { get; }

    /// <summary>The first step's gradient, laid out as the weights.</summary>
    public float[] FirstGradient { get; }

    public static FixtureTraining Run(TrainableModel model, int batchSize, Optimizer optimizer)
    {
        FillWeights(model);
        using WorkerPool pool = new(2);
        TrainingStep step = new(
            model, Batches(model.Info, batchSize), optimizer, pool, batchSize, laneCount: 2, seed: 0, classWeights: null);
        int[] order = [.. Enumerable.Range(0, Steps * batchSize)];
        double[] losses = new double[Steps];
        float[] firstGradient = [];
        for (int i = 0; i < Steps; i++)
        {
            losses[i] = step.Run(order.AsMemory(i * batchSize, batchSize), i);
            firstGradient = i == 0 ? step.Gradients.ToArray() : firstGradient;
        }

        return new(losses, firstGradient);
    }

    private static void FillWeights(TrainableModel model)
    {
        for (int number = 0; number < model.Info.Parameters.Count; number++)
        {
            ParameterInfo parameter = model.Info.Parameters[number];
            Span<float> values = model.WritableWeights.Slice(parameter.Offset, parameter.Length);
            if (parameter.Shape.Count == 1)
            {
                FixtureNumbers.FillBias(number, values);
            }
            else
            {
                FixtureNumbers.FillKernel(number, parameter.FanIn, values);
            }
        }
    }

    private static Dataset Batches(ModelInfo info, int batchSize)
    {
        float[] inputs = new float[Steps * batchSize * info.InputSize];
        int[] classes = new int[Steps * batchSize];
        for (int step = 0; step < Steps; step++)
        {
            FixtureNumbers.FillInputs(
                step + 1, info.InputShape[0], info.InputShape[1], info.InputShape[2],
                inputs.AsSpan(step * batchSize * info.InputSize, batchSize * info.InputSize));
            for (int sample = 0; sample < batchSize; sample++)
            {
                classes[(step * batchSize) + sample] = FixtureNumbers.Label(step + 1, sample);
            }
        }

        return Dataset.FromClasses(inputs, classes, FixtureNumbers.Classes, [.. info.InputShape]);
    }
}
