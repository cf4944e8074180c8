using Microsoft.CodeAnalysis.CodeFixes;
using ModelGen.CodeFixes;
using Xunit;

namespace ModelGen.Generator.Tests.CodeFixes;

/// <summary>'Lock the tensors of a model', and 'Update' its lock.</summary>
public class LockTensorsTests
{
    private const string Remark = "# The tensors of a model's weights. The compiler warns when the model no longer has them.\n";
    private const string Source = "namespace Samples { [Model, Input(4), Dense(8)] partial class Net; }";
    private const string Lock = Remark + "ModelGen lock 1: Samples.Net\ndense_1.kernel  F32 (4, 8)\ndense_1.bias  F32 (8)\n";

    private static readonly string path = Path.Combine("project", "Net.modelgen.lock");

    [Fact]
    public async Task A_lock_is_written_beside_the_models_file()
    {
        CodeFixRun run = new(new LockTensors(), Source);

        Assert.Equal(["Lock the tensors of Net in Net.modelgen.lock"], await run.Titles());
        Assert.Equal([(path, Lock)], await run.FilesAfter());
    }

    [Fact]
    public void The_lock_that_is_written_fits()
    {
        AnalyzerRun run = new(UserProject.Compile(Source), new AdditionalFile(path, Lock));

        Assert.Empty(run.Diagnostics);
        Assert.Empty(run.Offers);
    }

    [Fact]
    public async Task A_lock_that_no_longer_fits_is_updated_where_it_lies()
    {
        CodeFixRun run = new(new LockTensors(), Source)
        {
            Files = [("other.txt", "mine"), ("locks/N.modelgen.lock", "ModelGen lock 1: Samples.Net\ndense_1.kernel  F32 (3, 8)\n")],
        };

        Assert.Equal(["Update N.modelgen.lock"], await run.Titles());
        Assert.Equal([("other.txt", "mine"), ("locks/N.modelgen.lock", Lock)], await run.FilesAfter());
    }

    [Fact]
    public async Task Models_of_one_name_get_locks_of_their_own()
    {
        CodeFixRun run = new(new LockTensors(), Source, Source.Replace("Samples", "Others"));

        Assert.Equal(
            [(path, Lock), (Path.Combine("project", "Others.Net.modelgen.lock"), Lock.Replace("Samples", "Others"))],
            await run.FilesAfter(FixAllScope.Project));
    }

    [Fact]
    public async Task All_locks_of_a_project_are_updated_at_once()
    {
        CodeFixRun run = new(new LockTensors(), Source + " [Model, Input(4), Dense(8)] partial class Second;")
        {
            Files = [(path, "ModelGen lock 1: Samples.Net"), ("2.modelgen.lock", "ModelGen lock 1: Second")],
        };

        Assert.Equal([(path, Lock), ("2.modelgen.lock", Lock.Replace("Samples.Net", "Second"))], await run.FilesAfter(FixAllScope.Solution));
    }

    [Fact]
    public async Task In_a_document_only_its_own_models_are_locked()
    {
        CodeFixRun run = new(new LockTensors(), Source, "[Model, Input(4), Dense(8)] partial class Second;");

        Assert.Equal([(path, Lock)], await run.FilesAfter(FixAllScope.Document));
    }
}
