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

    public override Explanation Explain(Shape input, Shape output)
    {
        string size = Invariant.Text(input.Size);
        (string loss, string gradient) = Loss switch
        {
            Loss.MeanSquaredError => ("the mean of (x - t)^2, where t is the target", $"dx = 2 (x - t) / {size}"),
            Loss.MeanAbsoluteError => ("the mean of |x - t|, where t is the target", $"dx = sign(x - t) / {size}"),
            Loss.MeanSquaredLogarithmicError => (
                "the mean of (log(1 + x) - log(1 + t))^2, with x and the target t raised to at least 1e-7",
                $"dx = 2 (log(1 + x) - log(1 + t)) / (1 + x) / {size}, and 0 where x was raised"),
            Loss.Huber => (
                $"the mean of e^2 / 2 where e, x minus the target t, is within {Invariant.Text(HuberDelta)}, else of {Invariant.Text(HuberDelta)} (|e| - {Invariant.Text(HuberDelta / 2)})",
                $"dx = e, cut to at most {Invariant.Text(HuberDelta)} in size, / {size}"),
            Loss.BinaryCrossentropy => ("the mean of -(t log p + (1 - t) log(1 - p)), where t is the target and p = 1 / (1 + exp(-x))", $"dx = (p - t) / {size}: sigmoid and logarithm cancel"),
            Loss.CategoricalCrossentropy => (
                "-sum of t[o] log p[o], where t is the target and p[o] = exp(x[o]) / sum over all classes q of exp(x[q])", "dx[o] = p[o] sum(t) - t[o]: softmax and logarithm cancel"),
            _ => (
                "-log p[t], where t is the number of the true class and p[o] = exp(x[o]) / sum over all classes q of exp(x[q])",
                "dx[o] = p[o] - 1 for the true class, else p[o]: softmax and logarithm cancel"),
        };
        return new(
            [$"The loss of a sample: {loss}."],
            [],
            $"{gradient}; times the sample's weight, and divided by the batch size.");
    }

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
