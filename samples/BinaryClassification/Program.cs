using System.CommandLine;
using System.Globalization;
using BinaryClassification;
using ModelGen;

Option<int> epochs = new("--epochs") { Description = "Passes over the training set.", DefaultValueFactory = _ => 100 };
Option<ulong> seed = new("--seed") { Description = "Keys initial weights, shuffling and dropout.", DefaultValueFactory = _ => 1 };

RootCommand command = new("Tells benign from malignant tumours with three networks, and writes binary-plain.svg, binary-l2.svg and binary-dropout.svg.") { epochs, seed };
command.SetAction(arguments =>
{
    try
    {
        Train(arguments.GetValue(epochs), arguments.GetValue(seed));
        return 0;
    }
    catch (Exception error) when (error is ArgumentException or IOException or UnauthorizedAccessException)
    {
        Console.Error.WriteLine(error.Message);
        return 1;
    }
});
return command.Parse(args).Invoke();

static void Train(int epochs, ulong seed)
{
    TrainTest tumours = Data.Load();
    Console.WriteLine(WithDropout.Summary);
    Console.WriteLine();
    Console.WriteLine($"Benign or malignant, after {epochs} epochs:");
    Report("plain", new Plain(seed));
    Report("L2", new WithL2(seed));
    Report("dropout", new WithDropout(seed));
    Console.WriteLine($"Wrote binary-plain.svg, binary-l2.svg and binary-dropout.svg to {Environment.CurrentDirectory}");

    void Report(string name, TrainableModel model)
    {
        History history = model.Fit(tumours.Train, new FitOptions
        {
            Epochs = epochs,
            BatchSize = 32,
            Seed = seed,
            Lanes = 2,
            Validation = tumours.Test,
            Metrics = [new BinaryAccuracy()],
        });
        Evaluation evaluation = model.Evaluate(tumours.Test, [new BinaryAccuracy(), new Precision(), new Recall(), new F1Score(), new AUC()]);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"  {name,-8} train loss {history["loss"][^1]:F4}, test {evaluation}"));
        history.SaveSvg($"binary-{name.ToLowerInvariant()}.svg");
    }
}
