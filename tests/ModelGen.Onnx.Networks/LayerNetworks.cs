namespace ModelGen.Onnx.Networks;

// One network for each kind of layer and what it can be told.

[Model]
[Input(7, 9, 3)]
[Conv2D(5, 3)]
internal sealed partial class ValidConvNet;

[Model]
[Input(7, 9, 3)]
[Conv2D(5, 3, Padding = Padding.Same)]
internal sealed partial class SameConvNet;

[Model]
[Input(8, 6, 3)]
[Conv2D(5, 4, 2, Padding = Padding.Same, UseBias = false)]
internal sealed partial class EvenSameConvNet;

[Model]
[Input(8, 7, 3)]
[Conv2D(5, 3, StrideHeight = 2, StrideWidth = 3, Padding = Padding.Same)]
internal sealed partial class StridedSameConvNet;

[Model]
[Input(9, 11, 2)]
[Conv2D(4, 3, DilationHeight = 2, DilationWidth = 3)]
internal sealed partial class DilatedConvNet;

[Model]
[Input(6, 6, 6)]
[Conv2D(9, 3, Groups = 3)]
internal sealed partial class GroupedConvNet;

[Model]
[Input(7, 6, 3)]
[DepthwiseConv2D(3, Padding = Padding.Same, Strides = 2)]
internal sealed partial class DepthwiseNet;

[Model]
[Input(7, 6, 3)]
[DepthwiseConv2D(2, DepthMultiplier = 3)]
internal sealed partial class DepthwiseMultiplierNet;

#pragma warning disable MG0025 // The last row and column are left out: ONNX has to do so too.
[Model]
[Input(7, 9, 3)]
[MaxPool2D(2)]
internal sealed partial class MaxPoolNet;
#pragma warning restore MG0025

[Model]
[Input(7, 9, 3)]
[MaxPool2D(3, Strides = 2, Padding = Padding.Same)]
internal sealed partial class SameMaxPoolNet;

[Model]
[Input(7, 9, 3)]
[AvgPool2D(3, 2, Strides = 1)]
internal sealed partial class AvgPoolNet;

[Model]
[Input(8, 9, 3)]
[AvgPool2D(3, Strides = 2, Padding = Padding.Same)]
internal sealed partial class SameAvgPoolNet;

[Model]
[Input(5, 4, 3)]
[GlobalAvgPool2D]
internal sealed partial class GlobalAvgNet;

[Model]
[Input(5, 4, 3)]
[GlobalMaxPool2D]
internal sealed partial class GlobalMaxNet;

[Model]
[Input(7)]
[Dense(4)]
internal sealed partial class DenseOnlyNet;

[Model]
[Input(7)]
[Dense(4, UseBias = false)]
internal sealed partial class DenseNoBiasNet;

[Model]
[Input(3, 4, 2)]
[Flatten]
internal sealed partial class FlattenOnlyNet;

[Model]
[Input(24)]
[Reshape(3, 4, 2)]
[Conv2D(3, 2)]
[Reshape(6, 3)]
[Activation(Activation.Softmax)]
internal sealed partial class ReshapeToImageNet;

[Model]
[Input(4, 4, 3)]
[Conv2D(4, 3, Padding = Padding.Same)]
[Reshape(8, 8, 1)]
[MaxPool2D(2)]
[Flatten]
[Dense(3)]
internal sealed partial class ReshapeImageNet;

[Model]
[Input(6)]
[Dropout(0.5)]
internal sealed partial class DropoutOnlyNet;

[Model]
[Input(4, 4, 3)]
[Rescaling(1 / 127.5, -1)]
[Conv2D(3, 3)]
internal sealed partial class RescalingImageNet;

[Model]
[Input(4, 5, 3)]
[Conv2D(4, 1, Activation = Activation.Softmax)]
internal sealed partial class SoftmaxImageNet;

[Model]
[Input(6, 6, 1)]
[Conv2D(4, 3, Name = "output", Activation = Activation.ReLU)]
[GlobalAvgPool2D]
[Dense(3, Name = "scores")]
[Activation(Activation.Linear)]
internal sealed partial class NamedLayersNet;
