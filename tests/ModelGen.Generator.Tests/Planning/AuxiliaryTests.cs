extern alias generator;

using generator::ModelGen.Generator.Graph;
using generator::ModelGen.Generator.Lowering;
using generator::ModelGen.Generator.Ops;
using generator::ModelGen.Generator.Planning;
using generator::ModelGen.Generator.Specs;
using Xunit;

namespace ModelGen.Generator.Tests.Planning;

/// <summary>Memory that a layer's kernels have for themselves.</summary>
public class AuxiliaryTests
{
    [Fact]
    public void Scratch_is_the_same_for_any_number_of_samples()
    {
        PassPlan plan = Plan(Lowerer.Inference(Chain(new Probe { Scratch = 1000 })));

        AuxiliarySlot slot = Assert.Single(plan.Auxiliaries);
        Assert.Equal(("s.ProbeForwardTiles", 1000), (slot.Operand.Text, slot.Length));
        Assert.Equal(64, plan.MicroBatch);
        Assert.Equal((64 * 100) + 1008, plan.ArenaLength);
    }

    [Fact]
    public void Scratch_of_two_layers_shares_memory()
    {
        PassPlan plan = Plan(Lowerer.Inference(Chain(new Probe(), new Probe { Scratch = 1000 }, new Probe { Scratch = 500 })));

        Assert.Equal(["s.Probe2ForwardTiles", "s.Probe3ForwardTiles"], plan.Auxiliaries.Select(slot => slot.Operand.Text));
        Assert.Equal(plan.Auxiliaries[0].Offset, plan.Auxiliaries[1].Offset);
    }

    [Fact]
    public void Scratch_of_forward_and_backward_shares_memory()
    {
        PassPlan plan = Plan(Lowerer.Training(Learning(new Probe(), new Probe { Scratch = 100_000 })));

        Assert.Equal(["s.Probe2ForwardTiles", "s.Probe2BackwardTiles"], plan.Auxiliaries.Select(slot => slot.Operand.Text));
        Assert.Equal(plan.Auxiliaries[0].Offset, plan.Auxiliaries[1].Offset);
    }

    [Fact]
    public void What_forward_saves_is_kept_until_backward_and_counted_in_bytes()
    {
        PassPlan plan = Plan(Lowerer.Training(Learning(new Probe(), new Probe { Saved = 33 }, new Probe())));

        AuxiliarySlot slot = Assert.Single(plan.Auxiliaries);
        Assert.Equal(("s.Probe2Index", 33 * 64 / sizeof(float)), (slot.Operand.Text, slot.Length));
        Assert.Contains(plan.Code.Backward, method => method.Calls.Any(call => call.Auxiliaries.Any(use => !use.Writes)));
    }

    [Fact]
    public void A_part_of_a_float_is_a_whole_one() =>
        Assert.Equal([1L, 1L, 2L], new[] { 1, 4, 5 }.Select(new AuxiliaryPiece(new("a", "A", AuxiliaryKind.Saved, 1, Writes: true)).Floats));

    [Fact]
    public void Inference_saves_nothing() =>
        Assert.Empty(Plan(Lowerer.Inference(Chain(new Probe(), new Probe { Saved = 33 }))).Auxiliaries);

    [Fact]
    public void Preparing_has_no_arena_for_scratch()
    {
        ModelGraph graph = Chain(new Probe());
        NodeCode code = new(graph, graph.Nodes[1], Phase.Prepare, needsInputGradient: true, Target.Cpu);

        Assert.Equal("probe asks for scratch while it prepares, where there is no arena.", Assert.Throws<InvalidOperationException>(() => code.Scratch("Tiles", 1)).Message);
    }

    [Fact]
    public void Two_sizes_for_one_role_are_a_mistake()
    {
        LoweredGraph code = Lowerer.Inference(Chain(new Probe { Scratch = 10, SecondScratch = 11 }));

        Assert.Equal("The calls of probe disagree about the size of ProbeForwardTiles.", Assert.Throws<InvalidOperationException>(() => PassPlanner.Plan(code, MachineSpec.Default, weights: _ => 0)).Message);
    }

    private static PassPlan Plan(LoweredGraph code)
    {
        PassPlan plan = PassPlanner.Plan(code, MachineSpec.Default, weights: _ => 0)!;
        MemorySimulation.Run(plan);
        return plan;
    }

    /// <summary>Vectors of 100 through the operations one after the other.</summary>
    private static ModelGraph Chain(params Probe[] operations)
    {
        List<Node> nodes = [new("input", "Input", new InputOperation(), [], Shape.Of(100), -1)];
        foreach (Probe operation in operations)
        {
            string number = nodes.Count == 1 ? "" : $"{nodes.Count}";
            nodes.Add(new("probe" + number, "Probe" + number, operation, [nodes[^1].Name], Shape.Of(100), nodes.Count - 1));
        }

        return new([.. nodes], nodes[^1].Name);
    }

    private static ModelGraph Learning(params Probe[] operations)
    {
        ModelGraph graph = Chain(operations);
        Node loss = new(".loss", "Loss", new LossOperation(generator::ModelGen.Loss.MeanSquaredError, 1, TakesLogits: false), [graph.Output], Shape.Of(1), -1);
        return new(graph.Nodes.Add(loss), loss.Name);
    }

    /// <summary>A layer with a weight and what memory the test wants.</summary>
    private sealed record Probe : Operation
    {
        public long Scratch { get; init; }

        public long? SecondScratch { get; init; }

        public long Saved { get; init; }

        public override string Kind => "Probe";

        public override string Formula => "y = x";

        public override Explanation Explain(Shape input, Shape output) => new([Formula], [], "dx = dy");

        public override Shape? Infer(Shape input, LayerScope scope) => input;

        public override System.Collections.Immutable.ImmutableArray<Parameter> Parameters(Shape input) =>
            [new("Kernel", Shape.Of(1), default, 1, 1, 0, 0)];

        public override void Forward(NodeCode code)
        {
            code.Call("Probe.Forward", [], [code.X(), .. Own(code, Scratch), code.Y(writes: true)]);
            code.Call("Probe.Again", [], [code.Y(), .. Own(code, SecondScratch ?? Scratch)]);
        }

        public override void Backward(NodeCode code) =>
            code.Call("Probe.Backward", [], [code.DY(), .. Own(code, Scratch), code.NeedsInputGradient ? code.DX() : code.Samples]);

        private Operand[] Own(NodeCode code, long scratch) =>
        [
            .. scratch > 0 ? [code.Scratch("Tiles", scratch)] : Array.Empty<Operand>(),
            .. Saved > 0 && code.NeedsInputGradient ? [code.Saved("Index", Saved)] : Array.Empty<Operand>(),
        ];
    }
}
