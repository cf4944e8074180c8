using ModelGen;

namespace Cifar10Sample;

/// <summary>Three blocks of two convolutions, after VGG (Simonyan and Zisserman, 2014).</summary>
[Model(Loss = Loss.SparseCategoricalCrossentropy)]
[Input(32, 32, 3)]
[Conv2D(32, 3, Padding = Padding.Same, Activation = Activation.ReLU)]
[Conv2D(32, 3, Padding = Padding.Same, Activation = Activation.ReLU)]
[MaxPool2D(2)]
[Conv2D(64, 3, Padding = Padding.Same, Activation = Activation.ReLU)]
[Conv2D(64, 3, Padding = Padding.Same, Activation = Activation.ReLU)]
[MaxPool2D(2)]
[Conv2D(128, 3, Padding = Padding.Same, Activation = Activation.ReLU)]
[Conv2D(128, 3, Padding = Padding.Same, Activation = Activation.ReLU)]
[MaxPool2D(2)]
[Flatten]
[Dense(128, Activation = Activation.ReLU, KernelInitializer = Initializer.HeUniform)]
[Dense(10, Activation = Activation.Softmax)]
internal sealed partial class ImageClassifier;
