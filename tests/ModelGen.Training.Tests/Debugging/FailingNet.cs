namespace ModelGen.Tests.Debugging;

/// <summary>A network that is given too few weights, so that one of its layers throws.</summary>
[Model]
[Input(12, 12, 1)]
[Conv2D(8, 3, Activation = Activation.ReLU)]
[MaxPool2D(2)]
[Flatten]
[Dense(10, Activation = Activation.Softmax)]
internal sealed partial class FailingNet
{
    public void RunWithoutTheLastLayersWeights() => Infer(new()
    {
        Weights = Weights[..^Dense1Kernel.Length],
        Prepared = new float[Info.InferencePreparedLength],
        Arena = new float[Info.Inference.ArenaLength],
        Inputs = new float[InputSize],
        Outputs = new float[OutputSize],
        Samples = 1,
    });
}
