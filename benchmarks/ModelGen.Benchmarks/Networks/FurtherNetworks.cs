namespace ModelGen.Benchmarks;

/// <summary>Sizes and channels that fill no vector, a strided convolution.</summary>
[Model(Loss = Loss.SparseCategoricalCrossentropy)]
[Input(17, 23, 3)]
[Conv2D(20, 5, Padding = Padding.Same, Activation = Activation.ReLU)]
[MaxPool2D(2)]
[Conv2D(24, 3, Activation = Activation.ReLU)]
[Conv2D(40, 3, Strides = 2, Activation = Activation.ReLU)]
[Flatten]
[Dense(10, Activation = Activation.Softmax)]
internal sealed partial class OddCnn;

/// <summary>Few channels, large kernels, tanh.</summary>
[Model(Loss = Loss.SparseCategoricalCrossentropy)]
[Input(28, 28, 1)]
[Conv2D(6, 5, Padding = Padding.Same, Activation = Activation.Tanh)]
[AvgPool2D(2)]
[Conv2D(16, 5, Activation = Activation.Tanh)]
[AvgPool2D(2)]
[Flatten]
[Dense(120, Activation = Activation.Tanh)]
[Dense(84, Activation = Activation.Tanh)]
[Dense(10, Activation = Activation.Softmax)]
internal sealed partial class LeNet;

/// <summary>Depthwise and 1x1 convolutions in turns, pooled over the whole map.</summary>
[Model(Loss = Loss.SparseCategoricalCrossentropy)]
[Input(32, 32, 3)]
[Conv2D(24, 3, Padding = Padding.Same, Activation = Activation.ReLU)]
[DepthwiseConv2D(3, Padding = Padding.Same, Activation = Activation.ReLU)]
[Conv2D(40, 1, Activation = Activation.ReLU)]
[DepthwiseConv2D(3, Strides = 2, Activation = Activation.ReLU)]
[Conv2D(80, 1, Activation = Activation.ReLU)]
[GlobalAvgPool2D]
[Dense(10, Activation = Activation.Softmax)]
internal sealed partial class DepthwiseCnn;
