namespace ModelGen.Onnx.Networks;

// One network for each activation: as a layer on an image, and as the argument of a dense layer.

[Model]
[Input(3, 4, 5)]
[Activation(Activation.ReLU)]
[Conv2D(4, 2, Activation = Activation.ReLU)]
[Flatten]
[Dense(6, Activation = Activation.ReLU)]
internal sealed partial class ReLUNet;

[Model]
[Input(3, 4, 5)]
[Activation(Activation.LeakyReLU)]
[Conv2D(4, 2, Activation = Activation.LeakyReLU)]
[Flatten]
[Dense(6, Activation = Activation.LeakyReLU)]
internal sealed partial class LeakyReLUNet;

[Model]
[Input(3, 4, 5)]
[Activation(Activation.ELU)]
[Conv2D(4, 2, Activation = Activation.ELU)]
[Flatten]
[Dense(6, Activation = Activation.ELU)]
internal sealed partial class ELUNet;

[Model]
[Input(3, 4, 5)]
[Activation(Activation.SELU)]
[Conv2D(4, 2, Activation = Activation.SELU)]
[Flatten]
[Dense(6, Activation = Activation.SELU)]
internal sealed partial class SELUNet;

[Model]
[Input(3, 4, 5)]
[Activation(Activation.GELU)]
[Conv2D(4, 2, Activation = Activation.GELU)]
[Flatten]
[Dense(6, Activation = Activation.GELU)]
internal sealed partial class GELUNet;

[Model]
[Input(3, 4, 5)]
[Activation(Activation.SiLU)]
[Conv2D(4, 2, Activation = Activation.SiLU)]
[Flatten]
[Dense(6, Activation = Activation.SiLU)]
internal sealed partial class SiLUNet;

[Model]
[Input(3, 4, 5)]
[Activation(Activation.Sigmoid)]
[Conv2D(4, 2, Activation = Activation.Sigmoid)]
[Flatten]
[Dense(6, Activation = Activation.Sigmoid)]
internal sealed partial class SigmoidNet;

[Model]
[Input(3, 4, 5)]
[Activation(Activation.Tanh)]
[Conv2D(4, 2, Activation = Activation.Tanh)]
[Flatten]
[Dense(6, Activation = Activation.Tanh)]
internal sealed partial class TanhNet;

[Model]
[Input(3, 4, 5)]
[Activation(Activation.Softplus)]
[Conv2D(4, 2, Activation = Activation.Softplus)]
[Flatten]
[Dense(6, Activation = Activation.Softplus)]
internal sealed partial class SoftplusNet;

[Model]
[Input(3, 4, 5)]
[Activation(Activation.Softmax)]
[Conv2D(4, 2, Activation = Activation.Softmax)]
[Flatten]
[Dense(6, Activation = Activation.Softmax)]
internal sealed partial class SoftmaxNet;
