using System.Globalization;
using BinaryClassification;
using ModelGen;

TrainTest tumours = Data.Load();
Console.WriteLine(WithDropout.Summary);
Console.WriteLine();
Console.WriteLine("Benign or malignant, after 100 epochs:");
Report("plain", new Plain(seed: 1));
Report("L2", new WithL2(seed: 1));
Report("dropout", new WithDropout(seed: 1));

void Report(string name, TrainableModel model)
{
    History history = model.Fit(tumours.Train, new FitOptions
    {
        Epochs = 100,
        BatchSize = 32,
        Seed = 1,
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
