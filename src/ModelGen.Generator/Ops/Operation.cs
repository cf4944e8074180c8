using System;
using System.Collections.Immutable;
using ModelGen.Generator.Graph;
using ModelGen.Generator.Lowering;

namespace ModelGen.Generator.Ops;

/// <summary>
/// A kind of layer with its arguments: the shape rule, the parameters, and the kernels that its forward and backward call.
/// </summary>
internal abstract record Operation
{
    /// <summary>The layer's type as its attribute and the summary name it.</summary>
    public abstract string Kind { get; }

    /// <summary>The output's shape; null after reporting why there is none. All arithmetic is Int64.</summary>
    public abstract Shape? Infer(Shape input, LayerScope scope);

    /// <summary>The layer's tensors of weights.</summary>
    public virtual ImmutableArray<Parameter> Parameters(Shape input) => [];

    /// <summary>Products and sums of one sample.</summary>
    public virtual long MultiplyAdds(Shape input, Shape output) => 0;

    /// <summary>The arguments that say what it computes, beyond kind and shapes.</summary>
    public virtual LayerFacts Facts => LayerFacts.None;

    /// <summary>Constants that the kernels are compiled for.</summary>
    public virtual ShapeStruct? ShapeStruct(Shape input, Shape output) => null;

    /// <summary>Gets the formula that it computes, for generated comments.</summary>
    public abstract string Formula { get; }

    /// <summary>The same at length, with the gradients.</summary>
    public abstract Explanation Explain(Shape input, Shape output);

    /// <summary>Gets the algorithm that its kernels use, for the plan in generated code; empty if there is only one.</summary>
    public virtual string Method => "";

    /// <summary>
    /// The f of a producer that gives X = f(z) and leaves it to backward here to multiply the gradient of X by f'(z), which
    /// follows from X; put here by fusion. Linear where nothing is left.
    /// </summary>
    public Activation InputActivation { get; init; } = Activation.Linear;

    /// <summary>True if backward can multiply by the derivative while it writes the gradient of X.</summary>
    public virtual bool CanDifferentiate(Activation activation) => false;

    /// <summary>Y from X.</summary>
    public abstract void Forward(NodeCode code);

    /// <summary>Gradients of weights (added) and of X (written) from that of Y. Y's gradient may be overwritten.</summary>
    public abstract void Backward(NodeCode code);

    /// <summary>Rearranged weights that the pass relies on: once a step, or once before any prediction.</summary>
    public virtual void Prepare(NodeCode code)
    {
    }

    /// <summary>Returns the parameters that <see cref="Prepare"/> may write, by role. Only those that it does write get memory.</summary>
    public virtual ImmutableArray<Parameter> PreparedParameters(Shape input) => [];

    /// <summary>Turns what backward has summed in another form into gradients of weights, once a lane.</summary>
    public virtual void Finish(NodeCode code)
    {
    }

    /// <summary>Sums that backward keeps beside the gradients of the weights, and <see cref="Finish"/> reads, by role.</summary>
    public virtual ImmutableArray<Parameter> GradientSums(Shape input) => [];
}
