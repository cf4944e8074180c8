using System.Collections.Immutable;
using ModelGen.Generator.Graph;
using ModelGen.Generator.Lowering;

namespace ModelGen.Generator.Ops;

/// <summary>A [Dense] of few units, which fill no vector, computed along its inputs; put in its place by a pass.</summary>
internal sealed record TransposedDense(Dense Direct) : WeightedOperation
{
    /// <summary>The gradient unit by unit.</summary>
    private const string Transposed = "TransposedKernel";

    public override string Kind => Direct.Kind;

    public override LayerFacts Facts => Direct.Facts;

    public override string Formula => (Direct with { Epilogue = Epilogue }).Formula;

    public override Explanation ExplainSums(Shape input, Shape output) => Direct.ExplainSums(input, output);

    public override string Method => "dot products of 16 sums, tiles of 8 samples" + Fused;

    protected override string Kernels => "TransposedDense";

    public override Shape? Infer(Shape input, LayerScope scope) => Direct.Infer(input, scope);

    public override ImmutableArray<Parameter> Parameters(Shape input) => Direct.Parameters(input);

    /// <summary>Both passes read it.</summary>
    public override ImmutableArray<Parameter> PreparedParameters(Shape input) => Direct.PreparedParameters(input);

    public override ImmutableArray<Parameter> GradientSums(Shape input) =>
        [Direct.PreparedParameters(input)[0] with { Role = Transposed }];

    public override long MultiplyAdds(Shape input, Shape output) => Direct.MultiplyAdds(input, output);

    public override ShapeStruct ShapeStruct(Shape input, Shape output) => Direct.ShapeStruct(input, output);

    /// <summary>A single unit's kernel lies in memory as its transpose does.</summary>
    private bool IsTransposed => Direct.Units == 1;

    public override void Prepare(NodeCode code)
    {
        if (!IsTransposed)
        {
            code.Call("TransposedDense.TransposeKernel", [code.ShapeStruct], code.Weight("Kernel"), code.Prepared("Kernel"));
        }
    }

    protected override Operand ForwardKernel(NodeCode code) => IsTransposed ? code.Weight("Kernel") : code.Prepared("Kernel");

    protected override Operand InputGradientKernel(NodeCode code) => ForwardKernel(code);

    protected override Operand KernelGradient(NodeCode code) => code.WeightGradient(IsTransposed ? "Kernel" : Transposed);

    public override void Finish(NodeCode code)
    {
        if (!IsTransposed)
        {
            code.Call(
                "TransposedDense.SumKernelGradient", [code.ShapeStruct], code.WeightGradient(Transposed), code.WeightGradient("Kernel"));
        }
    }
}
