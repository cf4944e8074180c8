namespace ModelGen.Tests.Gradients;

// Each model has smooth activations, so that a difference quotient is near the derivative.

[Model(Loss = Loss.MeanSquaredError)]
[Input(7, 6, 3)]
[Rescaling(0.5, 0.25)]
[Conv2D(8, 3, Padding = Padding.Same, Activation = Activation.Tanh)]
[AvgPool2D(2)]
[Conv2D(5, 2, Strides = 2, Activation = Activation.Sigmoid)]
[Flatten]
[Dense(4, Activation = Activation.Softplus)]
internal sealed partial class ConvolutionsModel;

[Model(Loss = Loss.CategoricalCrossentropy)]
[Input(9, 9, 4)]
[Conv2D(8, 3, Groups = 2, DilationRate = 2, Padding = Padding.Same, Activation = Activation.GELU)]
[DepthwiseConv2D(3, Strides = 2, Padding = Padding.Same, Activation = Activation.SiLU)]
[DepthwiseConv2D(2, DepthMultiplier = 2, Activation = Activation.Tanh)]
[GlobalAvgPool2D]
[Dense(3, Activation = Activation.Softmax)]
internal sealed partial class GroupsModel;

[Model(Loss = Loss.SparseCategoricalCrossentropy)]
[Input(36)]
[Reshape(6, 6, 1)]
[Conv2D(6, 3, Padding = Padding.Same, UseBias = false, Activation = Activation.Tanh)]
[Conv2D(4, 3, 2, StrideHeight = 2, Activation = Activation.Tanh)]
[Flatten]
[Dropout(0.25)]
[Dense(5)]
[Activation(Activation.SELU)]
[Dense(5, Activation = Activation.Softmax)]
internal sealed partial class ReshapeModel;

[Model(Loss = Loss.BinaryCrossentropy)]
[Input(10)]
[Dense(12, Activation = Activation.Tanh, ActivityL2 = 0.05f)]
[Dense(6, Activation = Activation.Softmax)]
[Dense(3, Activation = Activation.Sigmoid)]
internal sealed partial class BinaryModel;

[Model(Loss = Loss.MeanSquaredLogarithmicError)]
[Input(5, 5, 2)]
[Conv2D(4, 3, Padding = Padding.Same, Activation = Activation.Softplus, ActivityL2 = 0.01f)]
[Conv2D(1, 3, Padding = Padding.Same, Activation = Activation.Sigmoid)]
internal sealed partial class ImageToImageModel;

[Model(Loss = Loss.Huber, HuberDelta = 0.5f)]
[Input(6)]
[Dense(8, Activation = Activation.ELU)]
[Dense(2)]
internal sealed partial class HuberModel;

[Model(Loss = Loss.MeanSquaredError)]
[Input(8, 8, 2)]
[Conv2D(4, 3, Padding = Padding.Same, Activation = Activation.Tanh)]
[MaxPool2D(3, Strides = 2, Padding = Padding.Same)]
[Conv2D(4, 3, Padding = Padding.Same, Activation = Activation.Tanh)]
[GlobalMaxPool2D]
[Dense(2, Activation = Activation.Tanh)]
internal sealed partial class MaximaModel;
