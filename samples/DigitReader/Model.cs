using ModelGen;

namespace DigitReader;

/// <summary>The network of samples/Digits without a loss: no backward pass is written, and none ends up in the binary. The weights are checked by the compiler.</summary>
[Model(Weights = "digits.safetensors")]
[Input(28, 28, 1)]
[Conv2D(32, 3, Activation = Activation.ReLU)]
[MaxPool2D(2)]
[Conv2D(64, 3, Activation = Activation.ReLU)]
[MaxPool2D(2)]
[Flatten]
[Dropout(0.5)]
[Dense(10, Activation = Activation.Softmax)]
internal sealed partial class DigitClassifier;
