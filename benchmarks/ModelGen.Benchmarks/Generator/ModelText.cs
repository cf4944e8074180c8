using System.Text;

namespace ModelGen.Benchmarks;

/// <summary>Models as a user types them, with a number that an edit changes.</summary>
internal static class ModelText
{
    /// <summary>Seven layers, the README's classifier. The number is its first layer's filters.</summary>
    public static string Classifier(int filters) =>
        $$"""
        using ModelGen;

        [Model(Loss = Loss.CategoricalCrossentropy)]
        [Input(28, 28, 1)]
        [Conv2D({{filters}}, 3, Activation = Activation.ReLU)]
        [MaxPool2D(2)]
        [Conv2D(64, 3, Activation = Activation.ReLU)]
        [MaxPool2D(2)]
        [Flatten]
        [Dropout(0.5)]
        [Dense(10, Activation = Activation.Softmax)]
        public sealed partial class Classifier;
        """;

    /// <summary>Padded convolutions, a global pool and a dense layer. The number is the first layer's filters.</summary>
    public static string Deep(int layers, int filters)
    {
        StringBuilder text = new("using ModelGen;\n\n[Model(Loss = Loss.CategoricalCrossentropy)]\n[Input(16, 16, 3)]\n");
        text.Append($"[Conv2D({filters}, 3, Padding = Padding.Same, Activation = Activation.ReLU)]\n");
        for (int layer = 2; layer <= layers - 2; layer++)
        {
            text.Append("[Conv2D(32, 3, Padding = Padding.Same, Activation = Activation.ReLU)]\n");
        }

        return text.Append("[GlobalAvgPool2D]\n[Dense(10, Activation = Activation.Softmax)]\npublic sealed partial class Classifier;\n").ToString();
    }
}
