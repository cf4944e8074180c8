namespace ModelGen;

/// <summary>A published dataset in four IDX files with MNIST's names: images and labels for training and testing.</summary>
/// <param name="Title">What messages call it.</param>
/// <param name="CacheName">Its folder in the cache.</param>
/// <param name="Files">What to download: the four of <see cref="FileNames"/>, in that order, compressed.</param>
internal sealed record IdxSource(string Title, string CacheName, IReadOnlyList<RemoteFile> Files)
{
    private const int Side = 28;

    /// <summary>The usual names of the uncompressed files.</summary>
    public static readonly string[] FileNames = ["train-images-idx3-ubyte", "train-labels-idx1-ubyte", "t10k-images-idx3-ubyte", "t10k-labels-idx1-ubyte"];

    /// <summary>Reads the files from the given folder; without one, from the cache, where missing files are downloaded to.</summary>
    public TrainTest Load(string? folder, DataCache cache)
    {
        string place = folder ?? cache.FolderOf(CacheName);
        string?[] paths = Array.ConvertAll(FileNames, name => Find(place, name));
        RemoteFile[] missing = [.. Files.Where((_, i) => paths[i] is null)];
        if (folder is not null && missing.Length > 0)
        {
            throw new DataUnavailableException($"{Title} is not complete in '{folder}'. {HowToMend(missing, folder)}");
        }

        try
        {
            foreach (RemoteFile file in missing)
            {
                Download.Into(place, file, cache.Handler);
            }
        }
        catch (DataUnavailableException exception)
        {
            throw new DataUnavailableException($"{exception.Message} {HowToMend(missing, place)} Or call Load with the folder that has {Title}.", exception);
        }

        IdxFile[] files = [.. FileNames.Select((name, i) => IdxFile.Read(paths[i] ?? Path.Combine(place, Files[i].Name)))];
        return new(ToDataset(files[0], files[1]), ToDataset(files[2], files[3]));
    }

    private static Dataset ToDataset(IdxFile images, IdxFile labels)
    {
        if (images.Shape is not [_, Side, Side])
        {
            throw new DataFormatException(images.Name, 4, $"The images should be (samples, {Side}, {Side}), not ({string.Join(", ", images.Shape)}).");
        }

        return Dataset.FromIdx(images, labels, classCount: 10);
    }

    /// <summary>A file by its usual spellings: '-' or '.' before "idx", compressed or not.</summary>
    private static string? Find(string folder, string name) =>
        new[] { name, name.Replace("-idx", ".idx", StringComparison.Ordinal) }
            .SelectMany(spelling => new[] { spelling, spelling + ".gz" })
            .Select(spelling => Path.Combine(folder, spelling))
            .FirstOrDefault(File.Exists);

    private static string HowToMend(RemoteFile[] missing, string folder) =>
        $"Get {string.Join(", ", missing.Select(file => file.Name))} from {missing[0].Folder} into '{folder}'.";
}
