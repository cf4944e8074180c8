extern alias generator;

using generator::ModelGen.Generator;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Xunit;

namespace ModelGen.Generator.Tests.Caching;

/// <summary>What an edit makes the generator do again: only what the edit changes.</summary>
public class EditTests
{
    private const string Eye =
        """
        namespace Mine;

        [Model(Loss = Loss.MeanSquaredError)]
        [Input(8, 8, 2)]
        [Conv2D(4, 3, Activation = Activation.ReLU)]
        [Flatten]
        [Dense(3)]
        public partial class Eye
        {
            private int count;

            public int Count() => count++;
        }
        """;

    private const string Ear = "namespace Mine; [Model, Input(16), Dense(4), Dense(2)] partial class Ear;";

    [Theory]
    [InlineData("private int count;\n", "private int number;\n")]
    [InlineData("count++", "count += 2")]
    [InlineData("public int Count()", "public int Next()")]
    [InlineData("[Flatten]", "// now flat\n[Flatten]")]
    [InlineData("[Input(8, 8, 2)]", "[Input(8,    8, 2)]")]
    [InlineData("[Flatten]\n", "[Flatten()]\n")]
    [InlineData("[Input(8, 8, 2)]\n", "[ModelGen.InputAttribute(8, 4 + 4, 2)]\n")]
    [InlineData("[Conv2D(4, 3, ", "[Conv2D(filters: 4, kernelSize: 3, ")]
    [InlineData("public partial class Eye", "internal sealed partial class Eye")]
    [InlineData("[Input(8, 8, 2)]\n", "[Input(8, 8, 2)]\n[Obsolete]\n")]
    [InlineData("[Input(8, 8, 2)]\n", "[Input(8, 8, 2)]\n[Budget(MaxParameters = 10)]\n")]
    public void An_edit_that_changes_no_layer_emits_nothing_anew(string from, string to)
    {
        Edit edit = new([Eye, Ear], [Replaced(Eye, from, to), Ear]);

        Assert.All(edit.SpecReasons, reason => Assert.True(reason is IncrementalStepRunReason.Cached or IncrementalStepRunReason.Unchanged));
        Assert.All(edit.OutputReasons, reason => Assert.Equal(IncrementalStepRunReason.Cached, reason));
        Assert.Empty(edit.EmittedAnew);
    }

    [Theory]
    [InlineData("[Dense(3)]", "[Dense(5)]")]
    [InlineData("[Dense(3)]", "[Dense(3, Name = \"last\")]")]
    [InlineData("[Dense(3)]", "[Dense(3)]\n[Dense(3)]")]
    [InlineData("[Input(8, 8, 2)]", "[Input(9, 8, 2)]")]
    [InlineData("[Input(8, 8, 2)]", "[Input(8, 8, 2, Maximum = 255)]")]
    [InlineData("MeanSquaredError", "Huber")]
    [InlineData("MeanSquaredError", "MeanSquaredError, Weights = \"eye.safetensors\"")]
    public void An_edit_of_an_attribute_emits_only_its_class_anew(string from, string to)
    {
        Edit edit = new([Eye, Ear], [Replaced(Eye, from, to), Ear]);

        Assert.NotEmpty(edit.EmittedAnew);
        Assert.All(edit.EmittedAnew, file => Assert.StartsWith("Mine.Eye.", file));
        Assert.Single(edit.OutputReasons, reason => reason == IncrementalStepRunReason.Modified);
        Assert.Single(edit.OutputReasons, reason => reason == IncrementalStepRunReason.Cached);
    }

    [Fact]
    public void Classes_in_one_file_do_not_disturb_each_other()
    {
        string both = Eye + Ear.Replace("namespace Mine;", "");

        Edit edit = new([both], [Replaced(both, "[Dense(3)]", "[Dense(5)]")]);

        Assert.All(edit.EmittedAnew, file => Assert.StartsWith("Mine.Eye.", file));
    }

    [Fact]
    public void A_renamed_class_is_emitted_under_its_new_name()
    {
        Edit edit = new([Eye, Ear], [Eye.Replace("class Eye", "class Sight"), Ear]);

        Assert.Equal(7, edit.EmittedAnew.Count);
        Assert.All(edit.EmittedAnew, file => Assert.StartsWith("Mine.Sight.", file));
    }

    [Fact]
    public void A_new_class_emits_itself_alone()
    {
        Edit edit = new([Eye], [Eye, Ear]);

        Assert.All(edit.EmittedAnew, file => Assert.StartsWith("Mine.Ear.", file));
    }

    [Fact]
    public void A_class_that_is_removed_emits_nothing_anew()
    {
        Edit edit = new([Eye, Ear], [Eye]);

        Assert.Empty(edit.EmittedAnew);
        Assert.Equal(7, edit.FileCount);
    }

    [Fact]
    public void A_layer_that_is_broken_and_mended_brings_the_files_back()
    {
        Edit broken = new([Eye], [Replaced(Eye, "[Dense(3)]", "[Dense(0)]")]);
        Assert.Equal(1, broken.FileCount);

        Edit mended = new([Replaced(Eye, "[Dense(3)]", "[Dense(0)]")], [Eye]);
        Assert.Equal(7, mended.FileCount);
    }

    [Fact]
    public void An_edit_in_another_file_runs_nothing_behind_the_attribute_filter()
    {
        const string Other = "class Elsewhere { int number = 1; }";

        Edit edit = new([Eye, Ear, Other], [Eye, Ear, Other.Replace("1", "2")]);

        Assert.Equal([.. Enumerable.Repeat(IncrementalStepRunReason.Cached, 2)], edit.SpecReasons);
        Assert.All(edit.OutputReasons, reason => Assert.Equal(IncrementalStepRunReason.Cached, reason));
        Assert.Equal(
            [ModelGenerator.GpuStep, ModelGenerator.NamesStep, ModelGenerator.OptionsStep, ModelGenerator.ParseStep, ModelGenerator.ProjectStep, ModelGenerator.SpecStep, ModelGenerator.TwinsStep],
            edit.Steps.Select(step => step.Name).OfType<string>().Distinct().Order(StringComparer.Ordinal));
        Assert.Equal(
            [ModelGenerator.GpuStep, ModelGenerator.NamesStep, ModelGenerator.ParseStep],
            edit.Steps.Where(step => step.Outputs.Any(output => output.Reason != IncrementalStepRunReason.Cached))
                .Select(step => step.Name).Distinct().Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("static class Sizes { public const int Last = 2; }", "static class Sizes { public const int Last = 3; }", "(4, 3)")]
    [InlineData("namespace Mine { class Other; }", "namespace Mine { class Other; class Span; }", "global::System.Span<float>")]
    [InlineData("namespace Mine { class Span; }", "namespace Mine { class Other; }", " Span<float>")]
    public void An_edit_in_another_file_that_changes_what_a_model_means_emits_it_anew(string before, string after, string found)
    {
        string ear = before.Contains("Sizes") ? Ear.Replace("Dense(2)", "Dense(Sizes.Last)") : Ear;

        Edit edit = new([ear, before], [ear, after]);

        Assert.NotEmpty(edit.EmittedAnew);
        Assert.Contains(edit.Texts, text => text.Contains(found));
    }

    [Fact]
    public void Of_ten_models_the_one_that_changes_is_emitted()
    {
        string[] files = [.. Enumerable.Range(0, 10).Select(index => Ear.Replace("Ear", $"Ear{index}"))];

        Edit edit = new(files, [.. files.Select((file, index) => index == 6 ? file.Replace("Dense(4)", "Dense(5)") : file)]);

        Assert.Equal(5, edit.EmittedAnew.Count);
        Assert.All(edit.EmittedAnew, file => Assert.StartsWith("Mine.Ear6.", file));
        Assert.Equal(9, edit.SpecReasons.Count(reason => reason == IncrementalStepRunReason.Cached));
        Assert.Equal(9, edit.OutputReasons.Count(reason => reason == IncrementalStepRunReason.Cached));
    }

    private static string Replaced(string source, string from, string to)
    {
        Assert.Contains(from, source);
        return source.Replace(from, to);
    }

    /// <summary>The generator's second run, over sources that somebody has edited.</summary>
    private sealed class Edit
    {
        public Edit(string[] before, string[] after)
        {
            CSharpCompilation compilation = UserProject.Compile(before);
            GeneratorDriver driver = GeneratorRun.NewDriver().RunGenerators(compilation);
            Dictionary<string, object> texts = driver.GetRunResult().Results.Single().GeneratedSources
                .ToDictionary(source => source.HintName, source => (object)source.SourceText);

            // Files that stay keep their trees, as in an editor.
            SyntaxTree[] trees = [.. compilation.SyntaxTrees];
            CSharpCompilation edited = compilation.RemoveAllSyntaxTrees().AddSyntaxTrees(
                after.Select((source, index) => index < before.Length && before[index] == source ? trees[index + 1] : UserProject.Parse(source, $"Source{index + 1}.cs"))
                    .Prepend(trees[0]));
            GeneratorRunResult result = driver.RunGenerators(edited).GetRunResult().Results.Single();
            Steps = [.. CachingAssertions.OurSteps(result)];
            Texts = [.. result.GeneratedSources.Select(source => source.SourceText.ToString())];
            FileCount = result.GeneratedSources.Length;
            EmittedAnew = [.. result.GeneratedSources
                .Where(source => !texts.TryGetValue(source.HintName, out object? text) || !ReferenceEquals(text, source.SourceText))
                .Select(source => source.HintName)];
            SpecReasons = [.. result.TrackedSteps[ModelGenerator.SpecStep].SelectMany(step => step.Outputs).Select(output => output.Reason)];
            OutputReasons = [.. result.TrackedOutputSteps.Values.SelectMany(steps => steps).SelectMany(step => step.Outputs).Select(output => output.Reason)];
        }

        public IReadOnlyList<IncrementalGeneratorRunStep> Steps { get; }

        public IReadOnlyList<string> Texts { get; }

        public int FileCount { get; }

        /// <summary>Files whose text is another object than before, even if it is equal.</summary>
        public IReadOnlyList<string> EmittedAnew { get; }

        public IReadOnlyList<IncrementalStepRunReason> SpecReasons { get; }

        public IReadOnlyList<IncrementalStepRunReason> OutputReasons { get; }
    }
}
