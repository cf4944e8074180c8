namespace ModelGen.Generator.Lowering;

/// <summary>One argument of a kernel call, as it is printed.</summary>
/// <param name="Variable">The local that it is a member of: one of <see cref="Variables"/>; empty for a constant.</param>
internal record Operand(string Variable, string Text)
{
    public static Operand Constant(string text) => new("", text);
}

/// <summary>The locals that kernel calls use, in the order in which methods take them.</summary>
internal static class Variables
{
    public const string Pass = "pass";
    public const string Weights = "w";
    public const string WeightGradients = "g";
    public const string Prepared = "t";
    public const string Activations = "a";
    public const string Gradients = "d";
    public const string Auxiliary = "s";
    public const string Samples = "samples";
}
