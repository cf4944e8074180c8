using System.Globalization;
using ModelGen;
using Regression;

TrainTest concrete = Data.Load();
Console.WriteLine(SquaredError.Summary);
Console.WriteLine();
Console.WriteLine("Strength of concrete, test set:");
Report("mean squared error", new SquaredError(seed: 1));
Report("mean absolute error", new AbsoluteError(seed: 1));
Report("mean squared logarithmic error", new SquaredLogarithmicError(seed: 1));

void Report(string loss, TrainableModel model)
{
    model.Fit(concrete.Train, new FitOptions
    {
        Epochs = 200,
        BatchSize = 32,
        Optimizer = new Adam(learningRate: 3e-3f),
        Seed = 1,
        Lanes = 2,
        ValidationSplit = 0.1,
        Callbacks = [new EarlyStopping(patience: 25)],
    });
    Evaluation evaluation = model.Evaluate(concrete.Test, [new MeanAbsoluteError(), new MeanSquaredError()]);
    double rootMeanSquare = Math.Sqrt(evaluation["mean_squared_error"]);
    Console.WriteLine(string.Create(
        CultureInfo.InvariantCulture,
        $"  trained on {loss,-31} mean absolute error {evaluation["mean_absolute_error"]:F2} MPa, root mean square {rootMeanSquare:F2} MPa"));
}
