namespace ModelGen.Build;

/// <summary>A file of the item list <c>ModelWeights</c>.</summary>
internal static class WeightFile
{
    private const string SelfTest = ".selftest";

    /// <summary>Returns whether it holds a self-test, which is embedded with its weights and has no tensors of a model.</summary>
    public static bool IsSelfTest(string path) => Path.GetFileNameWithoutExtension(path).EndsWith(SelfTest, StringComparison.Ordinal);

    /// <summary>Returns the path of the self-test that may lie beside weights: <c>digits.selftest.safetensors</c>.</summary>
    public static string SelfTestOf(string path) => Path.ChangeExtension(path, SelfTest + Path.GetExtension(path));
}
