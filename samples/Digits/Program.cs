using System.CommandLine;
using System.Globalization;
using Digits;
using ModelGen;

Option<int> epochs = new("--epochs") { Description = "Passes over the training set.", DefaultValueFactory = _ => 15 };
Option<int> batchSize = new("--batch-size") { Description = "Samples an optimizer step.", DefaultValueFactory = _ => 128 };
Option<ulong> seed = new("--seed") { Description = "Keys initial weights, shuffling and dropout.", DefaultValueFactory = _ => 42 };
Option<int?> lanes = new("--lanes") { Description = "Shares of a step. By default one for each processor; the same seed and lanes give the same bits." };
Option<int?> threads = new("--threads") { Description = "Threads that run the lanes. Changes no bit." };
Option<DirectoryInfo> folder = new("--data") { Description = "A folder with the whole MNIST, instead of the 10,000 digits that come with the sample." };
Option<string> kind = new("--model") { Description = "The network.", DefaultValueFactory = _ => "cnn" };
kind.AcceptOnlyFromAmong("cnn", "mlp");
folder.AcceptExistingOnly();

RootCommand command = new("Trains a network on handwritten digits and writes history.svg, digits.safetensors and its self-test.") { epochs, batchSize, seed, lanes, threads, folder, kind };
command.SetAction(arguments =>
{
    try
    {
        Train(
            arguments.GetValue(kind)!, arguments.GetValue(seed), arguments.GetValue(folder)?.FullName, new FitOptions
            {
                Epochs = arguments.GetValue(epochs),
                BatchSize = arguments.GetValue(batchSize),
                Seed = arguments.GetValue(seed),
                Lanes = arguments.GetValue(lanes),
                Threads = arguments.GetValue(threads),
                Optimizer = new Adam(learningRate: 1e-3f),
                Callbacks = [new ProgressBar()],
            });
        return 0;
    }
    catch (Exception error) when (error is ArgumentException or IOException or UnauthorizedAccessException or DataFormatException)
    {
        Console.Error.WriteLine(error.Message);
        return 1;
    }
});
return command.Parse(args).Invoke();

static void Train(string kind, ulong seed, string? folder, FitOptions options)
{
    TrainTest digits = Data.Load(folder);
    TrainableModel model = kind == "cnn" ? new DigitClassifier(seed) : new DigitPerceptron(seed);
    Console.WriteLine(kind == "cnn" ? DigitClassifier.Summary : DigitPerceptron.Summary);
    Console.WriteLine($"Train on {digits.Train.Count} samples, validate on {digits.Test.Count}.");

    History history = model.Fit(digits.Train, options with { Validation = digits.Test });
    history.SaveSvg("history.svg");
    model.Save("digits.safetensors");
    model.SaveSelfTest("digits.selftest.safetensors", digits.Test);

    Evaluation evaluation = model.Evaluate(digits.Test);
    Console.WriteLine($"Wrote history.svg, digits.safetensors and digits.selftest.safetensors to {Environment.CurrentDirectory}");
    Console.WriteLine($"Test accuracy: {evaluation["accuracy"].ToString("F4", CultureInfo.InvariantCulture)}");
}
