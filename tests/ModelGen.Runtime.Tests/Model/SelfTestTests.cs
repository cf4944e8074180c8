using ModelGen.Tests.Serialization;
using Xunit;

namespace ModelGen.Tests;

/// <summary>A program's predictions against those that were saved where the model was trained.</summary>
public sealed class SelfTestTests : IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly PackedModel trained = new();

    private static Dataset Data => Dataset.FromValues([.. Enumerable.Range(0, 10 * 16).Select(i => float.Sin(i))], new float[10], [16], 1);

    private string File => folder.PathOf("packed.selftest.safetensors");

    public void Dispose() => folder.Dispose();

    [Fact]
    public void The_same_weights_pass_without_a_difference()
    {
        trained.SaveSelfTest(File, Data);
        PackedModel elsewhere = new();
        elsewhere.SetWeights(trained.Weights);

        SelfTestResult result = elsewhere.RunSelfTest(WeightsSource.Mapped(File));

        Assert.True(result.Passed);
        Assert.Equal((8, 0f), (result.Samples, result.LargestDifference));
        Assert.Equal("8 samples match, largest difference 0.0E+00", result.ToString());
    }

    [Fact]
    public void The_file_holds_inputs_and_outputs_for_any_reader_of_the_format()
    {
        trained.SaveSelfTest(File, Data, samples: 3);
        using FileStream stream = System.IO.File.OpenRead(File);
        ModelGen.Serialization.SafetensorsReader reader = new(stream);
        float[] inputs = new float[3 * 16], outputs = new float[3 * 3];
        reader.ReadNext(inputs);
        reader.ReadNext(outputs);

        Assert.Equal(["inputs", "outputs"], reader.Tensors.Select(tensor => tensor.Name));
        Assert.Equal(Enumerable.Range(0, 3 * 16).Select(i => float.Sin(i)), inputs);
        Assert.Equal(trained.Predict(inputs), outputs);
    }

    [Fact]
    public void No_more_samples_are_saved_than_there_are()
    {
        trained.SaveSelfTest(File, Data, samples: 1000);

        Assert.Equal(10, trained.RunSelfTest(WeightsSource.Mapped(File)).Samples);
    }

    /// <summary>Bias 1 moves the outputs of about 1 by what is added: allowed are 1e-5 + 1e-4 of the sample's largest.</summary>
    [Theory]
    [InlineData(1e-5f, true)]
    [InlineData(1e-3f, false)]
    [InlineData(float.NaN, false)]
    public void Other_outputs_fail_with_the_first_of_them(float added, bool passes)
    {
        trained.SaveSelfTest(File, Data);
        PackedModel other = new();
        other.SetWeights("dense_1.bias", [1, 1 + added, 1]);

        SelfTestResult result = other.RunSelfTest(WeightsSource.Mapped(File));

        Assert.Equal(passes, result.Passed);
        if (!passes)
        {
            Assert.StartsWith("PackedModel: sample 0, output 1 is ", result.ToString(), StringComparison.Ordinal);
            Assert.Contains("the self-test belongs to other weights", result.ToString());
        }
    }

    [Fact]
    public void Data_and_models_of_which_nothing_can_be_saved_are_refused()
    {
        Assert.Contains("takes inputs of (16)", Assert.Throws<ArgumentException>(
            () => trained.SaveSelfTest(File, Dataset.FromValues([1, 2], [1], [2], 1))).Message);
        Assert.Throws<ArgumentOutOfRangeException>(() => trained.SaveSelfTest(File, Data, samples: 0));
        trained.SetWeights("dense_1.bias", [1, float.NaN, 1]);
        Assert.Contains("NaN", Assert.Throws<InvalidOperationException>(() => trained.SaveSelfTest(File, Data)).Message);
        Assert.Empty(folder.Files());
    }

    [Fact]
    public void A_file_of_another_model_is_refused_with_what_it_holds()
    {
        trained.Save(File);

        WeightsFormatException exception = Assert.Throws<WeightsFormatException>(() => trained.RunSelfTest(WeightsSource.Mapped(File)));

        Assert.Contains(
            "this is not a self-test of PackedModel. Expected 'inputs' (n, 16) and 'outputs' (n, 3), in this order; found 'dense_1.kernel' (16, 3), 'dense_1.bias' (3).",
            exception.Message);
    }

    [Fact]
    public void A_file_cut_off_anywhere_or_with_a_bit_that_flipped_is_refused_or_compared()
    {
        trained.SaveSelfTest(File, Data, samples: 1);
        byte[] good = System.IO.File.ReadAllBytes(File);
        for (int length = 0; length < good.Length; length++)
        {
            using NativeFile cut = new(good.AsSpan(0, length));
            Assert.Throws<WeightsFormatException>(() => trained.RunSelfTest(cut.Source));
        }

        using NativeFile file = new(good);
        for (int bit = 0; bit < 8 * good.Length; bit++)
        {
            file.Bytes[bit / 8] ^= (byte)(1 << (bit % 8));
            try
            {
                Assert.Equal(1, trained.RunSelfTest(file.Source).Samples);
            }
            catch (WeightsFormatException)
            {
            }

            file.Bytes[bit / 8] ^= (byte)(1 << (bit % 8));
        }
    }
}
