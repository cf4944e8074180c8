namespace ModelGen.Generator.Diagnostics;

/// <summary>
/// Names the facts, such as computed shapes, that a diagnostic passes to a code fix. ModelGen.CodeFixes has the same names.
/// </summary>
internal static class FixFacts
{
    /// <summary>The effect of [Flatten]: <c>(5, 5, 64) -> (1600)</c>.</summary>
    public const string Flatten = "Flatten";

    /// <summary>The effect of [GlobalAvgPool2D]: <c>(5, 5, 64) -> (64)</c>.</summary>
    public const string GlobalAvgPool2D = "GlobalAvgPool2D";

    /// <summary>The shape that makes a layer's input an image, and its effect: <c>28, 28, 1: (28, 28) -> (28, 28, 1)</c>.</summary>
    public const string Reshape = "Reshape";

    /// <summary>The input shape that was probably meant: <c>28, 28, 1</c>.</summary>
    public const string Input = "Input";

    /// <summary>The effect of Padding.Same on the layer: <c>(4, 3, 8) -> (4, 3, 16)</c>.</summary>
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

    /// <summary>The softmax to remove, and the shape that remains: <c>second softmax: (10)</c>.</summary>
    public const string Softmax = "Softmax";

    /// <summary>The index of that softmax's layer.</summary>
    public const string SoftmaxLayer = "SoftmaxLayer";

    /// <summary>The kind of layer that another library's is here: <c>MaxPool2D</c>.</summary>
    public const string Layer = "Layer";

    /// <summary>The activation that another library's layer is: <c>ReLU</c>.</summary>
    public const string Function = "Function";

    /// <summary>The other library's layer takes the number of its inputs first.</summary>
    public const string DropsFirst = "DropsFirst";

    /// <summary>An argument as it should be written: <c>Activation = Activation.ReLU</c>.</summary>
    public const string Argument = "Argument";

    /// <summary>The loss that fits the last layer: <c>BinaryCrossentropy</c>.</summary>
    public const string Loss = "Loss";

    /// <summary>The text of a model's lock.</summary>
    public const string Lock = "Lock";

    /// <summary>The path of the lock that the model no longer fits.</summary>
    public const string LockPath = "LockPath";

    /// <summary>The model's name with namespace and containing types.</summary>
    public const string FullName = "FullName";
}
