using System.Collections.Immutable;

namespace ModelGen.Generator.Ops;

/// <summary>
/// A layer in formulas, for people who learn; generated comments show it on request. x is the input, y the output, k the
/// kernel, b the bias, dx and so on are the gradients of the loss by them. Indices: h and w a pixel, i and j a place in a
/// window, c a channel in, o a channel out.
/// </summary>
/// <param name="Forward">y from x. What has an activation behind it gives z, and y is the activation of z.</param>
/// <param name="WeightGradients">The gradient of each tensor of weights from dy (or dz).</param>
/// <param name="InputGradient">dx from dy (or dz).</param>
internal sealed record Explanation(ImmutableArray<string> Forward, ImmutableArray<string> WeightGradients, string InputGradient);
