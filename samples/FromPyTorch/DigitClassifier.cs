using ModelGen;

namespace FromPyTorch;

/// <summary>The network of train.py, written by hand: a line here for a module there. With its loss it could be trained on.</summary>
[Model(Loss = Loss.SparseCategoricalCrossentropy)]
[Input(28, 28, 1)]
[Conv2D(12, 3, Activation = Activation.ReLU)]
[MaxPool2D(2)]
[Conv2D(24, 3, Activation = Activation.ReLU)]
[MaxPool2D(2)]
[Flatten]
[Dropout(0.2)]
[Dense(10, Activation = Activation.Softmax)]
internal sealed partial class DigitClassifier;
