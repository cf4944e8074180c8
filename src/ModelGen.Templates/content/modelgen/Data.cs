using ModelGen;

/// <summary>The digits that are part of this program: 9,000 to train on, 1,000 to test on.</summary>
internal static class DigitData
{
    public static TrainTest Load() => new(Set("train"), Set("t10k"));

    private static Dataset Set(string name) =>
        Dataset.FromIdx(Read($"{name}-images-idx3-ubyte"), Read($"{name}-labels-idx1-ubyte"), classCount: 10);

    private static IdxFile Read(string name)
    {
        using Stream stream = typeof(DigitData).Assembly.GetManifestResourceStream(name)!;
        return IdxFile.Read(stream, name);
    }
}
