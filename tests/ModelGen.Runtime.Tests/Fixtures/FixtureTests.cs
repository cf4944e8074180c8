using System.Runtime.InteropServices;
using System.Security.Cryptography;
using Xunit;

namespace ModelGen.Tests.Fixtures;

/// <summary>Both sides of the PyTorch fixtures mean the same: numbers, layouts and the loss.</summary>
public sealed class FixtureTests
{
    [Theory]
    [InlineData("mlp")]
    [InlineData("mnist_cnn")]
    [InlineData("cifar_cnn")]
    public void Weights_and_batches_are_pytorchs_to_the_bit(string network)
    {
        TrainingFixture fixture = TrainingFixture.Load(network);
        Assert.Equal(fixture.InitialWeightsHash, Hash([.. Build(network).Parameters]));
        for (int step = 1; step <= fixture.BatchHashes.Count; step++)
        {
            (float[] inputs, int[] labels) = Batch(network, step, fixture.Batch);
            Assert.Equal(fixture.BatchHashes[step - 1], Hash(inputs, [.. labels.Select(label => (float)label)]));
        }
    }

    [Theory]
    [InlineData("mlp")]
    [InlineData("mnist_cnn")]
    [InlineData("cifar_cnn")]
    public void The_first_loss_is_that_of_a_naive_forward_pass(string network)
    {
        TrainingFixture fixture = TrainingFixture.Load(network);
        NaiveNetwork naive = Build(network);
        (float[] inputs, int[] labels) = Batch(network, 1, fixture.Batch);
        int size = inputs.Length / fixture.Batch;
        double loss = labels.Select((label, sample) => naive.Loss(inputs.AsSpan(sample * size, size), label)).Average();

        // Both are double: only the order of the sums differs.
        Assert.Equal(fixture.Losses[0], loss, 1e-12);
    }

    [Theory]
    [InlineData("mlp")]
    [InlineData("mnist_cnn")]
    [InlineData("cifar_cnn")]
    public void A_gradient_is_stored_for_every_parameter(string network)
    {
        TrainingFixture fixture = TrainingFixture.Load(network);
        NaiveNetwork naive = Build(network);
        Assert.Equal(naive.Parameters.Select(values => values.Length), fixture.Gradients.Values.Select(values => values.Length));
        foreach ((string name, float[] gradient) in fixture.Gradients)
        {
            // The scale is float64's; float32 is off by a few 1e-6 of it at most.
            Assert.Equal(1, gradient.Max(Math.Abs) / fixture.GradientScales[name], 1e-5);
        }
    }

    [Theory]
    [InlineData("sgd")]
    [InlineData("sgd_momentum")]
    [InlineData("sgd_nesterov")]
    [InlineData("rmsprop")]
    [InlineData("adagrad")]
    public void Every_optimizers_run_starts_with_the_networks_loss_and_learns(string optimizer)
    {
        OptimizerFixture fixture = OptimizerFixture.Load(optimizer);
        Assert.Equal(TrainingFixture.Load("mlp").Losses[0], fixture.Losses[0]);
        Assert.Equal(20, fixture.Losses.Count);
        Assert.True(fixture.Losses[^1] < fixture.Losses[0]);
    }

    private static NaiveNetwork Build(string network) => network switch
    {
        "mlp" => new NaiveNetwork(28, 28, 1).Dense(128, relu: true).Dense(64, relu: true).Dense(10, relu: false),
        "mnist_cnn" => new NaiveNetwork(28, 28, 1)
            .Conv2D(32, same: false).MaxPool().Conv2D(64, same: false).MaxPool().Dense(10, relu: false),
        _ => new NaiveNetwork(32, 32, 3)
            .Conv2D(32, same: true).Conv2D(32, same: true).MaxPool()
            .Conv2D(64, same: true).Conv2D(64, same: true).MaxPool()
            .Conv2D(128, same: true).Conv2D(128, same: true).MaxPool()
            .Dense(128, relu: true).Dense(10, relu: false),
    };

    private static (float[] Inputs, int[] Labels) Batch(string network, int step, int samples)
    {
        (int side, int channels) = network == "cifar_cnn" ? (32, 3) : (28, 1);
        float[] inputs = new float[samples * side * side * channels];
        FixtureNumbers.FillInputs(step, side, side, channels, inputs);
        return (inputs, [.. Enumerable.Range(0, samples).Select(sample => FixtureNumbers.Label(step, sample))]);
    }

    private static string Hash(params float[][] arrays)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (float[] array in arrays)
        {
            hash.AppendData(MemoryMarshal.AsBytes(array.AsSpan()));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
