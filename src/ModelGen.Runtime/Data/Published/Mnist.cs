namespace ModelGen;

/// <summary>
/// MNIST: 60,000 + 10,000 handwritten digits, 28 x 28 grey levels, 10 classes (LeCun, Cortes and Burges, The MNIST database of
/// handwritten digits).
/// </summary>
public static class Mnist
{
    private const string Mirror = "https://ossci-datasets.s3.amazonaws.com/mnist/";

    private static readonly IdxSource Source = new("MNIST", "mnist",
    [
        new("train-images-idx3-ubyte.gz", Mirror, 9912422, "440fcabf73cc546fa21475e81ea370265605f56be210a4024d2ca8f203523609"),
        new("train-labels-idx1-ubyte.gz", Mirror, 28881, "3552534a0a558bbed6aed32b30c495cca23d567ec52cac8be1a0730e8010255c"),
        new("t10k-images-idx3-ubyte.gz", Mirror, 1648877, "8d422c7b0a1c1c79245a5bcf07fe86e33eeafee792b84584aec276f5a2dbc4e6"),
        new("t10k-labels-idx1-ubyte.gz", Mirror, 4542, "f7ae60f92e00ec6debd23a6088c31dbd2371eca3ffa0defaefb259924204aec6"),
    ]);

    /// <summary>
    /// Loads both sets with inputs of (28, 28, 1) from 0 to 1. The first call without a folder downloads 12 MB into the user's cache
    /// (~/.cache/modelgen/mnist, or under %LOCALAPPDATA% on Windows), checked by SHA-256.
    /// </summary>
    /// <param name="folder">
    /// Where the files are: train-images-idx3-ubyte and its three companions, with or without .gz. Only this folder is looked at then.
    /// </param>
    /// <exception cref="DataUnavailableException">A file is missing and cannot be downloaded; the message says what to do.</exception>
    /// <exception cref="DataFormatException">A file is damaged.</exception>
    public static TrainTest Load(string? folder = null) => Source.Load(folder, DataCache.ForThisUser());
}
