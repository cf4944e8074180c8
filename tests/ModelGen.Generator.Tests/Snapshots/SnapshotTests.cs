using System.Runtime.CompilerServices;
using Xunit;

namespace ModelGen.Generator.Tests.Snapshots;

/// <summary>Generated code as its reader sees it. Each file is worth reading: change one only after you have.</summary>
public class SnapshotTests
{
    [Fact]
    public void ConvolutionalClassifier()
    {
        GeneratorRun run = new(
            """
            namespace Samples;

            [Model(Loss = Loss.SparseCategoricalCrossentropy)]
            [Input(16, 16, 1)]
            [Conv2D(8, 3, Padding = Padding.Same, Activation = Activation.ReLU)]
            [MaxPool2D(2)]
            [Conv2D(16, 3, Padding = Padding.Same, UseBias = false, KernelL2 = 1e-4f)]
            [Activation(Activation.GELU)]
            [Flatten]
            [Dropout(0.25)]
            [Dense(3, Activation = Activation.Softmax, Name = "digit")]
            public sealed partial class DigitClassifier;
            """);

        Assert.Equal(7, run.Files.Count);
        Match(run, run.Files.Keys);
    }

    /// <summary>Large maps pass a few samples at a time, heavy weights see all of them.</summary>
    [Fact]
    public void ClassifierInStages()
    {
        GeneratorRun run = new(
            """
            namespace Samples;

            [Model(Loss = Loss.SparseCategoricalCrossentropy)]
            [Input(32, 32, 3)]
            [Conv2D(32, 3, Padding = Padding.Same, Activation = Activation.ReLU)]
            [Conv2D(32, 3, Padding = Padding.Same, Activation = Activation.ReLU)]
            [MaxPool2D(2)]
            [Dropout(0.25)]
            [Flatten]
            [Dense(128, Activation = Activation.ReLU)]
            [Dense(10, Activation = Activation.Softmax)]
            public sealed partial class PhotoClassifier;
            """);

        Match(run, ["Samples.PhotoClassifier.Training.g.cs"]);
    }

    [Fact]
    public void InferenceOnlyPerceptron()
    {
        GeneratorRun run = new(
            """
            [Model]
            [Input(4)]
            [Dense(8, Activation = Activation.Tanh)]
            [Dense(1)]
            partial class Perceptron;
            """);

        Match(run, ["Perceptron.Model.g.cs", "Perceptron.Inference.g.cs"]);
    }

    [Fact]
    public void EmbeddedPerceptron()
    {
        GeneratorRun run = new(
            """
            namespace Samples;

            [Model(Weights = "data/sensor <1>.safetensors")]
            [Input(4)]
            [Dense(1)]
            partial class Sensor;
            """);

        Match(run, ["Samples.Sensor.Embedded.g.cs"]);
    }

    [Fact]
    public void ConvolutionalClassifierOnADevice()
    {
        // All that the generator looks for; the passes are compiled and run against the real package in ModelGen.Gpu.sln.
        GeneratorRun run = new(
            """
            namespace Samples;

            [Model(Loss = Loss.SparseCategoricalCrossentropy)]
            [Input(16, 16, 1)]
            [Conv2D(8, 3, Padding = Padding.Same, Activation = Activation.ReLU)]
            [MaxPool2D(2)]
            [Conv2D(16, 3, Padding = Padding.Same, UseBias = false, KernelL2 = 1e-4f)]
            [Activation(Activation.GELU)]
            [Flatten]
            [Dropout(0.25)]
            [Dense(3, Activation = Activation.Softmax, Name = "digit")]
            public sealed partial class DigitClassifier;
            """,
            "namespace ModelGen.GpuKernels; public interface IGpuModel;");

        Assert.Equal(8, run.Files.Count);
        Match(run, ["Samples.DigitClassifier.Gpu.g.cs"]);
    }

    private static void Match(GeneratorRun run, IEnumerable<string> files, [CallerMemberName] string method = "")
    {
        // All of them, so that one run writes all received files.
        Assert.All(files, file => Snapshot.Match(file, run.Files[file], $"{nameof(SnapshotTests)}.{method}"));
    }
}
