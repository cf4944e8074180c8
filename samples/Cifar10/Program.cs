using System.CommandLine;
using System.Globalization;
using Cifar10Sample;
using ModelGen;

Option<int> epochs = new("--epochs") { Description = "Passes over the training set.", DefaultValueFactory = _ => 20 };
Option<int> batchSize = new("--batch-size") { Description = "Samples an optimizer step.", DefaultValueFactory = _ => 64 };
Option<ulong> seed = new("--seed") { Description = "Keys initial weights and shuffling.", DefaultValueFactory = _ => 42 };
Option<DirectoryInfo> folder = new("--data") { Description = "A folder with CIFAR-10's binary files. By default the user's cache, filled by a download." };
folder.AcceptExistingOnly();

RootCommand command = new("Trains a VGG-style network on CIFAR-10 and writes cifar10-history.svg and cifar10.safetensors.") { epochs, batchSize, seed, folder };
command.SetAction(arguments =>
{
    try
    {
        Train(arguments.GetValue(folder)?.FullName, arguments.GetValue(seed), new FitOptions
        {
            Epochs = arguments.GetValue(epochs),
            BatchSize = arguments.GetValue(batchSize),
            Seed = arguments.GetValue(seed),
            Callbacks = [new EarlyStopping(patience: 4), new ProgressBar()],
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

static void Train(string? folder, ulong seed, FitOptions options)
{
    TrainTest images = Data.Load(folder);
    ImageClassifier model = new(seed);
    Console.WriteLine(ImageClassifier.Summary);
    Console.WriteLine($"Train on {images.Train.Count} samples, validate on {images.Test.Count}.");

    History history = model.Fit(images.Train, options with { Validation = images.Test });
    history.SaveSvg("cifar10-history.svg");
    model.Save("cifar10.safetensors");
    Console.WriteLine($"Wrote cifar10-history.svg and cifar10.safetensors to {Environment.CurrentDirectory}");

    ConfusionMatrix confusion = new();
    Evaluation evaluation = model.Evaluate(images.Test, [new Accuracy(), confusion]);
    Console.WriteLine(confusion);
    Console.WriteLine($"Test accuracy: {evaluation["accuracy"].ToString("F4", CultureInfo.InvariantCulture)}");
}
