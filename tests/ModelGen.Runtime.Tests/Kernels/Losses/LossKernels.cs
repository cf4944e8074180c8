using ModelGen.Kernels;
using Xunit;

namespace ModelGen.Tests.Kernels;

/// <summary>Every loss behind one signature.</summary>
internal static class LossKernels
{
    public const float Delta = 0.75f;

    public static TheoryData<Loss> All => new(Enum.GetValues<Loss>().Where(loss => loss != Loss.None));

    public static TheoryData<Loss> OnLogits => [Loss.BinaryCrossentropy, Loss.CategoricalCrossentropy, Loss.SparseCategoricalCrossentropy];

    public static double Forward(Loss loss, float[] x, float[] targets, float[] weights, float[] outputs, int samples, int size) => loss switch
    {
        Loss.MeanSquaredError => global::ModelGen.Kernels.MeanSquaredError.Forward(x, targets, weights, outputs, samples, size),
        Loss.MeanAbsoluteError => global::ModelGen.Kernels.MeanAbsoluteError.Forward(x, targets, weights, outputs, samples, size),
        Loss.MeanSquaredLogarithmicError => MeanSquaredLogarithmicError.Forward(x, targets, weights, outputs, samples, size),
        Loss.Huber => Huber.Forward(x, targets, weights, outputs, samples, size, Delta),
        Loss.BinaryCrossentropy => SigmoidCrossentropy.Forward(x, targets, weights, outputs, samples, size),
        Loss.CategoricalCrossentropy => SoftmaxCrossentropy.Forward(x, targets, weights, outputs, samples, size),
        Loss.SparseCategoricalCrossentropy => SparseSoftmaxCrossentropy.Forward(x, targets, weights, outputs, samples, size),
        _ => throw new ArgumentOutOfRangeException(nameof(loss)),
    };

    public static void Backward(Loss loss, float[] outputs, float[] targets, float[] weights, float scale, float[] gradient, int samples, int size)
    {
        switch (loss)
        {
            case Loss.MeanSquaredError: global::ModelGen.Kernels.MeanSquaredError.Backward(outputs, targets, weights, scale, gradient, samples, size); break;
            case Loss.MeanAbsoluteError: global::ModelGen.Kernels.MeanAbsoluteError.Backward(outputs, targets, weights, scale, gradient, samples, size); break;
            case Loss.MeanSquaredLogarithmicError: MeanSquaredLogarithmicError.Backward(outputs, targets, weights, scale, gradient, samples, size); break;
            case Loss.Huber: Huber.Backward(outputs, targets, weights, scale, gradient, samples, size, Delta); break;
            case Loss.BinaryCrossentropy: SigmoidCrossentropy.Backward(outputs, targets, weights, scale, gradient, samples, size); break;
            case Loss.CategoricalCrossentropy: SoftmaxCrossentropy.Backward(outputs, targets, weights, scale, gradient, samples, size); break;
            case Loss.SparseCategoricalCrossentropy: SparseSoftmaxCrossentropy.Backward(outputs, targets, weights, scale, gradient, samples, size); break;
            default: throw new ArgumentOutOfRangeException(nameof(loss));
        }
    }

    /// <summary>Targets that fit the loss: class numbers, soft distributions that need not sum to 1, probabilities, or any number.</summary>
    public static float[] Targets(Loss loss, Random random, int samples, int size) => loss switch
    {
        Loss.SparseCategoricalCrossentropy => Fill(samples, () => random.Next(size)),
        Loss.CategoricalCrossentropy or Loss.BinaryCrossentropy => Fill(samples * size, () => random.Next(3) == 0 ? random.NextSingle() : 0),
        Loss.MeanSquaredLogarithmicError => Fill(samples * size, () => (random.NextSingle() * 4) - 0.5f),
        _ => Fill(samples * size, () => (random.NextSingle() * 4) - 2),
    };

    /// <summary>Predictions or logits.</summary>
    public static float[] Inputs(Loss loss, Random random, int samples, int size) =>
        Fill(samples * size, () => loss == Loss.MeanSquaredLogarithmicError ? (random.NextSingle() * 4) - 0.5f : (random.NextSingle() * 6) - 3);

    private static float[] Fill(int length, Func<float> next) => [.. Enumerable.Range(0, length).Select(_ => next())];
}
