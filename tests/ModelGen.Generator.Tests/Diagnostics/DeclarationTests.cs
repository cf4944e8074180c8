using Xunit;

namespace ModelGen.Generator.Tests.Diagnostics;

/// <summary>MG0001 to MG0007: what a model class must be before its layers are looked at.</summary>
public class DeclarationTests
{
    private const string Layers = "[Model, Input(4), Dense(3)]";

    private static string UnsuitableSentence(string name, string isWhat, string repair) =>
        $"'{name}' {isWhat}, but a model is an ordinary class whose base and constructor are generated; {repair}";

    [Fact]
    public void A_class_that_is_not_partial_is_the_compilers_error_and_explained_at_its_name() => AnalyzerRun.Explains(
        $"{Layers} public sealed class [|Net|];", 1,
        ("MG0001", "'Net' has [Model] but is not partial, so its passes cannot be added to it; write 'partial class Net'"));

    [Fact]
    public void A_generic_class_is_reported() => AnalyzerRun.Reports(
        $"{Layers} partial class [|Net|]<T>;",
        ("MG0002", "'Net' is generic, but a model has one shape; remove its type parameters"));

    [Fact]
    public void A_class_in_a_generic_type_is_reported() => AnalyzerRun.Reports(
        $$"""partial class Outer<T> { partial struct Inner { {{Layers}} partial class [|Net|]; } }""",
        ("MG0002", "'Net' is nested in the generic type 'Outer', but a model has one shape; move it out of 'Outer'"));

    [Theory]
    [InlineData("class")]
    [InlineData("struct")]
    [InlineData("interface")]
    [InlineData("record")]
    [InlineData("record struct")]
    public void A_class_in_a_type_that_is_not_partial_is_explained(string keyword) => AnalyzerRun.Explains(
        $$"""{{keyword}} Outer { {{Layers}} public partial class [|Net|]; }""", 1,
        ("MG0003", $"'Net' is nested in 'Outer', which is not partial, so its passes cannot be added to it; write 'partial {keyword} Outer'"));

    [Fact]
    public void Every_type_around_that_is_not_partial_is_explained() => AnalyzerRun.Explains(
        $$"""class Outer { partial class Middle { class Inner { {{Layers}} public class [|Net|]; } } }""", 3,
        ("MG0001", "'Net' has [Model] but is not partial, so its passes cannot be added to it; write 'partial class Net'"),
        ("MG0003", "'Net' is nested in 'Inner', which is not partial, so its passes cannot be added to it; write 'partial class Inner'"),
        ("MG0003", "'Net' is nested in 'Outer', which is not partial, so its passes cannot be added to it; write 'partial class Outer'"));

    [Theory]
    [InlineData("partial record [|Net|];", "is a record", "write 'class'")]
    [InlineData("static partial class [|Net|];", "is static", "remove 'static'")]
    [InlineData("abstract partial class [|Net|];", "is abstract", "remove 'abstract'")]
    [InlineData("file partial class [|Net|];", "is local to its file", "remove 'file'")]
    [InlineData("partial class [|Net|] : Base; class Base;", "derives from 'Base'", "remove that base: the generated one is 'Model'")]
    [InlineData("partial class [|Net|](int size) { public int Size => size; }", "has a primary constructor", "declare a constructor in its body that calls ': this(seed)'")]
    public void A_class_that_is_no_ordinary_one_is_reported(string declaration, string isWhat, string repair) => AnalyzerRun.Reports(
        $"{Layers} {declaration}",
        ("MG0004", UnsuitableSentence("Net", isWhat, repair)));

    [Fact]
    public void A_class_in_a_type_that_is_local_to_its_file_is_reported() => AnalyzerRun.Reports(
        $$"""file partial class Outer { {{Layers}} public partial class [|Net|]; }""",
        ("MG0004", UnsuitableSentence("Net", "is nested in \'Outer\', which is local to its file", "remove 'file' from 'Outer'")));

    [Theory]
    [InlineData("Inference")]
    [InlineData("Training")]
    [InlineData("Summary")]
    [InlineData("Parameters")]
    public void A_class_named_as_a_generated_member_is_reported(string name) => AnalyzerRun.Reports(
        $"{Layers} partial class [|{name}|];",
        ("MG0004", UnsuitableSentence(name, "has the name of one of its generated members", "choose another name")));

    [Fact]
    public void The_generated_base_may_be_named() => AnalyzerRun.Accepts(
        "[Model, Input(4), Dense(3)] partial class Net : global::ModelGen.Model;");

    [Fact]
    public void A_class_without_input_is_reported() => AnalyzerRun.Reports(
        "[Model, Dense(3)] partial class [|Net|];",
        ("MG0005", "'Net' has no [Input], so no shape is known; add the shape of one sample, for instance [Input(28, 28, 1)]"));

    [Fact]
    public void A_class_without_layers_is_reported() => AnalyzerRun.Reports(
        "[Model, Input(4)] partial class [|Net|];",
        ("MG0006", "'Net' has no layers; add at least one layer attribute below [Input], for instance [Dense(10)]"));

    [Fact]
    public void A_class_with_nothing_is_reported_twice() => AnalyzerRun.Reports(
        "[Model] partial class [|Net|];",
        ("MG0005", "'Net' has no [Input], so no shape is known; add the shape of one sample, for instance [Input(28, 28, 1)]"),
        ("MG0006", "'Net' has no layers; add at least one layer attribute below [Input], for instance [Dense(10)]"));

    [Theory]
    [InlineData("[Input(4), Dense(3)] partial class [|Net|];")]
    [InlineData("[Input(4)] partial class [|Net|];")]
    [InlineData("[Dense(3)] class [|Net|];")]
    [InlineData("[Budget(MaxParameters = 1), Flatten] static class [|Net|];")]
    [InlineData("partial class Net; [Input(4)] partial class [|Net|]; [Dense(3)] partial class Net;")]
    public void A_class_with_input_or_layers_and_without_Model_is_reported(string source) => AnalyzerRun.Reports(
        source,
        ("MG0037", "'Net' has [Input] or layers, but not [Model], so nothing is generated for it; add [Model]"));

    [Theory]
    [InlineData("[Model, Input(4), [|Input(5)|], Dense(3)] partial class Net;")]
    [InlineData("[Model, Input(4), [|Input(5)|], Input(6), Dense(3)] partial class Net;")]
    [InlineData("[Model, Input(4), Dense(3)] partial class Net; [[|Input(5, 5)|]] partial class Net;")]
    public void A_second_input_is_reported_at_it(string source) => AnalyzerRun.Reports(
        source, ("MG0038", "'Net' has a second [Input], but a model has one; remove it, and put all values of a sample into the other"));

    [Fact]
    public void Layers_on_several_declarations_are_reported_at_the_one_that_says_Model() => AnalyzerRun.Reports(
        """
        [Dense(3)] partial class Net;
        [Model, Input(4)] partial class [|Net|];
        [Dense(2)] partial class Net;
        """,
        ("MG0007", "'Net' has layers on several partial declarations, whose order the compiler does not define; move all layer attributes to one declaration"));

    [Fact]
    public void Layers_on_one_declaration_and_Model_and_Input_on_others_are_fine() => AnalyzerRun.Accepts(
        """
        [Dense(3, Activation = Activation.ReLU)]
        [Dense(2)]
        partial class Net;

        [Model]
        partial class Net;

        [Input(4)]
        partial class Net;
        """);

    [Fact]
    public void Layers_in_several_attribute_lists_keep_their_order()
    {
        GeneratorRun run = new("[Model, Input(4)] [Dense(3), Dense(2)] [Dense(1)] partial class Net;");
        string parameters = run.Files["Net.Parameters.g.cs"];
        Assert.Contains("dense_1.kernel, (4, 3)", parameters);
        Assert.Contains("dense_2.kernel, (3, 2)", parameters);
        Assert.Contains("dense_3.kernel, (2, 1)", parameters);
    }
}
