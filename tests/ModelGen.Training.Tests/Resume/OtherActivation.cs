namespace ModelGen.Tests.Resume;

[Model(Loss = Loss.MeanSquaredError)]
[Input(3)]
[Dense(4, Activation = Activation.ReLU)]
[Dropout(0.5)]
[Dense(1)]
internal sealed partial class WithReLU;

/// <summary>The same tensors and multiplications in another function.</summary>
[Model(Loss = Loss.MeanSquaredError)]
[Input(3)]
[Dense(4, Activation = Activation.Tanh)]
[Dropout(0.25)]
[Dense(1)]
internal sealed partial class WithTanh;
