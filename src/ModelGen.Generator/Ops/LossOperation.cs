using ModelGen.Generator.Graph;
using ModelGen.Generator.Lowering;

namespace ModelGen.Generator.Ops;

/// <summary>
/// The end of a training graph: forward gives the loss and copies the prediction out, backward starts the gradient.
/// Fused, it takes logits and applies the last sigmoid or softmax itself, in log-sum-exp form.
/// </summary>
internal sealed record LossOperation(Loss Loss, float HuberDelta, bool TakesLogits) : Operation
{
    public override string Kind => "Loss";

    public override string Formula => TakesLogits ? $"y = {Loss} of {Probabilities}(x)" : $"y = {Loss} of x";

    /// <summary>The activation that the fused loss applies.</summary>
    public Activation Probabilities => Loss == Loss.BinaryCrossentropy ? Activation.Sigmoid : Activation.Softmax;

    private string Kernels => (Loss, TakesLogits) switch
    {
        (Loss.BinaryCrossentropy, _) => "SigmoidCrossentropy",
        (Loss.CategoricalCrossentropy, _) => "SoftmaxCrossentropy",
        (Loss.SparseCategoricalCrossentropy, _) => "SparseSoftmaxCrossentropy",
        _ => Loss.ToString(),
    };

    public override Shape? Infer(Shape input, LayerScope scope) => Shape.Of(1);

    public override void Forward(NodeCode code) => code.CallLoss(
        $"{Kernels}.Forward", [],
        [code.X().Flat(), NodeCode.Pass("Targets"), NodeCode.Pass("SampleWeights"), NodeCode.Pass("Outputs"), .. Sizes(code)]);

    public override void Backward(NodeCode code) => code.Call(
        $"{Kernels}.Backward", [],
        [NodeCode.Pass("Outputs"), NodeCode.Pass("Targets"), NodeCode.Pass("SampleWeights"), NodeCode.Pass("Scale"),
            code.DX().Flat(), .. Sizes(code)]);

    private Operand[] Sizes(NodeCode code)
    {
        Operand size = Operand.Constant(Invariant.Text(code.Input.Size));
        return Loss == Loss.Huber
            ? [code.Samples, size, Operand.Constant(Invariant.Literal(HuberDelta))]
            : [code.Samples, size];
    }
}
