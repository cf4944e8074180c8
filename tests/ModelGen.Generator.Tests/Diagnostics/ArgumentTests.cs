using Xunit;

namespace ModelGen.Generator.Tests.Diagnostics;

/// <summary>MG0008 and MG0009: the input's shape and every number, name and enum that an attribute takes.</summary>
public class ArgumentTests
{
    [Theory]
    [InlineData("[|Input|]", "()", "it must have one to three dimensions, for instance [Input(784)] or [Input(28, 28, 1)]")]
    [InlineData("Input([|2, 3, 4, 5, 6|])", "(2, 3, 4, 5, 6)", "it must have one to three dimensions, for instance [Input(784)] or [Input(28, 28, 1)]")]
    [InlineData("Input([|null!|])", "()", "it must have one to three dimensions, for instance [Input(784)] or [Input(28, 28, 1)]")]
    [InlineData("Input([|new[] { 0 }|])", "(0)", "every dimension must be at least 1")]
    [InlineData("Input([|28, 0, 1|])", "(28, 0, 1)", "every dimension must be at least 1")]
    [InlineData("Input([|-1|])", "(-1)", "every dimension must be at least 1")]
    [InlineData("Input([|int.MinValue|])", "(-2147483648)", "every dimension must be at least 1")]
    [InlineData("Input([|int.MaxValue|])", "(2147483647)", "one sample would have more than the 1,073,741,823 values that ModelGen can address")]
    [InlineData("Input([|65536, 65536|])", "(65536, 65536)", "one sample would have more than the 1,073,741,823 values that ModelGen can address")]
    [InlineData("Input([|int.MaxValue, int.MaxValue, int.MaxValue|])", "(2147483647, 2147483647, 2147483647)", "one sample would have more than the 1,073,741,823 values that ModelGen can address")]
    public void An_input_that_is_no_shape_is_reported(string input, string shape, string reason) => AnalyzerRun.Reports(
        $"[Model, {input}, Dense(3)] partial class Net;",
        ("MG0008", $"The input shape {shape} is not valid: {reason}"));

    /// <summary>Every count: the layer, the argument's name and the layer's name.</summary>
    public static TheoryData<string, string, string> Counts => new()
    {
        { "Dense([|{0}|])", "Units", "dense_1" },
        { "Dense([|units: {0}|])", "Units", "dense_1" },
        { "Conv2D([|{0}|], 3)", "Filters", "conv2d_1" },
        { "Conv2D(8, [|{0}|])", "KernelSize", "conv2d_1" },
        { "Conv2D([|kernelSize: {0}|], filters: 8)", "KernelSize", "conv2d_1" },
        { "Conv2D(8, [|{0}|], 3)", "KernelHeight", "conv2d_1" },
        { "Conv2D(8, 3, [|{0}|])", "KernelWidth", "conv2d_1" },
        { "Conv2D(8, 3, [|Strides = {0}|])", "Strides", "conv2d_1" },
        { "Conv2D(8, 3, [|StrideHeight = {0}|])", "StrideHeight", "conv2d_1" },
        { "Conv2D(8, 3, [|StrideWidth = {0}|])", "StrideWidth", "conv2d_1" },
        { "Conv2D(8, 3, [|DilationRate = {0}|])", "DilationRate", "conv2d_1" },
        { "Conv2D(8, 3, [|DilationHeight = {0}|])", "DilationHeight", "conv2d_1" },
        { "Conv2D(8, 3, [|DilationWidth = {0}|])", "DilationWidth", "conv2d_1" },
        { "Conv2D(8, 3, [|Groups = {0}|])", "Groups", "conv2d_1" },
        { "DepthwiseConv2D([|{0}|])", "KernelSize", "depthwise_conv2d_1" },
        { "DepthwiseConv2D([|{0}|], 3)", "KernelHeight", "depthwise_conv2d_1" },
        { "DepthwiseConv2D(3, [|{0}|])", "KernelWidth", "depthwise_conv2d_1" },
        { "DepthwiseConv2D(3, [|DepthMultiplier = {0}|])", "DepthMultiplier", "depthwise_conv2d_1" },
        { "DepthwiseConv2D(3, [|Strides = {0}|])", "Strides", "depthwise_conv2d_1" },
        { "DepthwiseConv2D(3, [|DilationRate = {0}|])", "DilationRate", "depthwise_conv2d_1" },
        { "MaxPool2D([|{0}|])", "PoolSize", "max_pool2d_1" },
        { "MaxPool2D([|{0}|], 2)", "PoolHeight", "max_pool2d_1" },
        { "MaxPool2D(2, [|{0}|])", "PoolWidth", "max_pool2d_1" },
        { "MaxPool2D([|Strides = {0}|])", "Strides", "max_pool2d_1" },
        { "MaxPool2D([|StrideHeight = {0}|])", "StrideHeight", "max_pool2d_1" },
        { "AvgPool2D([|{0}|])", "PoolSize", "avg_pool2d_1" },
        { "AvgPool2D([|StrideWidth = {0}|])", "StrideWidth", "avg_pool2d_1" },
    };

    [Theory]
    [MemberData(nameof(Counts))]
    public void A_count_below_1_is_reported_once_at_its_argument(string layer, string argument, string name)
    {
        foreach ((string value, string found) in new[] { ("0", "0"), ("-1", "-1"), ("int.MinValue", "-2147483648") })
        {
            string input = layer.StartsWith("Dense", StringComparison.Ordinal) ? "Input(4)" : "Input(9, 9, 4)";
            AnalyzerRun.Reports(
                $"[Model, {input}, {layer.Replace("{0}", value)}] partial class Net;",
                ("MG0009", $"{name}: {argument} is {found}, but must be at least 1"));
        }
    }

    [Theory]
    [InlineData("-0.1f", "-0.1")]
    [InlineData("float.NaN", "NaN")]
    [InlineData("float.PositiveInfinity", "Infinity")]
    [InlineData("float.NegativeInfinity", "-Infinity")]
    public void A_penalty_that_is_no_finite_number_from_0_is_reported(string value, string found)
    {
        foreach (string argument in new[] { "KernelL1", "KernelL2", "BiasL1", "BiasL2", "ActivityL1", "ActivityL2" })
        {
            AnalyzerRun.Reports(
                $"[Model, Input(4), Dense(3, [|{argument} = {value}|])] partial class Net;",
                ("MG0009", $"dense_1: {argument} is {found}, but must be a finite number of at least 0"));
        }
    }

    [Theory]
    [InlineData("-0.5", "-0.5")]
    [InlineData("1", "1")]
    [InlineData("0.999999999", "0.999999999")] // 1 as a float
    [InlineData("1e300", "1E+300")]
    [InlineData("double.NaN", "NaN")]
    [InlineData("double.PositiveInfinity", "Infinity")]
    [InlineData("double.NegativeInfinity", "-Infinity")]
    public void A_dropout_rate_outside_0_to_1_is_reported(string value, string found) => AnalyzerRun.Reports(
        $"[Model, Input(4), Dropout([|{value}|])] partial class Net;",
        ("MG0009", $"dropout_1: Rate is {found}, but must be at least 0 and less than 1"));

    [Theory]
    [InlineData("Rescaling([|double.NaN|])", "Scale", "NaN")]
    [InlineData("Rescaling([|1e300|])", "Scale", "1E+300")]
    [InlineData("Rescaling(1, [|double.PositiveInfinity|])", "Offset", "Infinity")]
    [InlineData("Rescaling(scale: 1, [|offset: -1e39|])", "Offset", "-1E+39")]
    public void A_rescaling_that_no_float_holds_is_reported(string layer, string argument, string found) => AnalyzerRun.Reports(
        $"[Model, Input(4), {layer}] partial class Net;",
        ("MG0009", $"rescaling_1: {argument} is {found}, but must be a finite number"));

    [Theory]
    [InlineData("Dense(3, [|Activation = (Activation)99|])", "dense_1", "Activation", "99", "Activation")]
    [InlineData("Dense(3, [|Activation = (Activation)(-1)|])", "dense_1", "Activation", "-1", "Activation")]
    [InlineData("Activation([|(Activation)int.MaxValue|])", "activation_1", "Activation", "2147483647", "Activation")]
    [InlineData("Dense(3, [|KernelInitializer = (Initializer)8|])", "dense_1", "KernelInitializer", "8", "Initializer")]
    [InlineData("Dense(3, [|BiasInitializer = (Initializer)int.MinValue|])", "dense_1", "BiasInitializer", "-2147483648", "Initializer")]
    public void An_enum_value_that_does_not_exist_is_reported(string layer, string name, string argument, string found, string type) => AnalyzerRun.Reports(
        $"[Model, Input(4), {layer}] partial class Net;",
        ("MG0009", $"{name}: {argument} is {found}, but must be a member of {type}"));

    [Fact]
    public void A_padding_that_does_not_exist_is_reported() => AnalyzerRun.Reports(
        "[Model, Input(9, 9, 4), MaxPool2D([|Padding = (Padding)2|])] partial class Net;",
        ("MG0009", "max_pool2d_1: Padding is 2, but must be a member of Padding"));

    [Theory]
    [InlineData("Loss = (Loss)99", "Loss", "99", "a member of Loss")]
    [InlineData("Loss = (Loss)(-1)", "Loss", "-1", "a member of Loss")]
    [InlineData("Numerics = (Numerics)7", "Numerics", "7", "a member of Numerics")]
    [InlineData("HuberDelta = 0", "HuberDelta", "0", "a finite number greater than 0")]
    [InlineData("HuberDelta = -1", "HuberDelta", "-1", "a finite number greater than 0")]
    [InlineData("HuberDelta = float.NaN", "HuberDelta", "NaN", "a finite number greater than 0")]
    [InlineData("HuberDelta = float.PositiveInfinity", "HuberDelta", "Infinity", "a finite number greater than 0")]
    public void An_argument_of_Model_outside_its_range_is_reported(string argument, string name, string found, string expected) => AnalyzerRun.Reports(
        $"[Model([|{argument}|]), Input(4), Dense(3)] partial class Net;",
        ("MG0009", $"Net: {name} is {found}, but must be {expected}"));

    [Theory]
    [InlineData("[|Reshape|]", "()", "one to three dimensions")]
    [InlineData("Reshape([|null!|])", "()", "one to three dimensions")]
    [InlineData("Reshape([|2, 2, 1, 1|])", "(2, 2, 1, 1)", "one to three dimensions")]
    [InlineData("Reshape([|4, 0|])", "(4, 0)", "dimensions of at least 1, one of which may be -1 to be inferred")]
    [InlineData("Reshape([|-1, -1|])", "(-1, -1)", "dimensions of at least 1, one of which may be -1 to be inferred")]
    [InlineData("Reshape([|-2|])", "(-2)", "dimensions of at least 1, one of which may be -1 to be inferred")]
    [InlineData("Reshape([|int.MinValue, 4|])", "(-2147483648, 4)", "dimensions of at least 1, one of which may be -1 to be inferred")]
    public void A_target_that_is_no_shape_is_reported(string layer, string found, string expected) => AnalyzerRun.Reports(
        $"[Model, Input(4), {layer}] partial class Net;",
        ("MG0009", $"reshape_1: TargetShape is {found}, but must be {expected}"));

    [Fact]
    public void Every_bad_argument_of_a_layer_is_reported() => AnalyzerRun.Reports(
        "[Model, Input(9, 9, 4), Conv2D([|0|], [|-3|], [|Strides = -1|])] partial class Net;",
        ("MG0009", "conv2d_1: Filters is 0, but must be at least 1"),
        ("MG0009", "conv2d_1: KernelSize is -3, but must be at least 1"),
        ("MG0009", "conv2d_1: Strides is -1, but must be at least 1"));

    [Fact]
    public void A_constant_of_the_user_is_as_good_as_a_number() => AnalyzerRun.Reports(
        "[Model, Input(4), Dense([|Net.Units|])] partial class Net { const int Units = 3 - 3; }",
        ("MG0009", "dense_1: Units is 0, but must be at least 1"));

    [Fact]
    public void Null_for_a_name_means_no_name() => AnalyzerRun.Accepts("[Model, Input(4), Dense(3, Name = null)] partial class Net;");
}
