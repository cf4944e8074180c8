using Xunit;

namespace ModelGen.Tests.Inference;

/// <summary>The part of a pass that a stage sees at a time.</summary>
public class PassPartTests
{
    [Theory]
    [InlineData(0, 2, 2)]
    [InlineData(2, 2, 2)]
    [InlineData(4, 2, 1)] // the last turn is shorter
    [InlineData(0, 100, 5)]
    public void A_training_pass_shows_the_samples_of_a_turn(int first, int most, int samples)
    {
        float[] targets = [.. Enumerable.Range(0, 10).Select(value => (float)value)], weights = [0, 1, 2, 3, 4], outputs = new float[15];
        TrainingPass pass = Pass(targets, weights, outputs);

        TrainingPass part = pass.Part(first, most);

        Assert.Equal((samples, 7 + first), (part.Samples, part.FirstSample));
        Assert.Equal(targets.Skip(2 * first).Take(2 * samples), part.Targets.ToArray());
        Assert.Equal(weights.Skip(first).Take(samples), part.SampleWeights.ToArray());
        part.Outputs.Fill(1);
        Assert.Equal(Enumerable.Range(0, 15).Select(index => index / 3 >= first && index / 3 < first + samples ? 1f : 0f), outputs);
        Assert.True(part.Arena == pass.Arena && part.Gradients == pass.Gradients);
        Assert.Equal((pass.Scale, pass.Seed, pass.Step), (part.Scale, part.Seed, part.Step));
    }

    [Fact]
    public void No_weights_of_samples_stay_none() =>
        Assert.True(Pass(new float[10], [], new float[15]).Part(3, 2).SampleWeights.IsEmpty);

    [Theory]
    [InlineData(-1)]
    [InlineData(5)]
    public void A_sample_that_is_not_there_is_refused(int first)
    {
        Assert.Throws<ArgumentOutOfRangeException>("first", () => Pass(new float[10], [], new float[15]).Part(first, 2));
        Assert.Throws<ArgumentOutOfRangeException>("first", () => Inference(new float[15]).Part(first, 2));
    }

    [Fact]
    public void An_inference_pass_shows_the_samples_of_a_turn()
    {
        float[] outputs = new float[15];

        Assert.Equal([8, 9], Inference(outputs).Part(4, 4).Inputs.ToArray());
        InferencePass part = Inference(outputs).Part(4, 4);
        part.Outputs.Fill(1);

        Assert.Equal(1, part.Samples);
        Assert.Equal([0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1], outputs);
    }

    private static InferencePass Inference(Span<float> outputs) => new() { Weights = [], Arena = [], Inputs = new float[] { 0, 1, 2, 3, 4, 5, 6, 7, 8, 9 }, Outputs = outputs, Samples = 5 };

    private static TrainingPass Pass(ReadOnlySpan<float> targets, ReadOnlySpan<float> weights, Span<float> outputs) => new()
    {
        Weights = [],
        Prepared = [],
        Gradients = new float[4],
        Arena = new float[8],
        Targets = targets,
        SampleWeights = weights,
        Outputs = outputs,
        Samples = 5,
        FirstSample = 7,
        Scale = 0.25f,
        Seed = 11,
        Step = 13,
    };
}
