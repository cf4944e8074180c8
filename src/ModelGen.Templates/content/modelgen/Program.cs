using ModelGen;

const string Usage = "The only argument is a number of epochs, from 1 on; 10 by default.";
if (args is ["--help" or "-h" or "-?"])
{
    Console.WriteLine($"Trains a network on handwritten digits and writes history.svg and digits.safetensors. {Usage}");
    return 0;
}

int epochs = 10;
if (args.Length > 1 || (args.Length == 1 && (!int.TryParse(args[0], out epochs) || epochs < 1)))
{
    Console.Error.WriteLine(Usage);
    return 2;
}

TrainTest digits = DigitData.Load();
DigitClassifier model = new(seed: 42);
Console.WriteLine(DigitClassifier.Summary);

History history = model.Fit(digits.Train, new FitOptions
{
    Epochs = epochs,
    BatchSize = 128,
    Optimizer = new Adam(learningRate: 1e-3f),
    Validation = digits.Test,
    Callbacks = [new LambdaCallback(onEpochEnd: (_, logs) => Console.WriteLine(logs))],
});
history.SaveSvg("history.svg");
model.Save("digits.safetensors");
Console.WriteLine($"Wrote history.svg and digits.safetensors to {Environment.CurrentDirectory}");

Console.WriteLine($"Test: {model.Evaluate(digits.Test)}");
return 0;
