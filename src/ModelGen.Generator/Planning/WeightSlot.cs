using ModelGen.Generator.Graph;

namespace ModelGen.Generator.Planning;

/// <summary>Locates a parameter in the weights, or its rearrangement in the prepared weights.</summary>
/// <param name="Name">As in weight files: <c>conv2d_1.kernel</c>.</param>
/// <param name="Identifier">As in generated code: <c>Conv2D1Kernel</c>.</param>
internal sealed record WeightSlot(Node Node, Parameter Parameter, string Name, string Identifier, int Offset, int Length);
