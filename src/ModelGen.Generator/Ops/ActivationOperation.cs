using ModelGen.Generator.Graph;
using ModelGen.Generator.Lowering;

namespace ModelGen.Generator.Ops;

/// <summary>[Activation], and what an Activation argument becomes until fusion.</summary>
internal sealed record ActivationOperation(Activation Function) : Operation
{
    public override string Kind => "Activation";

    public override LayerFacts Facts => new(Function);

    public override string Formula => $"y = {Function}(x)";

    public override Explanation Explain(Shape input, Shape output) => new(
        [$"y = {Function}(z) = {ActivationFormulas.Function(Function)}, where z is x."], [], ActivationFormulas.Gradient(Function) + "; dx is dz.");

    /// <summary>True if the derivative is a function of y alone, so that x need not be kept for backward.</summary>
    public bool DerivativeFromOutput => Function is not (Activation.GELU or Activation.SiLU or Activation.Softmax);

    public static Operation Read(LayerReader reader) => new ActivationOperation(reader.Choice("Activation", Activation.Linear));

    public override Shape? Infer(Shape input, LayerScope scope) => input;

    public override void Forward(NodeCode code)
    {
        if (Function == Activation.Softmax)
        {
            code.Call("Softmax.Forward", [], code.X(), code.Y(writes: true), code.Samples);
        }
        else
        {
            code.Call("Activations.Forward", [NodeCode.TypeOf(Function)], code.X(), code.Y(writes: true), code.Samples);
        }
    }

    public override void Backward(NodeCode code)
    {
        if (!code.NeedsInputGradient)
        {
            return;
        }

        if (Function == Activation.Softmax)
        {
            code.Call("Softmax.Backward", [], code.Y(), code.DY(), code.DX(), code.Samples);
        }
        else if (DerivativeFromOutput)
        {
            code.Call("Activations.Backward", [NodeCode.TypeOf(Function)], code.Y(), code.DY(), code.DX(), code.Samples);
        }
        else
        {
            code.Call("Activations.Backward", [NodeCode.TypeOf(Function)], code.X(), code.Y(), code.DY(), code.DX(), code.Samples);
        }
    }
}
