using System;

namespace ModelGen;

/// <summary>
/// Declares a network: the layer attributes on the same partial class, in their order, are its layers.
/// The generator turns the class into a <c>Model</c>, or into a <c>TrainableModel</c> when a loss is named.
/// </summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class ModelAttribute : Attribute
{
    /// <summary>
    /// Gets or sets the loss that training minimises. Without one the model is inference-only, and no backward pass is
    /// written.
    /// </summary>
    public Loss Loss { get; set; } = Loss.None;

    /// <summary>Gets or sets the error at which <see cref="Loss.Huber"/> turns from quadratic to linear. Greater than 0.</summary>
    public float HuberDelta { get; set; } = 1f;

    /// <summary>Gets or sets the convolution algorithms that the planner may choose from.</summary>
    public Numerics Numerics { get; set; } = Numerics.Auto;

    /// <summary>
    /// A safetensors file that becomes part of the program, relative to the project's folder, with '/':
    /// <c>"digits.safetensors"</c>, which is a <c>ModelWeights</c> item of the project:
    /// <c>&lt;ModelWeights Include="digits.safetensors" /&gt;</c>. Its header is read while the model is compiled; a tensor that is
    /// missing, extra or of another shape is an error here. The class then has <c>Shared</c>, a model over these weights, and
    /// <c>SelfTest()</c>.
    /// </summary>
    public string? Weights { get; set; }
}
