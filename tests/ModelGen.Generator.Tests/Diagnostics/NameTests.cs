using Xunit;

namespace ModelGen.Generator.Tests.Diagnostics;

/// <summary>MG0016 and MG0017: layers' names, and layers that are none of ours.</summary>
public class NameTests
{
    [Theory]
    [InlineData("")]
    [InlineData("1st")]
    [InlineData("_first")]
    [InlineData("first_")]
    [InlineData("first__block")]
    [InlineData("first block")]
    [InlineData("first.block")]
    [InlineData("first/block")]
    [InlineData("erste_Schicht_ä")]
    [InlineData("\\0")]
    [InlineData("<script>")]
    public void A_name_that_is_no_identifier_is_reported(string name) => AnalyzerRun.Reports(
        $"[Model, Input(4), Dense(3, [|Name = \"{name}\"|])] partial class Net;",
        ("MG0016", $"The layer name '{name.Replace("\\0", "\\u0000")}' is not valid; use letters, digits and single underscores, beginning with a letter"));

    [Theory]
    [InlineData(" ", "\\u0020")]
    [InlineData("a\\tb", "a\\u0009b")]
    [InlineData("a\\u202Eb", "a\\u202eb")]
    [InlineData("a\\\\b", "a\\\\b")]
    public void What_cannot_be_seen_in_a_name_is_escaped(string name, string shown) => AnalyzerRun.Reports(
        $"[Model, Input(4), Dense(3, [|Name = \"{name}\"|])] partial class Net;",
        ("MG0016", $"The layer name '{shown}' is not valid; use letters, digits and single underscores, beginning with a letter"));

    [Fact]
    public void A_name_too_long_is_reported_in_short() => AnalyzerRun.Reports(
        $"[Model, Input(4), Dense(3, [|Name = \"{new string('a', 10_000)}\"|])] partial class Net;",
        ("MG0016", $"The layer name '{new string('a', 100)}...' is not valid; use letters, digits and single underscores, beginning with a letter"));

    [Theory]
    [InlineData("first", "First")]
    [InlineData("First", "First")]
    [InlineData("f_irst", "FIrst")]
    public void A_name_that_is_taken_is_reported_at_the_later_layer(string name, string identifier) => AnalyzerRun.Reports(
        $"[Model, Input(4), Dense(3, Name = \"{(identifier == "First" ? "first" : "fIrst")}\"), Dense(3, [|Name = \"{name}\"|])] partial class Net;",
        ("MG0016", $"The layer name '{name}' is taken by an earlier layer (both are '{identifier}' in generated code); use another name"));

    [Fact]
    public void A_name_that_a_later_layer_gets_by_itself_is_reported_there() => AnalyzerRun.Reports(
        "[Model, Input(4), Dense(3, Name = \"dense_2\"), [|Dense(3)|]] partial class Net;",
        ("MG0016", "The layer name 'dense_2' is taken by an earlier layer (both are 'Dense2' in generated code); give one of them another name"));

    [Fact]
    public void A_name_that_a_later_layer_gets_in_weight_files_is_reported_there() => AnalyzerRun.Reports(
        "[Model, Input(4, 4, 1), Conv2D(3, 1, Name = \"conv2d_2\"), [|Conv2D(3, 1)|]] partial class Net;",
        ("MG0016", "The layer name 'conv2d_2' is taken by an earlier layer (both have it in weight files); give one of them another name"));

    [Theory]
    [InlineData("input", "Input")]
    [InlineData("Loss", "Loss")]
    [InlineData("activation_slots", "ActivationSlots")]
    [InlineData("gradientSlots", "GradientSlots")]
    [InlineData("equals", "Equals")]
    [InlineData("get_hash_code", "GetHashCode")]
    [InlineData("toString", "ToString")]
    public void A_name_that_generated_code_needs_is_reported(string name, string identifier) => AnalyzerRun.Reports(
        $"[Model, Input(4), Dense(3, [|Name = \"{name}\"|])] partial class Net;",
        ("MG0016", $"The layer name '{name}' is reserved ('{identifier}' already has a meaning in generated code); use another name"));

    [Theory]
    [InlineData("EyeKernel", "eye")]
    [InlineData("EyeBias", "Eye")]
    [InlineData("EyeShape", "eye")]
    public void A_name_that_makes_a_member_named_as_its_class_is_reported(string className, string name) => AnalyzerRun.Reports(
        $"[Model, Input(4), Dense(3, [|Name = \"{name}\"|])] partial class {className};",
        ("MG0016", $"The layer name '{name}' gives a generated member the name of its class '{className}'; use another name"));

    [Fact]
    public void A_layer_of_the_users_is_reported() => AnalyzerRun.Reports(
        """
        namespace Mine
        {
            public sealed class NoiseAttribute(double stddev) : LayerAttribute { public double Stddev => stddev; }

            [Model, Input(4), Dense(3), [|Noise(0.5)|]]
            partial class Net;
        }
        """,
        ("MG0017", "[Mine.Noise] derives from LayerAttribute, but ModelGen does not know this layer; use one of ModelGen's, for instance [Conv2D] or [Dense]"));

    [Theory]
    [InlineData("Dense", "@Dense")]
    [InlineData("DenseAttribute", "DenseAttribute")]
    public void A_layer_of_the_users_outside_of_all_namespaces_is_not_taken_for_ours(string name, string use) => AnalyzerRun.Reports(
        $"public sealed class {name} : LayerAttribute; [Model, Input(4), [|{use}|]] partial class Net;",
        ("MG0017", "[global::Dense] derives from LayerAttribute, but ModelGen does not know this layer; use one of ModelGen's, for instance [Conv2D] or [Dense]"));

    [Fact]
    public void A_layer_of_the_users_that_is_called_as_one_of_ours_is_not_taken_for_it() => AnalyzerRun.Reports(
        """
        namespace Mine
        {
            public sealed class DenseAttribute(int units) : LayerAttribute { public int Units => units; }

            [Model, Input(4), [|Dense(3)|]]
            partial class Net;
        }
        """,
        ("MG0017", "[Mine.Dense] derives from LayerAttribute, but ModelGen does not know this layer; use one of ModelGen's, for instance [Conv2D] or [Dense]"));
}
