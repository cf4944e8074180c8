using System.CommandLine;
using System.Globalization;
using Digits;
using ModelGen;

Option<int> epochs = new("--epochs") { Description = "Passes over the training set.", DefaultValueFactory = _ => 15 };
Option<int> batchSize = new("--batch-size") { Description = "Samples an optimizer step.", DefaultValueFactory = _ => 128 };
Option<int> samples = new("--samples") { Description = "Digits to train on.", DefaultValueFactory = _ => int.MaxValue };
Option<string> place = new("--device") { Description = "Where to train.", DefaultValueFactory = _ => "gpu" };
place.AcceptOnlyFromAmong("gpu", "cuda", "opencl", "emulated", "cpu");

RootCommand command = new("Trains a network on handwritten digits, on a GPU, and writes history.svg and digits.safetensors.") { epochs, batchSize, samples, place };
command.SetAction(arguments =>
{
    try
    {
        Device? device = arguments.GetValue(place) switch
        {
            "cuda" => Gpu.Cuda(),
            "opencl" => Gpu.OpenCL(),
            "emulated" => Gpu.Emulated(),
            "cpu" => null,
            _ => Gpu.Default,
        };
        Train(device, arguments.GetValue(samples), new FitOptions
        {
            Epochs = arguments.GetValue(epochs),
            BatchSize = arguments.GetValue(batchSize),
            Seed = 42,
            Optimizer = new Adam(learningRate: 1e-3f),
            Callbacks = [new ProgressBar()],
            Device = device,
        });
        return 0;
    }
    catch (Exception error) when (error is GpuException or ArgumentException or IOException or UnauthorizedAccessException)
    {
        Console.Error.WriteLine(error.Message);
        return 1;
    }
});
return command.Parse(args).Invoke();

static void Train(Device? device, int samples, FitOptions options)
{
    TrainTest digits = Data.Load(null);
    Dataset train = digits.Train.Take(int.Min(samples, digits.Train.Count));
    DigitClassifier model = new(seed: 42);
    Console.WriteLine($"Train on {train.Count} samples, validate on {digits.Test.Count}, on {device?.Name ?? "the CPU"}.");
    History history = model.Fit(train, options with { Validation = digits.Test });
    history.SaveSvg("history.svg");
    model.Save("digits.safetensors");
    Console.WriteLine($"Wrote history.svg and digits.safetensors to {Environment.CurrentDirectory}");
    Console.WriteLine($"Test accuracy: {model.Evaluate(digits.Test)["accuracy"].ToString("F4", CultureInfo.InvariantCulture)}");
}
