using ModelGen;

namespace Digits;

/// <summary>10,000 real digits that come with the sample, or a whole MNIST from a folder.</summary>
internal static class Data
{
    public static TrainTest Load(string? folder) => folder is null
        ? new(Embedded("train"), Embedded("t10k"))
        : Mnist.Load(folder);

    private static Dataset Embedded(string set) => Dataset.FromIdx(Read($"{set}-images-idx3-ubyte"), Read($"{set}-labels-idx1-ubyte"), classCount: 10);

    private static IdxFile Read(string name)
    {
        using Stream stream = typeof(Data).Assembly.GetManifestResourceStream(name)!;
        return IdxFile.Read(stream, name);
    }
}
