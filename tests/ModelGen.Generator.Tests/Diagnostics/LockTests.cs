extern alias generator;

using System.Globalization;
using generator::ModelGen.Generator.Tensors;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using Xunit;

namespace ModelGen.Generator.Tests.Diagnostics;

/// <summary>MG0030 to MG0032: a model that is locked keeps its tensors.</summary>
public class LockTests
{
    private const string Model = "namespace Samples { [Model, Input(4), Dense(8, Activation = Activation.ReLU), Dense(3)] partial class Net; }";
    private const string Title = "ModelGen lock 1: Samples.Net\n";
    private const string Fitting = Title + "dense_1.kernel  F32 (4, 8)\ndense_1.bias  F32 (8)\ndense_2.kernel  F32 (8, 3)\ndense_2.bias  F32 (3)\n";

    [Fact]
    public void A_model_without_a_lock_is_offered_one_and_shows_nothing()
    {
        AnalyzerRun run = new(UserProject.Compile(Model));

        Assert.Empty(run.Diagnostics);
        Diagnostic offer = Assert.Single(run.Offers);
        Assert.Equal("MG0030", offer.Id);
        Assert.Equal("Net", Model.Substring(offer.Location.SourceSpan.Start, offer.Location.SourceSpan.Length));
    }

    [Fact]
    public void A_model_without_weights_has_nothing_to_lock() =>
        Assert.Empty(new AnalyzerRun(UserProject.Compile("[Model, Input(4), Flatten] partial class Net;")).Offers);

    [Theory]
    [InlineData(Fitting)]
    [InlineData("\uFEFF# reviewed\r\n\r\n" + Title + "dense_2.kernel F32 (8,3)\r\n  dense_2.bias F32 ( 3 )\ndense_1.bias F32 (8)\ndense_1.kernel F32 (4, 8)")]
    public void A_model_that_fits_its_lock_is_left_alone(string text)
    {
        AnalyzerRun run = new(UserProject.Compile(Model), new AdditionalFile("Net.modelgen.lock", text));

        Assert.Empty(run.Diagnostics);
        Assert.Empty(run.Offers);
    }

    [Theory]
    [InlineData("(4, 8)", "(4, 9)", "dense_1.kernel was (4, 9), is (4, 8)")]
    [InlineData("(4, 8)", "(8, 4)", "dense_1.kernel was (8, 4), is (4, 8), transposed")]
    [InlineData("dense_2.bias  F32 (3)\n", "", "dense_2.bias (3) is new")]
    [InlineData("dense_2.bias", "head.bias", "'head.bias' (3) is gone, but the model has 'dense_2.bias' of that shape")]
    [InlineData("dense_2.bias  F32 (3)\n", "dense_2.bias  F32 (3)\ndense_3.bias  F32 (7)\n", "'dense_3.bias' (7) is gone")]
    public void A_model_that_no_longer_fits_is_warned_which_weights_are_lost(string old, string locked, string remark)
    {
        AnalyzerRun run = new(UserProject.Compile(Model), new AdditionalFile("locks/Net.modelgen.lock", Fitting.Replace(old, locked)));

        Diagnostic warning = Assert.Single(run.Diagnostics);
        Assert.Equal(DiagnosticSeverity.Warning, warning.Severity);
        Assert.Equal(
            $"MG0031: 'Net' no longer fits Net.modelgen.lock, so weights saved before do not load: {remark}; undo the change, or update the lock if those weights are no longer needed",
            $"{warning.Id}: {warning.GetMessage(CultureInfo.InvariantCulture)}");
        Assert.Equal("Net", Model.Substring(warning.Location.SourceSpan.Start, warning.Location.SourceSpan.Length));
        Assert.Empty(run.Offers);
        Assert.NotEmpty(run.Generator.Files);
    }

    [Fact]
    public void A_lock_is_of_the_model_that_it_names_whatever_the_file_is_called()
    {
        AnalyzerRun run = new(
            UserProject.Compile("[Model, Input(4), Dense(8)] partial class First; partial class Outer { [Model, Input(4), Dense(9)] partial class Second; }"),
            new AdditionalFile("First.modelgen.lock", "ModelGen lock 1: Outer+Second\ndense_1.kernel  F32 (4, 9)\ndense_1.bias  F32 (9)"));

        Assert.Empty(run.Diagnostics);
        Assert.Equal("'First'", Assert.Single(run.Offers).GetMessage(CultureInfo.InvariantCulture).Split(' ')[0]);
    }

    [Theory]
    [InlineData("", 0, "line 1 should be 'ModelGen lock 1: ' and the full name of a model; correct it, or delete the file")]
    [InlineData("# a remark\nModelGen lock 2: Samples.Net\n", 1, "line 2 should be 'ModelGen lock 1: ' and the full name of a model; correct it, or delete the file")]
    [InlineData("<<<<<<< HEAD\n" + Fitting, 0, "line 1 should be 'ModelGen lock 1: ' and the full name of a model; correct it, or delete the file")]
    [InlineData(Fitting + "<<<<<<< HEAD\n", 5, "line 6 should be a tensor's name, type and shape, for instance 'dense_1.kernel  F32 (784, 10)'; correct it, or delete the file")]
    [InlineData(Title + "dense_1.kernel  (4, 8)\n", 1, "line 2 should be a tensor's name, type and shape, for instance 'dense_1.kernel  F32 (784, 10)'; correct it, or delete the file")]
    [InlineData(Title + "dense_1.kernel  F32 (4, -8)\n", 1, "line 2 should be a tensor's name, type and shape, for instance 'dense_1.kernel  F32 (784, 10)'; correct it, or delete the file")]
    [InlineData(Title + "dense_1.\u202ekernel  F32 (4, 8)\n", 1, "line 2 should be a tensor's name, type and shape, for instance 'dense_1.kernel  F32 (784, 10)'; correct it, or delete the file")]
    [InlineData(Fitting + "dense_2.bias  F32 (3)\n", 5, "line 6 should be a tensor that no line above names; correct it, or delete the file")]
    [InlineData("# a remark\nModelGen lock 1: Samples.Old\n", 1, "the project has no model 'Samples.Old'; if it was renamed, rename it here too; otherwise delete the file")]
    [InlineData("ModelGen lock 1: System.String\n", 0, "the project has no model 'System.String'; if it was renamed, rename it here too; otherwise delete the file")]
    public void A_file_that_locks_nothing_is_warned_of_at_its_line(string text, int line, string remark)
    {
        AnalyzerRun run = new(UserProject.Compile(Model), new AdditionalFile("Net.modelgen.lock", text));

        Diagnostic warning = Assert.Single(run.Diagnostics);
        Assert.Equal($"MG0032: This lock has no effect: {remark}", $"{warning.Id}: {warning.GetMessage(CultureInfo.InvariantCulture)}");
        Assert.Equal(("Net.modelgen.lock", line), (warning.Location.GetLineSpan().Path, warning.Location.GetLineSpan().StartLinePosition.Line));
    }

    [Fact]
    public void Any_text_is_a_list_or_has_a_fault_at_a_line()
    {
        Random random = new(5);
        int lists = 0;
        for (int round = 0; round < 20_000; round++)
        {
            char[] text = Fitting.ToCharArray();
            for (int i = random.Next(4); i > 0; i--)
            {
                text[random.Next(text.Length)] = "()\n ,.#F3\t\r\ud83d\u2028"[random.Next(13)];
            }

            TensorFile? list = TensorFile.Parse(SourceText.From(new string(text, 0, random.Next(text.Length + 1))), TensorFile.LockTitle, out TensorFileFault? fault);
            Assert.True(list is null != fault is null);
            lists += list is null ? 0 : 1;
        }

        Assert.InRange(lists, 1000, 19_000);
    }
}
