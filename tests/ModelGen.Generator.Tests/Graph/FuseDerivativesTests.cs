extern alias generator;

using generator::ModelGen.Generator.Graph;
using generator::ModelGen.Generator.Lowering;
using Xunit;

namespace ModelGen.Generator.Tests.Graph;

/// <summary>Who multiplies a gradient by an activation's derivative: the kernel that gives it, or a pass over it.</summary>
public class FuseDerivativesTests
{
    [Theory]
    [InlineData("Input(8, 8, 2), Conv2D(4, 3, Activation = Activation.ReLU), MaxPool2D(2), Flatten, Dense(3)", "ReLU' in max_pool2d_1")]
    [InlineData("Input(8, 8, 2), Conv2D(4, 3, Activation = Activation.Tanh), MaxPool2D(2), Flatten, Dense(3)", "Tanh' in max_pool2d_1")]
    [InlineData("Input(8, 8, 2), Conv2D(4, 3, Activation = Activation.ReLU), Conv2D(4, 3), Flatten, Dense(3)", "ReLU' in conv2d_2")]
    [InlineData("Input(8, 8, 2), Conv2D(4, 3), Activation(Activation.ReLU), Conv2D(4, 3), Flatten, Dense(3)", "ReLU' in conv2d_2")]
    [InlineData("Input(8, 8, 2), Conv2D(4, 3, Activation = Activation.LeakyReLU), DepthwiseConv2D(3), Flatten, Dense(3)", "LeakyReLU' in depthwise_conv2d_1")]
    [InlineData("Input(8, 8, 2), DepthwiseConv2D(3, Activation = Activation.ReLU), Conv2D(4, 3), Flatten, Dense(3)", "ReLU' in conv2d_1")]
    [InlineData("Input(8), Dense(4, Activation = Activation.ReLU), Dense(3)", "ReLU' in dense_2")]
    [InlineData("Input(8, 8, 2), Conv2D(4, 3, Activation = Activation.ReLU), Flatten, Dense(3)", "ReLU' in dense_1")]
    [InlineData("Input(4), Dense(16, Activation = Activation.ReLU), Reshape(4, 2, 2), Reshape(2, 4, 2), Conv2D(2, 2), Flatten, Dense(3)", "ReLU' in conv2d_1")]
    public void The_kernel_that_gives_the_gradient_multiplies_it(string layers, string fused) => Assert.Equal([fused], Derivatives(layers));

    [Theory]
    [InlineData("Input(8), Dense(4, Activation = Activation.Tanh), Dense(3)", "Tanh' alone in dense_1")] // too long for registers
    [InlineData("Input(8, 8, 2), Conv2D(4, 3, Activation = Activation.Sigmoid), Conv2D(4, 3), Flatten, Dense(3)", "Sigmoid' alone in conv2d_1")]
    [InlineData("Input(8, 8, 2), Conv2D(4, 3, Activation = Activation.ReLU), Dropout(0.5), Flatten, Dense(3)", "ReLU' alone in conv2d_1")]
    [InlineData("Input(8, 8, 2), Conv2D(4, 3, Activation = Activation.ReLU), AvgPool2D(2), Flatten, Dense(3)", "ReLU' alone in conv2d_1")]
    [InlineData("Input(8), Dense(4, Activation = Activation.ReLU, ActivityL2 = 0.1f), Dense(3)", "ReLU' alone in dense_1")] // the penalty's gradient comes between
    [InlineData("Input(8), Dense(4, Activation = Activation.ReLU)", "ReLU' alone in dense_1")] // the loss reads it
    [InlineData("Input(8, 8, 2), Conv2D(4, 3, Activation = Activation.ReLU)", "ReLU' alone in conv2d_1")] // the loss reads it through a view
    [InlineData("Input(20, 20, 1), Conv2D(4, 3, Activation = Activation.ReLU), MaxPool2D(17), Flatten, Dense(3)", "ReLU' alone in conv2d_1")] // no index
    [InlineData("Input(8, 8, 2), Conv2D(4, 3, Activation = Activation.GELU), MaxPool2D(2), Flatten, Dense(3)", "GELU' alone in conv2d_1.gelu")] // from the input
    [InlineData("Input(8, 8, 2), Conv2D(4, 3), MaxPool2D(2), Activation(Activation.ReLU), Flatten, Dense(3)", "ReLU' alone in activation_1")]
    public void Otherwise_a_pass_of_its_own_does(string layers, string alone) => Assert.Equal([alone], Derivatives(layers));

    [Fact]
    public void Each_layer_of_a_stack_leaves_it_to_the_next() => Assert.Equal(
        ["ReLU' in dense_2", "ReLU' in dense_1", "ReLU' in max_pool2d_1", "ReLU' in conv2d_2"],
        Derivatives(
            "Input(12, 12, 1), Conv2D(4, 3, Activation = Activation.ReLU), Conv2D(4, 3, Activation = Activation.ReLU), MaxPool2D(2), "
            + "Conv2D(4, 3, Activation = Activation.ReLU), Flatten, Dense(4, Activation = Activation.ReLU), Dense(3)"));

    [Fact]
    public void Two_readers_keep_it_where_it_is()
    {
        ModelGraph graph = GraphText.Training(GraphText.Spec("Input(8), Dense(4, Activation = Activation.ReLU), Dense(3)", "MeanSquaredError"));
        Node second = graph["dense_2"] with { Name = "third", Identifier = "Third" };
        ModelGraph before = new(
            [.. graph.Nodes.Select(node => node with { Operation = node.Operation with { InputActivation = default } }), second], graph.Output);
        GraphEditor editor = new(before);
        editor.Replace(before["dense_1"] with { Operation = (generator::ModelGen.Generator.Ops.WeightedOperation)graph["dense_1"].Operation with { IsDifferentiatedByReader = false } });
        before = editor.ToGraph();

        Assert.Equal(before, generator::ModelGen.Generator.Passes.FuseDerivatives.Run(before));
    }

    /// <summary>Where the backward pass uses a derivative, in its order.</summary>
    private static List<string> Derivatives(string layers)
    {
        LoweredGraph code = Lowerer.Training(GraphText.Training(GraphText.Spec(layers, "MeanSquaredError")));
        List<string> found = [];
        foreach (LayerMethod method in code.Backward)
        {
            foreach (KernelCall call in method.Calls)
            {
                string? activation = call.TypeArguments.LastOrDefault(type => type.StartsWith("Kernels.", StringComparison.Ordinal))?["Kernels.".Length..];
                if (activation is not (null or "Linear"))
                {
                    found.Add($"{activation}'{(call.Method == "Activations.Backward" ? " alone" : "")} in {method.Node.Name}");
                }
            }
        }

        return found;
    }
}
