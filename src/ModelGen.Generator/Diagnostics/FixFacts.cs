namespace ModelGen.Generator.Diagnostics;

/// <summary>What a diagnostic tells a code fix, shapes worked out; ModelGen.CodeFixes knows the same words.</summary>
internal static class FixFacts
{
    /// <summary>What [Flatten] would do: <c>(5, 5, 64) -> (1600)</c>.</summary>
    public const string Flatten = "Flatten";

    /// <summary>What [GlobalAvgPool2D] would do: <c>(5, 5, 64) -> (64)</c>.</summary>
    public const string GlobalAvgPool2D = "GlobalAvgPool2D";

    /// <summary>What the layer would do with Padding.Same: <c>(4, 3, 8) -> (4, 3, 16)</c>.</summary>
    public const string PaddingSame = "Padding.Same";

    /// <summary>The largest window that fits, and what the layer would do with it: <c>4x3: (4, 3, 8) -> (1, 1, 16)</c>.</summary>
    public const string LargestWindow = "LargestWindow";

    /// <summary>A valid name that no other layer has.</summary>
    public const string FreeName = "FreeName";

    /// <summary>Endings of the model that would fit, the best first, one a line: see <see cref="EndingSeparator"/>.</summary>
    public const string Endings = "Endings";

    /// <summary>Between what is to be changed and the resulting shape: <c>Loss=BinaryCrossentropy;Activation=Sigmoid: (1)</c>.</summary>
    public const string EndingSeparator = ": ";

    /// <summary>The last layer's index.</summary>
    public const string LastLayer = "LastLayer";

    /// <summary>The index of the layer whose units are the last layer's.</summary>
    public const string UnitsLayer = "UnitsLayer";

    /// <summary>Which softmax to remove, and the shape that stays: <c>second softmax: (10)</c>.</summary>
    public const string Softmax = "Softmax";

    /// <summary>The index of that softmax's layer.</summary>
    public const string SoftmaxLayer = "SoftmaxLayer";

    /// <summary>The loss that fits the last layer: <c>BinaryCrossentropy</c>.</summary>
    public const string Loss = "Loss";

    /// <summary>The text of a model's lock.</summary>
    public const string Lock = "Lock";

    /// <summary>The path of the lock that the model no longer fits.</summary>
    public const string LockPath = "LockPath";

    /// <summary>The model's name with namespace and containing types.</summary>
    public const string FullName = "FullName";
}
