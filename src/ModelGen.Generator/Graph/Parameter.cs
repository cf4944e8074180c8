namespace ModelGen.Generator.Graph;

/// <summary>A tensor of weights of one layer.</summary>
/// <param name="Role">In Pascal case: <c>Kernel</c>, <c>Bias</c>.</param>
/// <param name="FanIn">Inputs that one output sums over (Keras's rule).</param>
/// <param name="FanOut">Outputs that one input reaches (Keras's rule).</param>
internal sealed record Parameter(
    string Role, Shape Shape, Initializer Initializer, long FanIn, long FanOut, float L1, float L2);
