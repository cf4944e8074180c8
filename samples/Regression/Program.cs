using System.CommandLine;
using System.Globalization;
using ModelGen;
using Regression;

Option<int> epochs = new("--epochs") { Description = "Passes over the training set, at most.", DefaultValueFactory = _ => 200 };
Option<ulong> seed = new("--seed") { Description = "Keys initial weights and shuffling.", DefaultValueFactory = _ => 1 };

RootCommand command = new("Predicts the strength of concrete with three losses. Writes no file.") { epochs, seed };
command.SetAction(arguments =>
{
    try
    {
        Train(arguments.GetValue(epochs), arguments.GetValue(seed));
        return 0;
    }
    catch (ArgumentException error)
    {
        Console.Error.WriteLine(error.Message);
        return 1;
    }
});
return command.Parse(args).Invoke();

static void Train(int epochs, ulong seed)
{
    TrainTest concrete = Data.Load();
    Console.WriteLine(SquaredError.Summary);
    Console.WriteLine();
    Console.WriteLine("Strength of concrete, test set:");
    Report("mean squared error", new SquaredError(seed));
    Report("mean absolute error", new AbsoluteError(seed));
    Report("mean squared logarithmic error", new SquaredLogarithmicError(seed));

    void Report(string loss, TrainableModel model)
    {
        model.Fit(concrete.Train, new FitOptions
        {
            Epochs = epochs,
            BatchSize = 32,
            Optimizer = new Adam(learningRate: 3e-3f),
            Seed = seed,
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
}
