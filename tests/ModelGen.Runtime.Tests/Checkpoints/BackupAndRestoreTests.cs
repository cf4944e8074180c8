using ModelGen.Tests.Serialization;
using Xunit;

namespace ModelGen.Tests.Checkpoints;

public sealed class BackupAndRestoreTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void The_backup_goes_when_training_has_ended_unless_it_is_to_stay()
    {
        TinyTraining training = new(folder.PathOf("a/b"));
        training.Run();
        Assert.True(File.Exists(training.Backup));
        (training with { DeletesBackup = true }).Run();
        Assert.Empty(Directory.GetFiles(training.Folder));
    }

    [Fact]
    public void A_backup_is_written_after_each_epoch_or_so_many_steps()
    {
        // 3 steps an epoch; a backup is there from the first callback on that runs after it.
        Assert.Equal([4L, 5, 6], StepsWithBackup(saveFreq: null));
        Assert.Equal([3L, 4, 5, 6], StepsWithBackup(saveFreq: 2));
    }

    [Fact]
    public void An_exception_leaves_the_backup()
    {
        TinyTraining training = new(folder.Path) { DeletesBackup = true };
        Assert.Throws<InvalidOperationException>(() => training.Run(new LambdaCallback(onEpochBegin: context => Fail(context.Epoch == 2))));
        Assert.True(File.Exists(training.Backup));
    }

    [Fact]
    public void A_backup_is_a_file_of_weights_too_for_us_and_for_a_plain_reader()
    {
        TinyTraining training = new(folder.Path);
        training.Run();
        TinyModel model = new();
        model.Load(training.Backup);
        Assert.Equal(training.Model.Weights.ToArray(), model.Weights.ToArray());
        model.Load(File.ReadAllBytes(training.Backup));
        model.Load(new ForwardOnlyStream(File.ReadAllBytes(training.Backup)));
        Assert.Equal(training.Model.Weights.ToArray(), model.Weights.ToArray());
    }

    [Fact]
    public void Temporary_files_of_killed_processes_go_and_those_of_living_ones_stay()
    {
        string[] old = [folder.PathOf(".modelgen-a.tmp"), folder.PathOf(".modelgen-locked.tmp"), folder.PathOf("mine.tmp")];
        Array.ForEach(old, path => File.WriteAllText(path, ""));
        Array.ForEach(old, path => File.SetLastWriteTimeUtc(path, DateTime.UtcNow.AddHours(-1)));
        File.WriteAllText(folder.PathOf(".modelgen-new.tmp"), "");
        using (new FileStream(old[1], FileMode.Open, FileAccess.Write, FileShare.Read))
        {
            new TinyTraining(folder.Path) { DeletesBackup = true }.Run();
        }

        Assert.Equal([".modelgen-locked.tmp", ".modelgen-new.tmp", "mine.tmp"], folder.Files());
    }

    [Fact]
    public void A_metric_that_cannot_be_kept_is_named_when_a_backup_in_an_epoch_needs_it()
    {
        TinyTraining training = new(folder.Path) { Options = new() { BatchSize = 4, Lanes = 1, Metrics = [new ForgetfulMetric()] } };
        training.Run();
        File.Delete(training.Backup);
        NotSupportedException exception = Assert.Throws<NotSupportedException>(() => (training with { SaveFreq = 1 }).Run());
        Assert.Contains("ForgetfulMetric.KeepState", exception.Message, StringComparison.Ordinal);
        Assert.Empty(folder.Files());
    }

    [Fact]
    public void A_name_that_is_kept_twice_is_an_error_when_it_is_saved()
    {
        TinyTraining training = new(folder.Path);
        Assert.Contains("'state/callback/DoubleCallback/1/a' is kept twice", Assert.Throws<ArgumentException>(() => training.Run(new DoubleCallback())).Message, StringComparison.Ordinal);
        Assert.Empty(folder.Files());
    }

    [Theory]
    [InlineData("", null)]
    [InlineData(" ", null)]
    [InlineData("a", 0)]
    [InlineData("a", -1)]
    public void Arguments_out_of_range_are_refused(string folder, int? saveFreq) =>
        Assert.ThrowsAny<ArgumentException>(() => new BackupAndRestore(folder, saveFreq));

    private static void Fail(bool now)
    {
        if (now)
        {
            throw new InvalidOperationException();
        }
    }

    private List<long> StepsWithBackup(int? saveFreq)
    {
        List<long> steps = [];
        TinyTraining training = new(folder.PathOf($"every {saveFreq}")) { SaveFreq = saveFreq };
        training.Run(new LambdaCallback(onBatchEnd: context => steps.AddRange(File.Exists(training.Backup) ? [context.Step] : [])));
        return steps;
    }

    private sealed class ForgetfulMetric : Metric
    {
        public override string Name => "forgetful";

        public override double Result => 1;

        public override void Reset()
        {
        }

        public override void Update(in Predictions predictions)
        {
        }
    }

    private sealed class DoubleCallback : Callback
    {
        public override void KeepState(TrainingState state)
        {
            state.Keep("a", 1);
            state.Keep("a", 2);
        }
    }
}
