namespace ModelGen.Onnx.Networks;

/// <summary>The same numbers for the same seed.</summary>
internal static class RandomNumbers
{
    public static float[] Between(float least, float most, int count, int seed)
    {
        Random random = new(seed);
        return [.. Enumerable.Range(0, count).Select(_ => least + ((most - least) * random.NextSingle()))];
    }
}
