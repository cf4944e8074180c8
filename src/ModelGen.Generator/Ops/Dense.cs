using System.Collections.Immutable;
using ModelGen.Generator.Graph;
using ModelGen.Generator.Lowering;

namespace ModelGen.Generator.Ops;

/// <summary>[Dense]: (I) -> (O).</summary>
internal sealed record Dense(int Units) : WeightedOperation
{
    public override string Kind => "Dense";

    protected override string Kernels => "Dense";

    public override string Formula => Activated("x kernel" + (Arguments.UseBias ? " + bias" : ""));

    public override Explanation ExplainSums(Shape input, Shape output) => new(
        [
            $"z[o] = {(Arguments.UseBias ? "b[o] + " : "")}sum of x[c] k[c, o] over the {Invariant.Counted(input.Channels, "input")} c, for each of the {Invariant.Counted(Units, "unit")} o.",
        ],
        [
            "dk[c, o] = sum of x[c] dz[o] over the samples: a weight's influence is the input that it was multiplied by.",
            .. Arguments.UseBias ? (string[])["db[o] = sum of dz[o] over the samples."] : [],
        ],
        $"dx[c] = sum of dz[o] k[c, o] over the {Invariant.Counted(Units, "unit")} o: the kernel, read the other way.");

    public override string Method => "sums of products, tiles of 8 samples by 2 vectors of units" + Fused;

    public static Operation Read(LayerReader reader) =>
        new Dense(reader.Positive("Units")) { Arguments = WeightedArguments.Read(reader) };

    public override Shape? Infer(Shape input, LayerScope scope) =>
        scope.RequiresVector(input) && scope.Holds(Shape.Of(input.Channels, Units), "the kernel", "use fewer units or a smaller input")
            ? Shape.Of(Units)
            : null;

    public override ImmutableArray<Parameter> Parameters(Shape input)
    {
        Parameter kernel = new(
            "Kernel", Shape.Of(input.Channels, Units), Arguments.KernelInitializer, input.Channels, Units,
            Arguments.KernelL1, Arguments.KernelL2);
        return Arguments.UseBias ? [kernel, Bias(Units)] : [kernel];
    }

    /// <summary>Backward sums over units: they are the rows there.</summary>
    public override ImmutableArray<Parameter> PreparedParameters(Shape input) =>
        [Parameters(input)[0] with { Shape = Shape.Of(Units, input.Channels) }];

    public override long MultiplyAdds(Shape input, Shape output) => (long)input.Channels * Units;

    public override ShapeStruct ShapeStruct(Shape input, Shape output) => new(
        "IDenseShape", [("Inputs", input.Channels), ("Outputs", Units)]);
}
