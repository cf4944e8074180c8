using ModelGen;

namespace Digits;

/// <summary>Two convolutions: 0.98 and more after a minute.</summary>
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

/// <summary>Dense layers only: smaller in time, larger in weights.</summary>
[Model(Loss = Loss.SparseCategoricalCrossentropy)]
[Input(28, 28, 1)]
[Flatten]
[Dense(128, Activation = Activation.ReLU)]
[Dense(64, Activation = Activation.ReLU)]
[Dense(10, Activation = Activation.Softmax)]
internal sealed partial class DigitPerceptron;
