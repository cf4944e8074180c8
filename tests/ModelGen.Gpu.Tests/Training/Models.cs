namespace ModelGen.GpuTests;

/// <summary>The reference network for digits, with dropout.</summary>
[Model(Loss = Loss.SparseCategoricalCrossentropy)]
[Input(28, 28, 1)]
[Conv2D(32, 3, Activation = Activation.ReLU)]
[MaxPool2D(2)]
[Conv2D(64, 3, Activation = Activation.ReLU)]
[MaxPool2D(2)]
[Flatten]
[Dropout(0.5)]
[Dense(10, Activation = Activation.Softmax)]
internal sealed partial class MnistCnn;

/// <summary>Every kind of layer that the reference networks have not, with penalties on weights and activities.</summary>
[Model(Loss = Loss.CategoricalCrossentropy)]
[Input(9, 8, 3)]
[Rescaling(0.5f, -0.25f)]
[DepthwiseConv2D(3, DepthMultiplier = 2, Padding = Padding.Same, Activation = Activation.Tanh, KernelL2 = 1e-3f)]
[Conv2D(8, 3, Strides = 2, Padding = Padding.Same, Groups = 2, Activation = Activation.GELU, ActivityL2 = 1e-3f)]
[AvgPool2D(2, Strides = 1)]
[Activation(Activation.SELU)]
[Conv2D(6, 1, UseBias = false, KernelL1 = 1e-3f)]
[MaxPool2D(3, Strides = 1, Padding = Padding.Same)]
[Activation(Activation.Sigmoid)]
[GlobalAvgPool2D]
[Dense(5, Activation = Activation.Softplus, BiasL2 = 1e-2f)]
[Dropout(0.25)]
[Dense(4, Activation = Activation.Softmax)]
internal sealed partial class Assorted;

/// <summary>A global maximum and a loss without an activation of its own.</summary>
[Model(Loss = Loss.Huber)]
[Input(6, 5, 2)]
[Conv2D(4, 3, Activation = Activation.ELU)]
[GlobalMaxPool2D]
[Dense(3)]
[Activation(Activation.SiLU)]
[Dense(2)]
internal sealed partial class Regressor;
