extern alias generator;

using generator::ModelGen.Generator;
using generator::ModelGen.Generator.Diagnostics;
using generator::ModelGen.Generator.Graph;
using generator::ModelGen.Generator.Lowering;
using generator::ModelGen.Generator.Planning;
using generator::ModelGen.Generator.Specs;
using ModelGen.Generator.Tests.Graph;
using ModelGen.Generator.Tests.Robustness;
using Xunit;

namespace ModelGen.Generator.Tests.Planning;

/// <summary>Plans: which slots are one piece of memory, and that nothing is overwritten before it is read.</summary>
public class PlanTests
{
    [Fact]
    public void A_flattened_map_is_the_map_and_costs_no_call()
    {
        PassPlan plan = Plan("Input(6, 6, 2), Conv2D(4, 3), Flatten, Dense(3)").Inference;

        Assert.Equal(["Conv2D1Forward", "Dense1Forward"], plan.Code.Forward.Select(method => method.Name));
        Slot flat = plan[new("flatten_1", false)];
        Slot map = plan[new("conv2d_1", false)];
        Assert.Equal(("conv2d_1", map.Offset, map.Length), (flat.SharesMemoryOf, flat.Offset, flat.Length));
        Assert.Equal((Shape.Of(64), Shape.Of(4, 4, 4)), (flat.Shape, map.Shape));
    }

    [Fact]
    public void A_reshape_into_a_padded_map_is_a_copy()
    {
        PassPlan plan = Plan("Input(48), Reshape(4, 4, 3), Conv2D(8, 3, Padding = Padding.Same)").Inference;

        KernelCall copy = Assert.Single(plan.Code.Forward[0].Calls);
        Assert.True(copy.IsCopy);
        Assert.Equal(("Reshape1Forward", "Layout.Copy"), (plan.Code.Forward[0].Name, copy.Method));
        Assert.Equal(Halo.None, plan.Input.Halo);
        Assert.Equal(new Halo(1, 1, 1, 1), plan[new("reshape_1", false)].Halo);
        Assert.Null(plan[new("reshape_1", false)].SharesMemoryOf);
    }

    [Fact]
    public void A_view_of_equal_shape_shares_the_halo()
    {
        PassPlan plan = Plan("Input(6, 6, 2), Conv2D(4, 3, ActivityL2 = 0.1f, Activation = Activation.Tanh), Conv2D(4, 3, Padding = Padding.Same), Flatten, Dense(2)", "MeanSquaredError").Training!;

        Slot penalty = plan[new("conv2d_1.penalty", false)];
        Assert.Equal(("conv2d_1", new Halo(1, 1, 1, 1)), (penalty.SharesMemoryOf, penalty.Halo));
        Assert.Equal(new Halo(1, 1, 1, 1), plan[new("conv2d_1", false)].Halo);
    }

    [Fact]
    public void The_halo_of_a_slot_is_that_of_the_widest_window()
    {
        PassPlan plan = Plan("Input(9, 9, 2), Conv2D(2, 4, 3, DilationWidth = 2, Padding = Padding.Same)").Inference;

        Assert.Equal(new Halo(1, 2, 2, 2), plan.Input.Halo);
    }

    [Fact]
    public void A_loss_never_sees_a_halo()
    {
        PassPlan plan = Plan("Input(6, 6, 2), Conv2D(4, 3, Padding = Padding.Same), Conv2D(2, 3, Padding = Padding.Same)", "MeanSquaredError").Training!;

        Assert.Equal(Halo.None, plan[new("conv2d_2.prediction", true)].Halo);
        Assert.Equal(new Halo(1, 1, 1, 1), plan[new("conv2d_2", true)].Halo);
        Assert.Contains(plan.Code.Backward, method => method.Name == "Conv2D2_PredictionBackward");
    }

    [Fact]
    public void A_border_whose_memory_others_use_is_cleared_once_before_it_is_looked_at()
    {
        // In backward nothing needs the first activation when the last gradients come.
        PassPlan plan = Plan(
            "Input(8, 8, 2), Conv2D(4, 3), Conv2D(4, 3, Padding = Padding.Same), Conv2D(4, 3, Padding = Padding.Same), Flatten, Dense(3)",
            "MeanSquaredError").Training!;

        KernelCall[] clears = [.. plan.Code.Forward.Concat(plan.Code.Backward).SelectMany(method => method.Calls).Where(call => call.ClearsBorder)];
        Assert.NotEmpty(clears);
        Assert.All(clears, clear => Assert.NotEqual(Halo.None, plan[clear.Slots.Single().Key].Halo));
        Assert.Distinct(clears.Select(clear => clear.Slots.Single().Key));
        foreach (LayerMethod method in plan.Code.Forward.Concat(plan.Code.Backward).Where(method => method.Calls.Any(call => call.ClearsBorder)))
        {
            SlotKey cleared = method.Calls.First(call => call.ClearsBorder).Slots.Single().Key;
            Assert.Contains(method.Calls, call => !call.ClearsBorder && call.Slots.Any(slot => slot.Key == cleared && slot.Halo != Halo.None));
        }

        Assert.True(plan.ArenaLength < plan.UnsharedLength);
    }

    [Fact]
    public void A_border_in_memory_of_its_own_is_zero_from_the_start()
    {
        PassPlan plan = Plan("Input(6, 6, 2), Conv2D(4, 3, Padding = Padding.Same)").Inference;

        Assert.NotEqual(Halo.None, plan.Input.Halo);
        Assert.DoesNotContain(plan.Code.Forward.SelectMany(method => method.Calls), call => call.ClearsBorder);
    }

    [Fact]
    public void Layers_above_the_first_weights_have_no_backward()
    {
        PassPlan plan = Plan("Input(6, 6, 2), Rescaling(2), MaxPool2D, Conv2D(2, 2), Flatten, Dense(2)", "MeanSquaredError").Training!;

        Assert.Equal(["LossBackward", "Dense1Backward", "Conv2D1Backward"], plan.Code.Backward.Select(method => method.Name));
        Assert.Equal(["Dense1Prepare"], plan.Code.Prepare.Select(method => method.Name));
        Assert.DoesNotContain(plan.Slots, slot => slot.Key is { IsGradient: true, Node: "rescaling_1" or "max_pool2d_1" or "input" });
    }

    [Fact]
    public void What_a_maximum_was_taken_from_is_free_after_forward()
    {
        const string Layers = "Input(8, 8, 2), Conv2D(4, 3, Activation = Activation.ReLU), MaxPool2D(3), Flatten, Dense(3)";
        PassPlan plan = Plan(Layers, "MeanSquaredError").Training!;

        AuxiliarySlot index = Assert.Single(plan.Auxiliaries);
        Assert.Equal(("MaxPool2D1Index", 2L * 2 * 4), (index.Operand.Identifier, index.Operand.Size));
        KernelCall backward = Assert.Single(plan.Code.Backward.Single(method => method.Name == "MaxPool2D1Backward").Calls);
        Assert.Equal(["s.MaxPool2D1Index", "a.MaxPool2D1", "d.MaxPool2D1", "d.Conv2D1", "samples"], backward.Operands.Select(operand => operand.Text));
        Assert.Equal(plan[new("conv2d_1", false)].Offset, plan[new("conv2d_1", true)].Offset);
        Assert.Empty(Plan(Layers).Inference.Auxiliaries);
    }

    [Fact]
    public void A_window_of_more_elements_than_a_byte_numbers_keeps_its_values()
    {
        PassPlan plan = Plan("Input(34, 34, 1), Conv2D(2, 3), MaxPool2D(16), Conv2D(2, 1), Flatten, Dense(3)", "MeanSquaredError").Training!;
        PassPlan larger = Plan("Input(36, 36, 1), Conv2D(2, 3), MaxPool2D(17), Conv2D(2, 1), Flatten, Dense(3)", "MeanSquaredError").Training!;

        Assert.Single(plan.Auxiliaries);
        Assert.Empty(larger.Auxiliaries);
        Assert.Contains(larger.Code.Backward, method => method.Calls.Any(call => call.Slots.Any(slot => slot.Text == "a.MaxPool2D1") && call.Method == "MaxPool2D.Backward"));
    }

    [Fact]
    public void A_maximum_of_what_nothing_learned_keeps_no_index() =>
        Assert.Empty(Plan("Input(8, 8, 2), MaxPool2D(2), Conv2D(4, 3), Flatten, Dense(3)", "MeanSquaredError").Training!.Auxiliaries);

    [Fact]
    public void Sharing_saves_memory()
    {
        PassPlan plan = Plan("Input(32, 32, 3), Conv2D(16, 1), Conv2D(16, 1), Conv2D(16, 1), Conv2D(16, 1), GlobalAvgPool2D").Inference;

        // Two maps live at a time; six are declared.
        Assert.True(plan.ArenaLength < plan.UnsharedLength * 0.6, $"{plan.ArenaLength} of {plan.UnsharedLength}");
    }

    [Fact]
    public void Weights_lie_one_after_the_other_on_cache_lines()
    {
        ModelPlan plan = Plan("Input(6, 6, 2), Conv2D(5, 3), Flatten, Dense(7), Dense(3)");

        int end = 0;
        foreach (WeightSlot weight in plan.Weights)
        {
            Assert.Equal(MachineModel.Align(end), weight.Offset);
            Assert.Equal(weight.Parameter.Shape.Size, weight.Length);
            end = weight.Offset + weight.Length;
        }

        Assert.Equal(MachineModel.Align(end), plan.WeightsLength);
        Assert.Equal(["conv2d_1.kernel", "conv2d_1.bias", "dense_1.kernel", "dense_1.bias", "dense_2.kernel", "dense_2.bias"], plan.Weights.Select(weight => weight.Name));
    }

    [Theory]
    [InlineData(200)]
    [InlineData(201)]
    [InlineData(202)]
    public void Nothing_is_overwritten_before_it_is_read(int seed)
    {
        RandomModels models = new(seed, isSound: true);
        GeneratorRun run = new([.. Enumerable.Range(0, 60).Select(index => models.Next($"Net{index}"))]);
        int simulated = 0, staged = 0;
        foreach (ModelSpec spec in run.Specs)
        {
            List<Problem> problems = [];
            if (ModelCompiler.Compile(spec, problems) is not { } plan)
            {
                Assert.NotEmpty(problems);
                continue;
            }

            // As it is, and on a machine that is too small for most: there the passes have stages.
            ModelPlan small = ModelCompiler.Compile(
                spec with { Project = spec.Project with { Machine = new(SecondLevelCache: 1024, ThirdLevelCache: 4096) } }, problems)!;
            foreach (PassPlan? pass in new[] { plan.Inference, plan.Training, small.Inference, small.Training })
            {
                if (pass is not null)
                {
                    MemorySimulation.Run(pass);
                    staged += pass.Stages.Length > 1 ? 1 : 0;
                }
            }

            simulated++;
        }

        Assert.True(simulated >= 20, $"Only {simulated} models are valid.");
        Assert.True(staged >= 3, $"Only {staged} passes have stages.");
    }

    [Fact]
    public void A_slot_that_one_half_of_a_stage_has_for_itself_holds_what_the_stage_sees_at_a_time()
    {
        const string Layers = "Input(32, 32, 3), Conv2D(32, 3, Padding = Padding.Same, Activation = Activation.ReLU), "
            + "Conv2D(32, 3, Padding = Padding.Same, Activation = Activation.ReLU), MaxPool2D, Conv2D(64, 3), MaxPool2D, Flatten, Dense(512), Dense(10)";
        PassPlan plan = Plan(Layers, "MeanSquaredError").Training!;

        Assert.True(plan.Stages.Length > 1 && plan.Stages[0].Samples < plan.MicroBatch);

        // The first activation is found again by backward, its gradient only between two layers of the first stage.
        Assert.Equal(plan.MicroBatch, plan[new("conv2d_1", false)].Samples);
        Assert.Equal(plan.Stages[0].Samples, plan[new("conv2d_1", true)].Samples);
    }

    [Theory]
    [InlineData("Input(6), Dense(3), Dense(2)", true)]
    [InlineData("Input(6, 6, 2), Conv2D(4, 3), Flatten, Dense(2)", true)]
    [InlineData("Input(6, 6, 2), Flatten, Dense(2)", true)] // a view of the inputs is the inputs
    [InlineData("Input(6, 6, 2), Conv2D(4, 3, Padding = Padding.Same), Flatten, Dense(2)", false)] // a border
    [InlineData("Input(6), Activation(Activation.Tanh), Dense(2)", true)]
    [InlineData("Input(6), Reshape(3, 2)", false)] // the inputs are the prediction
    public void Predictions_read_inputs_that_need_no_border_where_the_caller_has_them(string layers, bool isOutside)
    {
        ModelPlan plan = Plan(layers, "MeanSquaredError");

        Assert.Equal(isOutside, plan.Inference.Input.IsOutside);
        Assert.False(plan.Training!.Input.IsOutside);
        Assert.True(plan.Inference.ArenaLength > 0);
    }

    private static ModelPlan Plan(string layers, string loss = "None")
    {
        List<Problem> problems = [];
        ModelPlan? plan = ModelCompiler.Compile(GraphText.Spec(layers, loss), problems);
        Assert.Empty(problems);
        MemorySimulation.Run(plan!.Inference);
        if (plan.Training is not null)
        {
            MemorySimulation.Run(plan.Training);
        }

        return plan;
    }
}
