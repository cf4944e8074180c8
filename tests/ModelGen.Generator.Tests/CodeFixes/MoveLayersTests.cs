using Microsoft.CodeAnalysis.CodeFixes;
using ModelGen.CodeFixes;
using Xunit;

namespace ModelGen.Generator.Tests.CodeFixes;

/// <summary>'Move all layers to this declaration', the one that says [Model].</summary>
public class MoveLayersTests
{
    private const string Title = "Move all layers to this declaration";

    [Theory]

    // Declarations count in their order; [Model]'s may be the last.
    [InlineData(
        "[Model]\n[Input(4)]\n[Dense(8)]\npartial class Net;\n\n[Dense(3)]\n[Dense(2)]\npartial class Net;\n",
        "[Model]\n[Input(4)]\n[Dense(8)]\n[Dense(3)]\n[Dense(2)]\npartial class Net;\n\npartial class Net;\n")]
    [InlineData(
        "[Dense(8)]\r\npartial class Net;\r\n\r\n[Model]\r\n[Input(4)]\r\n[Dense(3)]\r\npartial class Net;\r\n\r\n[Dense(2)]\r\npartial class Net;\r\n",
        "partial class Net;\r\n\r\n[Model]\r\n[Input(4)]\r\n[Dense(8)]\r\n[Dense(3)]\r\n[Dense(2)]\r\npartial class Net;\r\n\r\npartial class Net;\r\n")]
    [InlineData(
        "[Dense(8)] partial class Net; [Model, Input(4)] partial class Net; [Dense(3), Dense(2)] partial class Net;",
        "partial class Net; [Model, Input(4)] [Dense(8)] [Dense(3), Dense(2)] partial class Net; partial class Net;")]
    [InlineData(
        "[Model, Input(4), Dense(8)]\npartial class Net;\n\n[Dense(3)]\npartial class Net;\n",
        "[Model, Input(4), Dense(8)]\n[Dense(3)]\npartial class Net;\n\npartial class Net;\n")]

    // Layers above [Model].
    [InlineData(
        "[Dense(8)]\npartial class Net;\n/// <summary>Mine.</summary>\n[Dense(3)]\n[Model]\n[Input(4)]\npartial class Net;",
        "partial class Net;\n/// <summary>Mine.</summary>\n[Dense(8)]\n[Dense(3)]\n[Model]\n[Input(4)]\npartial class Net;")]

    // A list of layers and others.
    [InlineData(
        "[Model, Input(4), Dense(8)]\npartial class Net;\n[Obsolete, Dense(3), Dense(2)]\npartial class Net { }\n",
        "[Model, Input(4), Dense(8)]\n[Dense(3), Dense(2)]\npartial class Net;\n[Obsolete]\npartial class Net { }\n")]
    [InlineData(
        "[Model, Input(4), Dense(8)]\npartial class Net;\n[Dense(3), Obsolete, Dense(2)]\npartial class Net { }\n",
        "[Model, Input(4), Dense(8)]\n[Dense(3), Dense(2)]\npartial class Net;\n[Obsolete]\npartial class Net { }\n")]

    // Comments go with the layers; doc comments, and what stands above the attributes, stay.
    [InlineData(
        "[Model]\n[Input(4)] // flat\n[Dense(8)] // eight\npartial class Net;\n\n// The rest.\n/// <remarks>More.</remarks>\n[Dense(3)] // three\n// Then two.\n[Dense(2)]\npartial class Net { }\n",
        "[Model]\n[Input(4)] // flat\n[Dense(8)] // eight\n[Dense(3)] // three\n// Then two.\n[Dense(2)]\npartial class Net;\n\n// The rest.\n/// <remarks>More.</remarks>\npartial class Net { }\n")]
    [InlineData(
        "[Model, Input(4), Dense(8)] partial class Net;\n[Dense(3)] // three\npartial class Net;",
        "[Model, Input(4), Dense(8)]\n[Dense(3)] // three\npartial class Net;\npartial class Net;")]
    [InlineData(
        "[Model, Input(4), Dense(8)] partial class Net;\n[Obsolete, /* three */ Dense(3)]\npartial class Net;",
        "[Model, Input(4), Dense(8)] [Dense(3)] partial class Net;\n[Obsolete /* three */ ]\npartial class Net;")]
    public async Task Layers_keep_their_order_and_comments(string source, string expected) =>
        Assert.Equal([expected], await Run(source).Fix(Title));

    [Fact]
    public async Task Layers_come_from_other_documents_in_the_order_of_their_paths() => Assert.Equal(
        [
            "partial class Net { public int More => 1; }",
            "[Model]\n[Input(4)]\n[Dense(8)]\n[Dense(3)]\n// Two.\n[Dense(2)]\npartial class Net;\n",
            "[Serializable]\npartial class Net;\n",
        ],
        await Run(
            "[Dense(8)] partial class Net { public int More => 1; }",
            "[Model]\n[Input(4)]\n[Dense(3)]\npartial class Net;\n",
            "[Serializable]\n// Two.\n[Dense(2)]\npartial class Net;\n").Fix(Title));

    [Fact]
    public async Task Names_are_written_as_the_other_document_needs_them()
    {
        CodeFixRun run = new(
            new MoveLayers(),
            "using M = ModelGen;\n[M.Model, M.Input(4), M.Dense(8)] partial class Net;",
            "using ModelGen;\nusing Mine;\nusing static ModelGen.Activation;\n[Dense(Sizes.Few, Activation = ReLU, KernelInitializer = Initializer.HeNormal)]\n[ModelGen.Dense(units: 2 * Sizes.Few, Name = \"last\")]\npartial class Net;",
            "namespace Mine { static class Sizes { public const int Few = 3; } }")
        {
            HasUsings = false,
        };

        Assert.Equal(
            [
                "using M = ModelGen;\n[M.Model, M.Input(4), M.Dense(8)] [M.Dense(Mine.Sizes.Few, Activation = M.Activation.ReLU, KernelInitializer = M.Initializer.HeNormal)] [M.Dense(units: 2 * Mine.Sizes.Few, Name = \"last\")] partial class Net;",
                "using ModelGen;\nusing Mine;\nusing static ModelGen.Activation;\npartial class Net;",
                "namespace Mine { static class Sizes { public const int Few = 3; } }",
            ],
            await run.Fix(Title));
    }

    [Theory]
    [InlineData("#if true\n[Dense(3)]\n#endif\npartial class Net;")]
    [InlineData("[Dense(3)]\n#if true\n[Dense(2)]\n#endif\npartial class Net;")]
    [InlineData("[\n#if true\nDense(3)\n#endif\n]\npartial class Net;")]
    public async Task Layers_under_a_condition_are_not_moved(string other) =>
        Assert.Empty(await Run($"[Model, Input(4), Dense(8)] partial class Net;\n{other}").Titles());

    [Fact]
    public async Task A_pragma_above_the_attributes_stays() => Assert.Equal(
        ["[Model, Input(4), Dense(8)] [Dense(3)] partial class Net;\n#pragma warning disable CS0612\npartial class Net;"],
        await Run("[Model, Input(4), Dense(8)] partial class Net;\n#pragma warning disable CS0612\n[Dense(3)]\npartial class Net;").Fix(Title));

    [Theory]
    [InlineData(FixAllScope.Document)]
    [InlineData(FixAllScope.Project)]
    [InlineData(FixAllScope.Solution)]
    public async Task All_models_are_mended_at_once(FixAllScope scope)
    {
        const string Third = "[Model, Input(4), Dense(8)] partial class Third; [Dense(3)] partial class Third;";
        CodeFixRun run = Run(
            "[Model, Input(4), Dense(8)] partial class First; [Model, Input(4), Dense(8)] partial class Second;\n[Dense(3)] partial class First; [Dense(2)] partial class Second;",
            Third + " [Dense(1)] partial class First;");

        Assert.Equal(
            [
                "[Model, Input(4), Dense(8)] [Dense(3)] [Dense(1)] partial class First; [Model, Input(4), Dense(8)] [Dense(2)] partial class Second;\npartial class First; partial class Second;",
                (scope == FixAllScope.Document ? Third : "[Model, Input(4), Dense(8)] [Dense(3)] partial class Third; partial class Third;") + " partial class First;",
            ],
            await run.FixAll(scope));
    }

    private static CodeFixRun Run(params string[] sources) => new(new MoveLayers(), sources);
}
