extern alias generator;

using generator::ModelGen.Generator.Graph;
using generator::ModelGen.Generator.Specs;
using Xunit;

namespace ModelGen.Generator.Tests.Graph;

/// <summary>Graphs before and after the passes.</summary>
public class PassTests
{
    private const string Convolutional =
        "Input(6, 6, 2), Conv2D(4, 3, Activation = Activation.ReLU, ActivityL2 = 0.5f), Dropout(0.5), Flatten, Dense(3, Activation = Activation.Softmax)";

    [Fact]
    public void A_built_graph_has_a_node_for_everything() => Assert.Equal(
        """
        input(6, 6, 2) = Input(): x
        conv2d_1(4, 4, 4) = Conv2D(input): y = x * kernel + bias over 3x3 windows, stride 1x1, Valid padding
        conv2d_1.relu(4, 4, 4) = Activation(conv2d_1): y = ReLU(x)
        conv2d_1.penalty(4, 4, 4) = ActivityRegularizer(conv2d_1.relu): y = x, loss += 0.5 sum x^2
        dropout_1(4, 4, 4) = Dropout(conv2d_1.penalty): y = x / 0.5, or 0 with probability 0.5
        flatten_1(64) = Flatten(dropout_1): y = x under another shape
        dense_1(3) = Dense(flatten_1): y = x kernel + bias
        dense_1.softmax(3) = Activation(dense_1): y = Softmax(x) -> output
        """,
        GraphPrinter.Print(GraphText.Built(GraphText.Spec(Convolutional))));

    [Fact]
    public void Inference_leaves_out_what_only_training_does_and_fuses_the_activation() => Assert.Equal(
        """
        input(6, 6, 2) = Input(): x
        conv2d_1(4, 4, 4) = Conv2D(input): y = ReLU(x * kernel + bias) over 3x3 windows, stride 1x1, Valid padding
        flatten_1(64) = Flatten(conv2d_1): y = x under another shape
        dense_1(3) = Dense(flatten_1): y = x kernel + bias
        dense_1.softmax(3) = Activation(dense_1): y = Softmax(x) -> output
        """,
        Inference(Convolutional));

    [Fact]
    public void Training_ends_in_a_loss_that_takes_the_place_of_the_softmax() => Assert.Equal(
        """
        input(6, 6, 2) = Input(): x
        conv2d_1(4, 4, 4) = Conv2D(input): y = ReLU(x * kernel + bias) over 3x3 windows, stride 1x1, Valid padding
        conv2d_1.penalty(4, 4, 4) = ActivityRegularizer(conv2d_1): y = x, loss += 0.5 sum x^2
        dropout_1(4, 4, 4) = Dropout(conv2d_1.penalty): y = x / 0.5, or 0 with probability 0.5
        flatten_1(64) = Flatten(dropout_1): y = x under another shape
        dense_1(3) = Dense(flatten_1): y = x kernel + bias
        .loss(1) = Loss(dense_1): y = CategoricalCrossentropy of Softmax(x) -> output
        """,
        Training(Convolutional, "CategoricalCrossentropy"));

    [Fact]
    public void Identities_fall_away() => Assert.Equal(
        """
        input(4) = Input(): x
        dense_1(3) = Dense(input): y = x kernel + bias -> output
        """,
        Inference("Input(4), Dropout(0), Activation(Activation.Linear), Dense(3), Activation(Activation.Linear), Dropout(0.5)"));

    [Fact]
    public void A_model_of_identities_gives_its_input() =>
        Assert.Equal("input(4) = Input(): x -> output", Inference("Input(4), Dropout(0.5)"));

    [Fact]
    public void Only_the_first_of_two_activations_is_fused() => Assert.Equal(
        """
        input(4) = Input(): x
        dense_1(3) = Dense(input): y = ReLU(x kernel + bias)
        activation_1(3) = Activation(dense_1): y = ReLU(x)
        activation_2(3) = Activation(activation_1): y = Tanh(x) -> output
        """,
        Inference("Input(4), Dense(3, Activation = Activation.ReLU), Activation(Activation.ReLU), Activation(Activation.Tanh)"));

    [Theory]
    [InlineData("GELU")]
    [InlineData("SiLU")]
    public void Training_does_not_fuse_what_backward_cannot_work_out_from_the_output(string activation)
    {
        string layers = $"Input(4), Dense(3, Activation = Activation.{activation})";

        Assert.DoesNotContain("dense_1.", Inference(layers));
        Assert.Contains($"= Activation(dense_1): y = {activation}(x)", Training(layers, "MeanSquaredError"));
    }

    [Fact]
    public void A_loss_over_pixels_sees_them_without_a_halo() => Assert.Equal(
        """
        input(6, 6, 2) = Input(): x
        conv2d_1(6, 6, 1) = Conv2D(input): y = x * kernel + bias over 3x3 windows, stride 1x1, Same padding
        conv2d_1.prediction(6, 6, 1) = Prediction(conv2d_1): y = x under another shape
        .loss(1) = Loss(conv2d_1.prediction): y = BinaryCrossentropy of Sigmoid(x) -> output
        """,
        Training("Input(6, 6, 2), Conv2D(1, 3, Padding = Padding.Same, Activation = Activation.Sigmoid)", "BinaryCrossentropy"));

    [Fact]
    public void A_verifier_finds_a_graph_that_a_pass_broke()
    {
        ModelGraph graph = GraphText.Built(GraphText.Spec("Input(4), Dense(3), Dense(2)"));

        Broken(new ModelGraph(graph.Nodes, "dense_3"), "the output dense_3 does not exist");
        Broken(new ModelGraph([graph.Nodes[0], graph.Nodes[2], graph.Nodes[1]], graph.Output), "dense_2 uses a value that comes after it or does not exist");
        Broken(new ModelGraph([.. graph.Nodes, graph.Nodes[0]], graph.Output), "input exists twice");
        Broken(new ModelGraph([.. graph.Nodes, graph.Nodes[2] with { Name = "third" }], graph.Output), "dense_1 has several consumers");

        static void Broken(ModelGraph graph, string because) => Assert.StartsWith(
            $"After a test: {because}",
            Assert.Throws<InvalidOperationException>(() => GraphVerifier.Verify(graph, "a test")).Message);
    }

    private static string Inference(string layers) => GraphPrinter.Print(GraphText.Inference(GraphText.Spec(layers)));

    private static string Training(string layers, string loss)
    {
        ModelSpec spec = GraphText.Spec(layers, loss);
        return GraphPrinter.Print(GraphText.Training(spec));
    }
}
