namespace ModelGen;

/// <summary>CIFAR-10 as it is published: six files of records in a compressed tar archive.</summary>
internal static class Cifar10Archive
{
    private const string TestName = "test_batch.bin";

    private static readonly string[] TrainNames = ["data_batch_1.bin", "data_batch_2.bin", "data_batch_3.bin", "data_batch_4.bin", "data_batch_5.bin"];

    /// <summary>Reads the archive without unpacking it to disk.</summary>
    public static TrainTest Read(string path)
    {
        using DataInput input = DataInput.Open(path);
        TarFile archive = new(input);
        Dictionary<string, byte[]> files = [];
        while (archive.Next())
        {
            string name = archive.Name[(archive.Name.LastIndexOf('/') + 1)..];
            if (name != TestName && !TrainNames.Contains(name))
            {
                continue;
            }

            byte[] records = archive.Read();
            Cifar10Binary.ExpectRecords(records, input);
            if (!files.TryAdd(name, records))
            {
                throw input.Error($"There are two files '{name}'.");
            }
        }

        string[] missing = [.. TrainNames.Append(TestName).Where(name => !files.ContainsKey(name))];
        if (missing.Length > 0)
        {
            throw input.Error($"The archive lacks {string.Join(", ", missing)}.");
        }

        return new(
            Cifar10Binary.ToDataset(Array.ConvertAll(TrainNames, name => files[name])),
            Cifar10Binary.ToDataset([files[TestName]]));
    }
}
