using ModelGen;

namespace Regression;

/// <summary>Learns the mean: large errors count most.</summary>
[Model(Loss = Loss.MeanSquaredError)]
[Input(8)]
[Dense(64, Activation = Activation.ReLU)]
[Dense(64, Activation = Activation.ReLU)]
[Dense(1, Activation = Activation.Softplus)]
internal sealed partial class SquaredError;

/// <summary>Learns the median: outliers count no more than others.</summary>
[Model(Loss = Loss.MeanAbsoluteError)]
[Input(8)]
[Dense(64, Activation = Activation.ReLU)]
[Dense(64, Activation = Activation.ReLU)]
[Dense(1, Activation = Activation.Softplus)]
internal sealed partial class AbsoluteError;

/// <summary>Learns ratios: 10 instead of 5 is as wrong as 100 instead of 50.</summary>
[Model(Loss = Loss.MeanSquaredLogarithmicError)]
[Input(8)]
[Dense(64, Activation = Activation.ReLU)]
[Dense(64, Activation = Activation.ReLU)]
[Dense(1, Activation = Activation.Softplus)]
internal sealed partial class SquaredLogarithmicError;
