using ModelGen;
using ModelGen.Durability;

// Trainer train FOLDER EPOCHS: trains with a backup after each of 7 steps an epoch, and leaves FOLDER/result.safetensors and
//   FOLDER/history.txt. Whoever kills it may start it again.
// Trainer write PATH VALUE COUNT: saves weights that are all VALUE over and over, and checks what it reads after each time.
// Trainer download: gets a published data set into the cache, for which a secure connection is needed.
// Exit status: 0 done, 3 an error that a user is told of, anything else a crash.
try
{
    switch (args)
    {
        case ["train", string folder, string epochs]:
            Train(folder, int.Parse(epochs));
            return 0;
        case ["write", string path, string value, string count]:
            Write(path, float.Parse(value), int.Parse(count));
            return 0;
        case ["download"]:
            FashionMnist.Load();
            return 0;
        default:
            Console.Error.WriteLine("Trainer train FOLDER EPOCHS | write PATH VALUE COUNT | download");
            return 2;
    }
}
catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or WeightsFormatException or CheckpointMismatchException)
{
    Console.Error.WriteLine($"{exception.GetType().Name}: {exception.Message}");
    return 3;
}

static void Train(string folder, int epochs)
{
    SmallNet model = new(seed: 1);
    EarlyStopping best = new(patience: epochs);
    History history = model.Fit(SmallNet.Data(100, seed: 1), new FitOptions
    {
        Epochs = epochs,
        BatchSize = 15,
        Validation = SmallNet.Data(20, seed: 2),
        Seed = 1,
        Lanes = 1,
        Threads = 1,
        Callbacks = [best, new ReduceLROnPlateau(patience: 2), new BackupAndRestore(Path.Combine(folder, "backup"), saveFreq: 1)],
    });

    // All bits of all logs; the result comes last, and whole.
    File.WriteAllLines(Path.Combine(folder, "history.txt"), history.Epochs.Select(epoch =>
        $"{epoch.Epoch} {string.Join(' ', epoch.Entries.Select(entry => $"{entry.Key}={BitConverter.DoubleToInt64Bits(entry.Value):x16}"))}"));
    model.Save(Path.Combine(folder, "result.safetensors"));
}

static void Write(string path, float value, int count)
{
    SmallNet model = new(seed: 1);
    float[] mine = new float[model.Weights.Length];
    for (int i = 0; i < count; i++)
    {
        Array.Fill(mine, value);
        model.SetWeights(mine);
        model.Save(path);
        model.Load(path);
        foreach (ParameterInfo parameter in model.Info.Parameters)
        {
            if (model.Weights.Slice(parameter.Offset, parameter.Length).ContainsAnyExcept(model.Weights[0]))
            {
                throw new IOException($"'{path}' has weights of two writers.");
            }
        }
    }
}
