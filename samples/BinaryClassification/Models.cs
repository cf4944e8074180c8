using ModelGen;

namespace BinaryClassification;

/// <summary>Nothing against overfitting.</summary>
[Model(Loss = Loss.BinaryCrossentropy)]
[Input(30)]
[Dense(64, Activation = Activation.ReLU)]
[Dense(64, Activation = Activation.ReLU)]
[Dense(1, Activation = Activation.Sigmoid)]
internal sealed partial class Plain;

/// <summary>Large weights cost.</summary>
[Model(Loss = Loss.BinaryCrossentropy)]
[Input(30)]
[Dense(64, Activation = Activation.ReLU, KernelL2 = 0.01f)]
[Dense(64, Activation = Activation.ReLU, KernelL2 = 0.01f)]
[Dense(1, Activation = Activation.Sigmoid)]
internal sealed partial class WithL2;

/// <summary>Half of the features are missing in each step.</summary>
[Model(Loss = Loss.BinaryCrossentropy)]
[Input(30)]
[Dense(64, Activation = Activation.ReLU)]
[Dropout(0.5)]
[Dense(64, Activation = Activation.ReLU)]
[Dropout(0.5)]
[Dense(1, Activation = Activation.Sigmoid)]
internal sealed partial class WithDropout;
