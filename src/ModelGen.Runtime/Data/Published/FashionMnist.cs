namespace ModelGen;

/// <summary>
/// Fashion-MNIST: 60,000 + 10,000 articles of clothing, 28 x 28 grey levels, 10 classes (Xiao, Rasul and Vollgraf, Fashion-MNIST: a
/// novel image dataset for benchmarking machine learning algorithms, 2017).
/// </summary>
public static class FashionMnist
{
    // The authors' server has no certificate; the hashes below decide what is taken.
    private const string Server = "http://fashion-mnist.s3-website.eu-central-1.amazonaws.com/";

    private static readonly IdxSource Source = new("Fashion-MNIST", "fashion-mnist",
    [
        new("train-images-idx3-ubyte.gz", Server, 26421880, "3aede38d61863908ad78613f6a32ed271626dd12800ba2636569512369268a84"),
        new("train-labels-idx1-ubyte.gz", Server, 29515, "a04f17134ac03560a47e3764e11b92fc97de4d1bfaf8ba1a3aa29af54cc90845"),
        new("t10k-images-idx3-ubyte.gz", Server, 4422102, "346e55b948d973a97e58d2351dde16a484bd415d4595297633bb08f03db6a073"),
        new("t10k-labels-idx1-ubyte.gz", Server, 5148, "67da17c76eaffca5446c3361aaab5c3cd6d1c2608764d35dfb1850b086bf8dd5"),
    ]);

    private static readonly string[] ClassNames =
        ["T-shirt/top", "Trouser", "Pullover", "Dress", "Coat", "Sandal", "Shirt", "Sneaker", "Bag", "Ankle boot"];

    /// <summary>
    /// Loads both sets with inputs of (28, 28, 1) from 0 to 1. The first call without a folder downloads 31 MB into the user's cache
    /// (~/.cache/modelgen/fashion-mnist, or under %LOCALAPPDATA% on Windows), checked by SHA-256.
    /// </summary>
    /// <param name="folder">
    /// Where the files are: train-images-idx3-ubyte and its three companions, with or without .gz. Only this folder is looked at then.
    /// </param>
    /// <exception cref="DataUnavailableException">A file is missing and cannot be downloaded; the message says what to do.</exception>
    /// <exception cref="DataFormatException">A file is damaged.</exception>
    public static TrainTest Load(string? folder = null)
    {
        TrainTest data = Source.Load(folder, DataCache.ForThisUser());
        return new(data.Train.WithClassNames(ClassNames), data.Test.WithClassNames(ClassNames));
    }
}
