using Xunit;

namespace ModelGen.Tests.Fit;

public class DeepNetTests
{
    [Fact]
    public void A_gradient_that_vanishes_in_layers_of_sigmoids_is_said()
    {
        GradientMonitor monitor = new();
        History history = Fit(new DeepSigmoid(seed: 1), monitor);

        Assert.StartsWith("Epoch 1: the gradient vanishes on its way from dense_10 ", history.Warnings[0]);
        Assert.Contains(" to dense_1 ", history.Warnings[0], StringComparison.Ordinal);
        Assert.InRange(monitor.Norms["dense_1"][0], 1e-7, 1e-4); // Not small by itself.
    }

    [Fact]
    public void Layers_of_ReLU_as_deep_give_no_warning() => Assert.Empty(Fit(new DeepReLU(seed: 1), new GradientMonitor()).Warnings);

    private static History Fit(TrainableModel model, GradientMonitor monitor) => model.Fit(
        RandomData.For(model.Info, 256), new FitOptions { Epochs = 2, Lanes = 1, OnWarning = _ => { }, Callbacks = [monitor] });
}

#pragma warning disable MG0022 // The compiler warns of it too.
[Model(Loss = Loss.SparseCategoricalCrossentropy)]
[Input(32)]
[Dense(32, Activation = Activation.Sigmoid)]
[Dense(32, Activation = Activation.Sigmoid)]
[Dense(32, Activation = Activation.Sigmoid)]
[Dense(32, Activation = Activation.Sigmoid)]
[Dense(32, Activation = Activation.Sigmoid)]
[Dense(32, Activation = Activation.Sigmoid)]
[Dense(32, Activation = Activation.Sigmoid)]
[Dense(32, Activation = Activation.Sigmoid)]
[Dense(32, Activation = Activation.Sigmoid)]
[Dense(4, Activation = Activation.Softmax)]
internal sealed partial class DeepSigmoid;
#pragma warning restore MG0022

[Model(Loss = Loss.SparseCategoricalCrossentropy)]
[Input(32)]
[Dense(32, Activation = Activation.ReLU, KernelInitializer = Initializer.HeNormal)]
[Dense(32, Activation = Activation.ReLU, KernelInitializer = Initializer.HeNormal)]
[Dense(32, Activation = Activation.ReLU, KernelInitializer = Initializer.HeNormal)]
[Dense(32, Activation = Activation.ReLU, KernelInitializer = Initializer.HeNormal)]
[Dense(32, Activation = Activation.ReLU, KernelInitializer = Initializer.HeNormal)]
[Dense(32, Activation = Activation.ReLU, KernelInitializer = Initializer.HeNormal)]
[Dense(32, Activation = Activation.ReLU, KernelInitializer = Initializer.HeNormal)]
[Dense(32, Activation = Activation.ReLU, KernelInitializer = Initializer.HeNormal)]
[Dense(32, Activation = Activation.ReLU, KernelInitializer = Initializer.HeNormal)]
[Dense(4, Activation = Activation.Softmax)]
internal sealed partial class DeepReLU;
