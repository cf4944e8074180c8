// Written by modelgen import from an ONNX file of operator set 13. From here on it is yours.
using ModelGen;

namespace FromPyTorch;

/// <summary>Takes (28, 28, 1), channels last where the ONNX graph takes (1, 28, 28); gives (10).</summary>
/// <remarks>
/// The weights are in ImportedClassifier.safetensors: <c>ImportedClassifier model = new(); model.Load("ImportedClassifier.safetensors");</c>
/// To train on, give <c>[Model]</c> a Loss.
/// </remarks>
[Model]
[Input(28, 28, 1)]
[Conv2D(12, 3, Activation = Activation.ReLU)]
[MaxPool2D(2)]
[Conv2D(24, 3, Activation = Activation.ReLU)]
[MaxPool2D(2)]
[Flatten]
[Dense(10, Activation = Activation.Softmax)]
public sealed partial class ImportedClassifier;
