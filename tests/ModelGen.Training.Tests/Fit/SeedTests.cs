using System.Text;
using Xunit;

namespace ModelGen.Tests.Fit;

/// <summary>A model has a seed of its own, from which all that is random follows and which its files keep.</summary>
public sealed class SeedTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("modelgen-tests-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void Two_models_without_a_seed_differ()
    {
        SmallCnn one = new(), other = new();
        Assert.NotEqual(one.Seed, other.Seed);
        Assert.NotEqual(one.Weights.ToArray(), other.Weights.ToArray());
    }

    [Fact]
    public void The_seed_that_a_model_tells_reproduces_weights_shuffling_and_dropout()
    {
        SmallCnn drawn = new();
        History history = Fit(drawn);
        SmallCnn again = new(drawn.Seed);
        Assert.Equal(drawn.Seed, Fit(again).Seed);
        Assert.Equal(drawn.Seed, history.Seed);
        Assert.Equal(drawn.Weights.ToArray(), again.Weights.ToArray());
        Assert.Equal(0UL, new SmallCnn(seed: 0).Seed);
    }

    [Fact]
    public void A_seed_in_the_options_keys_the_training_alone()
    {
        SmallCnn one = new(seed: 4), other = new(seed: 4);
        Assert.Equal(9UL, Fit(one, new FitOptions { Seed = 9 }).Seed);
        Fit(other);
        Assert.Equal(4UL, one.Seed);
        Assert.NotEqual(one.Weights.ToArray(), other.Weights.ToArray());
    }

    [Fact]
    public void A_weights_file_keeps_the_seed()
    {
        SmallCnn drawn = new();
        string path = Path.Combine(folder, "small.safetensors");
        drawn.Save(path);
        Assert.Contains($"\"seed\":\"{drawn.Seed}\"", Encoding.UTF8.GetString(File.ReadAllBytes(path)), StringComparison.Ordinal);
        Assert.Equal(drawn.Seed, new SmallCnn(WeightsSource.Mapped(path)).Seed);

        SmallCnn loads = new(), given = new(seed: 1);
        loads.Load(path);
        given.Load(path);
        Assert.Equal((drawn.Seed, 1UL), (loads.Seed, given.Seed));
    }

    [Theory]
    [InlineData(null)]
    [InlineData(1)]
    public void A_training_without_a_seed_goes_on_in_another_process_with_that_of_its_backup(int? saveFreq)
    {
        SmallCnn whole = new(seed: 77);
        History expected = Fit(whole, new FitOptions { Epochs = 3 });

        // Drawn seeds differ from process to process; the first one is put into the file by a model that drew 77.
        SmallCnn first = Drawn(77);
        Assert.Equal(77UL, first.Seed);
        Assert.Throws<InvalidDataException>(() => Fit(first, Backed(saveFreq, new LambdaCallback(onBatchEnd: context => Fail(context.Step == 4)))));
        SmallCnn second = new();
        Assert.NotEqual(77UL, second.Seed);
        History history = Fit(second, Backed(saveFreq));
        Assert.Equal((77UL, 77UL), (history.Seed, second.Seed));
        Assert.Equal(expected["loss"], history["loss"]);
        Assert.Equal(whole.Weights.ToArray(), second.Weights.ToArray());
    }

    [Fact]
    public void A_seed_that_is_given_and_differs_from_the_backups_is_refused()
    {
        Assert.Throws<InvalidDataException>(() => Fit(Drawn(77), Backed(1, new LambdaCallback(onBatchEnd: context => Fail(context.Step == 4)))));
        Assert.Equal(
            ["seed: '77' in the checkpoint, '78' here (FitOptions.Seed)."],
            Assert.Throws<CheckpointMismatchException>(() => Fit(new SmallCnn(), Backed(1) with { Seed = 78 })).Differences);
        Assert.Equal(
            ["seed: '77' in the checkpoint, '79' here (the model's seed)."],
            Assert.Throws<CheckpointMismatchException>(() => Fit(new SmallCnn(seed: 79), Backed(1))).Differences);
        Fit(new SmallCnn(seed: 77), Backed(1));
    }

    /// <summary>A model that was given no seed and has this one.</summary>
    private static SmallCnn Drawn(ulong seed)
    {
        using MemoryStream file = new();
        new SmallCnn(seed).Save(file);
        SmallCnn model = new();
        model.Load(file.ToArray());
        return model;
    }

    private FitOptions Backed(int? saveFreq, params Callback[] callbacks) =>
        new() { Epochs = 3, Callbacks = [new BackupAndRestore(folder, saveFreq), .. callbacks] };

    private static History Fit(SmallCnn model, FitOptions? options = null) =>
        model.Fit(RandomData.For(model.Info, 40), (options ?? new()) with { BatchSize = 16, Lanes = 2, Threads = 1 });

    private static void Fail(bool now)
    {
        if (now)
        {
            throw new InvalidDataException();
        }
    }
}
