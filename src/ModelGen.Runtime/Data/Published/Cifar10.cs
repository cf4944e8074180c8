namespace ModelGen;

/// <summary>
/// CIFAR-10: 50,000 + 10,000 colour pictures, 32 x 32, 10 classes (Krizhevsky, Learning multiple layers of features from tiny images,
/// 2009).
/// </summary>
public static class Cifar10
{
    private static readonly RemoteFile Archive = new(
        "cifar-10-binary.tar.gz",
        "https://www.cs.toronto.edu/~kriz/",
        170052171,
        "c4a38c50a1bc5f3a1c5537f2155ab9d68f9f25eb1ed8d9ddda3db29a59bca1dd");

    /// <summary>
    /// Loads both sets with inputs of (32, 32, 3) from 0 to 1. The first call without a folder downloads 170 MB into the user's cache
    /// (~/.cache/modelgen/cifar10, or under %LOCALAPPDATA% on Windows), checked by SHA-256.
    /// </summary>
    /// <param name="folder">
    /// Where the files are: cifar-10-binary.tar.gz, or files data_batch_*.bin and test_batch*.bin, also with .gz; all such files are
    /// read, in the order of their names. Only this folder is looked at then.
    /// </param>
    /// <exception cref="DataUnavailableException">A file is missing and cannot be downloaded; the message says what to do.</exception>
    /// <exception cref="DataFormatException">A file is damaged.</exception>
    public static TrainTest Load(string? folder = null) => Load(folder, DataCache.ForThisUser(), Archive);

    /// <summary>Loads the data set from any cache and any archive.</summary>
    internal static TrainTest Load(string? folder, DataCache cache, RemoteFile archive)
    {
        string place = folder ?? cache.FolderOf("cifar10");
        if (Directory.Exists(place) && Find(place, archive) is TrainTest found)
        {
            return found;
        }

        string mend = $"Get {archive.Name} from {archive.Folder} into '{place}'.";
        if (folder is not null)
        {
            throw new DataUnavailableException($"CIFAR-10 is not in '{folder}': there is neither {archive.Name} nor a file data_batch_*.bin. {mend}");
        }

        try
        {
            Download.Into(place, archive, cache.Handler);
        }
        catch (DataUnavailableException exception)
        {
            throw new DataUnavailableException($"{exception.Message} {mend} Or call Load with the folder that has it.", exception);
        }

        return Cifar10Archive.Read(Path.Combine(place, archive.Name));
    }

    private static TrainTest? Find(string folder, RemoteFile archive)
    {
        string[] train = Batches(folder, "data_batch_*.bin");
        string[] test = Batches(folder, "test_batch*.bin");
        if (train.Length > 0 != test.Length > 0)
        {
            string missing = train.Length > 0 ? "test_batch.bin" : "data_batch_1.bin to data_batch_5.bin";
            throw new DataUnavailableException($"CIFAR-10 is not complete in '{folder}': {missing} are missing. Get {archive.Name} from {archive.Folder} and unpack it there.");
        }

        if (train.Length > 0)
        {
            return new(Cifar10Binary.Read(train), Cifar10Binary.Read(test));
        }

        string path = Path.Combine(folder, archive.Name);
        return File.Exists(path) ? Cifar10Archive.Read(path) : null;
    }

    /// <summary>Files that match, compressed or not; of one that is there in both forms, the uncompressed.</summary>
    private static string[] Batches(string folder, string pattern)
    {
        string[] plain = Directory.GetFiles(folder, pattern);
        IEnumerable<string> compressed = Directory.GetFiles(folder, pattern + ".gz").Where(path => !plain.Contains(path[..^3]));
        return [.. plain.Concat(compressed).Order(StringComparer.Ordinal)];
    }
}
