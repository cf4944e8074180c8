using Xunit;

namespace ModelGen.Tests.Inference;

public class ParallelPredictionTests
{
    [Theory]
    [InlineData(64, 2, new[] { 32, 32 })]
    [InlineData(65, 2, new[] { 32, 33 })]
    [InlineData(7, 2, new[] { 3, 4 })]
    [InlineData(100, 3, new[] { 33, 33, 34 })]
    [InlineData(3, 3, new[] { 1, 1, 1 })]
    [InlineData(64, 1, new[] { 64 })]
    public void Every_thread_gets_as_many_samples_as_the_others_or_one_more(int samples, int shares, int[] expected)
    {
        CountingModel model = new();
        Run(model, Inputs(samples), shares);

        List<int> counts = [];
        int[] starts = [.. Enumerable.Range(0, shares).Select(share => samples * share / shares)];
        foreach ((float first, int count, _) in model.Passes)
        {
            if (starts.Contains((int)first))
            {
                counts.Add(0);
            }

            counts[^1] += count;
        }

        Assert.Equal(expected, counts);
        Assert.All(model.Passes, pass => Assert.InRange(pass.Samples, 1, 8));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(8)]
    public void Every_sample_is_predicted_once_and_into_its_place(int shares)
    {
        for (int samples = shares; samples < 100; samples += 7)
        {
            CountingModel model = new();
            Assert.Equal(Inputs(samples), Run(model, Inputs(samples), shares));
            Assert.Equal(samples, model.Passes.Sum(pass => pass.Samples));
        }
    }

    [Fact]
    public void Shares_run_at_the_same_time()
    {
        // Each share waits in its first pass for the other.
        using Barrier both = new(2);
        CountingModel model = new()
        {
            OnPass = first => Assert.True(first is not (0 or 32) || both.SignalAndWait(TimeSpan.FromMinutes(1)), "The other did not come."),
        };

        Run(model, Inputs(64), shares: 2);

        Assert.Equal(2, model.Passes.Select(pass => pass.Thread).Distinct().Count());
    }

    [Fact]
    public void Threads_that_are_busy_are_not_waited_for()
    {
        using ParallelPrediction threads = new(2);
        CountingModel model = new();
        bool inner = true;
        model.OnPass = _ =>
        {
            model.OnPass = null;
            inner = Try(threads, model, Inputs(4), new float[4], shares: 2);
        };

        Assert.True(Try(threads, model, Inputs(16), new float[16], shares: 2));

        Assert.False(inner);
        Assert.Equal(16, model.Passes.Sum(pass => pass.Samples));
    }

    [Fact]
    public void What_a_pass_throws_comes_out_and_the_threads_can_be_used_again()
    {
        using ParallelPrediction threads = new(2);
        CountingModel model = new() { OnPass = first => throw new InvalidDataException($"Sample {first}.") };

        Assert.Equal("Sample 0.", Assert.Throws<InvalidDataException>(() => Try(threads, model, Inputs(16), new float[16], shares: 2)).Message);

        model.OnPass = null;
        float[] outputs = new float[16];
        Assert.True(Try(threads, model, Inputs(16), outputs, shares: 2));
        Assert.Equal(Inputs(16), outputs);
    }

    [Theory]
    [InlineData(1_000, 64, 8, 1)] // 64,000 multiply-adds in all: not worth a second thread.
    [InlineData(1_000_000, 5, 8, 2)] // 2.5 million for each of two threads, not enough for a third.
    [InlineData(1_000_000_000, 3, 8, 3)] // No more threads than samples,
    [InlineData(1_000_000_000, 64, 2, 2)] // than asked for, or than there are processors.
    [InlineData(0, 1_000, 8, 1)]
    [InlineData(1_000, 0, 8, 1)]
    public void Few_samples_are_not_shared(long multiplyAdds, int samples, int threads, int expected) =>
        Assert.Equal(
            int.Min(expected, Environment.ProcessorCount),
            ParallelPrediction.SharesWorthwhile(new CountingModel(multiplyAdds).Info, samples, threads));

    [Fact]
    public void Wrong_lengths_and_numbers_of_threads_are_refused()
    {
        CountingModel model = new();
        Assert.Contains("outputs has 3 values; expected ", Assert.Throws<ArgumentException>(() => model.Predict(new float[4], new float[3], threads: 2)).Message);
        Assert.Throws<ArgumentOutOfRangeException>(() => model.Predict(new float[4], new float[4], threads: 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => model.Predict(new float[4], new float[4], threads: 1025));
        model.Predict([], [], threads: 2);
        Assert.Empty(model.Passes);
    }

    private static float[] Inputs(int samples) => [.. Enumerable.Range(0, samples).Select(sample => (float)sample)];

    private static float[] Run(Model model, float[] inputs, int shares)
    {
        using ParallelPrediction threads = new(shares);
        float[] outputs = new float[inputs.Length];
        Assert.True(Try(threads, model, inputs, outputs, shares));
        return outputs;
    }

    private static bool Try(ParallelPrediction threads, Model model, float[] inputs, float[] outputs, int shares) =>
        threads.TryRun(model, model.CurrentWeights, inputs, outputs, inputs.Length, shares);
}
