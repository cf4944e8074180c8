namespace ModelGen.Tests.Fit;

[Model(Loss = Loss.SparseCategoricalCrossentropy)]
[Input(16, 16, 1)]
[Conv2D(8, 3, Padding = Padding.Same, Activation = Activation.ReLU)]
[MaxPool2D(2)]
[Conv2D(16, 3, Padding = Padding.Same, Activation = Activation.ReLU, KernelL2 = 1e-4f)]
[Flatten]
[Dropout(0.3)]
[Dense(4, Activation = Activation.Softmax)]
internal sealed partial class SmallCnn;

/// <summary>The layers of samples/Digits and samples/DigitReader, with their trained weights embedded in these tests.</summary>
[Model(Loss = Loss.SparseCategoricalCrossentropy, Weights = "../../samples/DigitReader/digits.safetensors")]
[Input(28, 28, 1)]
[Conv2D(32, 3, Activation = Activation.ReLU)]
[MaxPool2D(2)]
[Conv2D(64, 3, Activation = Activation.ReLU)]
[MaxPool2D(2)]
[Flatten]
[Dropout(0.5)]
[Dense(10, Activation = Activation.Softmax)]
internal sealed partial class Digits;

[Model(Loss = Loss.MeanSquaredError)]
[Input(3)]
[Dense(1)]
internal sealed partial class Linear;

[Model(Loss = Loss.BinaryCrossentropy)]
[Input(2)]
[Dense(8, Activation = Activation.Tanh)]
[Dense(1, Activation = Activation.Sigmoid)]
internal sealed partial class Xor;

[Model(Loss = Loss.MeanSquaredError)]
[Input(2)]
[Dense(1)]
internal sealed partial class Homes2;

[Model(Loss = Loss.CategoricalCrossentropy)]
[Input(1)]
[Dense(3, Activation = Activation.Softmax)]
internal sealed partial class ThreeClasses;

[Model(Loss = Loss.CategoricalCrossentropy)]
[Input(1)]
[Dense(1000, Activation = Activation.Softmax)]
internal sealed partial class ThousandClasses;

[Model(Loss = Loss.MeanSquaredLogarithmicError)]
[Input(1)]
[Dense(1)]
internal sealed partial class Logarithms;

[Model(Loss = Loss.SparseCategoricalCrossentropy)]
[Input(16, Maximum = 255)]
[Rescaling(1 / 255.0)]
[Dense(2, Activation = Activation.Softmax)]
internal sealed partial class Declared;

[Model(Loss = Loss.SparseCategoricalCrossentropy)]
[Input(16)]
[Rescaling(1 / 255.0)]
[Dense(2, Activation = Activation.Softmax)]
internal sealed partial class Rescaled;

[Model(Loss = Loss.SparseCategoricalCrossentropy)]
[Input(16)]
[Dense(2, Activation = Activation.Softmax)]
internal sealed partial class Plain;

[Model(Loss = Loss.SparseCategoricalCrossentropy)]
[Input(16)]
[Dense(4, Activation = Activation.Softmax)]
internal sealed partial class FourClasses;

[Model(Loss = Loss.MeanSquaredError)]
[Input(1)]
[Dense(1, Activation = Activation.Tanh)]
internal sealed partial class Bounded;

[Model(Loss = Loss.MeanSquaredError)]
[Input(1)]
[Dense(1, Activation = Activation.ELU)]
internal sealed partial class BoundedBelow;
