using ModelGen;

namespace ModelGen.Durability;

[Model(Loss = Loss.SparseCategoricalCrossentropy)]
[Input(16)]
[Dense(32, Activation = Activation.ReLU)]
[Dropout(0.3)]
[Dense(4, Activation = Activation.Softmax)]
internal sealed partial class SmallNet
{
    /// <summary>Samples that are the same in every process.</summary>
    public static Dataset Data(int samples, int seed)
    {
        Random random = new(seed);
        float[] inputs = [.. Enumerable.Range(0, 16 * samples).Select(_ => random.NextSingle())];
        int[] classes = [.. Enumerable.Range(0, samples).Select(_ => random.Next(4))];
        return Dataset.FromClasses(inputs, classes, 4, 16);
    }
}
