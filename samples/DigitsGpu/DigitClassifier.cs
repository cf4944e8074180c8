using ModelGen;

namespace Digits;

/// <summary>The same network as in samples/Digits; the reference to ModelGen.Runtime.ILGPU is all that makes it run on a GPU.</summary>
[Model(Loss = Loss.SparseCategoricalCrossentropy)]
[Input(28, 28, 1)]
[Conv2D(32, 3, Activation = Activation.ReLU)]
[MaxPool2D(2)]
[Conv2D(64, 3, Activation = Activation.ReLU)]
[MaxPool2D(2)]
[Flatten]
[Dropout(0.5)]
[Dense(10, Activation = Activation.Softmax)]
internal sealed partial class DigitClassifier;
