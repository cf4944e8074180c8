using Xunit;

namespace ModelGen.Tests.Serialization;

public sealed class WeightsSourceTests : IDisposable
{
    private readonly PackedModel trained = new();
    private readonly float[] input = [.. Enumerable.Range(0, 16).Select(i => 1f / (i + 1))];
    private readonly NativeFile file;

    public WeightsSourceTests() => file = new(trained.Saved());

    public void Dispose() => file.Dispose();

    [Fact]
    public void A_file_that_we_saved_is_used_where_it_lies()
    {
        PackedModel model = new(file.Source);

        Assert.True(file.Holds(model.Weights));
        Assert.Equal(trained.Weights.ToArray(), model.Weights.ToArray());
        Assert.Equal(trained.Predict(input), model.Predict(input));
    }

    [Fact]
    public void New_weights_leave_the_file_as_it_is()
    {
        byte[] before = file.Bytes.ToArray();
        PackedModel model = new(file.Source);

        model.SetWeights("dense_1.bias", [4, 5, 6]);

        Assert.False(file.Holds(model.Weights));
        Assert.Equal(trained.Weights[..48].ToArray(), model.Weights[..48].ToArray());
        Assert.Equal(trained.Predict(input)[0] + 3, model.Predict(input)[0], 1e-5f);
        Assert.Equal(before, file.Bytes.ToArray());
    }

    [Fact]
    public void Weights_in_a_file_are_copied_before_they_are_written_in_place()
    {
        byte[] before = file.Bytes.ToArray();
        PackedModel model = new(file.Source);
        model.Predict(input);

        model.WritableWeights[48] = 9;
        model.WeightsChanged();

        Assert.Equal(64, model.WritableWeights.Length);
        Assert.Equal(trained.Predict(input)[0] + 8, model.Predict(input)[0], 1e-5f);
        Assert.Equal(before, file.Bytes.ToArray());
    }

    [Fact]
    public void They_can_be_given_to_another_model_and_saved()
    {
        PackedModel model = new(file.Source);
        PackedModel other = new();
        other.SetWeights(model.Weights);
        Assert.Equal(trained.Saved(), other.Saved());
        Assert.Equal(trained.Saved(), model.Saved());
    }

    [Fact]
    public void Many_threads_may_be_the_first_to_write()
    {
        for (int round = 0; round < 50; round++)
        {
            PackedModel model = new(file.Source);
            System.Threading.Tasks.Parallel.For(0, 48, new ParallelOptions { MaxDegreeOfParallelism = 8 }, i => model.WritableWeights[i] = i);
            Assert.Equal(Enumerable.Range(0, 48).Select(i => (float)i), model.Weights[..48].ToArray());
        }
    }

    [Theory]
    [InlineData(false, "F32")]
    [InlineData(true, "F16")]
    [InlineData(true, "F64")]
    public void Files_in_another_order_or_of_another_type_are_copied(bool kernelFirst, string type)
    {
        using NativeFile other = new(WeightFile.Write(kernelFirst, type));
        PackedModel model = new(other.Source);
        Assert.False(other.Holds(model.Weights));
        Assert.Equal([0f, 0.5f, 1f], model.Weights[..3].ToArray());
        Assert.Equal([100f, 100.5f, 101f], model.Weights[48..].ToArray());
    }

    [Fact]
    public void The_same_file_in_our_order_and_type_is_used()
    {
        using NativeFile other = new(WeightFile.Write(kernelFirst: true, "F32"));
        PackedModel model = new(other.Source);
        Assert.True(other.Holds(model.Weights));
        Assert.Equal([100f, 100.5f, 101f], model.Weights[48..].ToArray());
    }

    [Fact]
    public void A_file_that_is_no_memory_is_read()
    {
        PackedModel model = new(new WeightsSource("stream", () => new ForwardOnlyStream(trained.Saved())));
        Assert.Equal(trained.Weights.ToArray(), model.Weights.ToArray());
    }

    [Fact]
    public void Damaged_files_are_refused_by_name()
    {
        using NativeFile half = new(trained.Saved().AsSpan(0, 300));
        WeightsFormatException cut = Assert.Throws<WeightsFormatException>(() => new PackedModel(half.Source));
        Assert.StartsWith("native.safetensors, byte ", cut.Message, StringComparison.Ordinal);
        using NativeFile longer = new([.. trained.Saved(), 0]);
        Assert.Throws<WeightsFormatException>(() => new PackedModel(longer.Source));
        using NativeFile foreign = new(new TestModel().Saved());
        Assert.Contains("not the weights of PackedModel", Assert.Throws<WeightsFormatException>(() => new PackedModel(foreign.Source)).Message);
    }

    [Fact]
    public void An_embedded_file_that_does_not_exist_is_answered_with_those_that_do()
    {
        WeightsSource source = WeightsSource.Embedded(typeof(Xunit.Assert).Assembly, "digits.safetensors");
        FileNotFoundException error = Assert.Throws<FileNotFoundException>(() => new PackedModel(source));
        Assert.Contains("has no embedded file 'digits.safetensors'. It has: ", error.Message);
        Assert.Contains("<ModelWeights", error.Message);
    }

    [Fact]
    public void A_mapped_file_is_used_where_it_lies_and_may_be_replaced()
    {
        using TemporaryFolder folder = new();
        string path = folder.PathOf("weights.safetensors");
        trained.Save(path);
        WeightsSource source = WeightsSource.Mapped(path);
        PackedModel model = new(source);
        float[] before = model.Predict(input);

        trained.SetWeights("dense_1.bias", [4, 5, 6]);
        trained.Save(path);

        Assert.False(model.CurrentWeights.IsOwned);
        Assert.Equal(before, model.Predict(input));
        model.Load(source);
        Assert.Equal(trained.Predict(input), model.Predict(input));
        Assert.False(model.CurrentWeights.IsOwned);
    }

    [Fact]
    public void A_mapped_file_that_is_damaged_or_missing_leaves_the_model_as_it_is()
    {
        using TemporaryFolder folder = new();
        string path = folder.PathOf("weights.safetensors");
        float[] before = trained.Predict(input);
        Assert.Throws<FileNotFoundException>(() => trained.Load(WeightsSource.Mapped(path)));
        foreach (int length in (int[])[0, 7, 300])
        {
            File.WriteAllBytes(path, trained.Saved()[..length]);
            Assert.StartsWith(path, Assert.Throws<WeightsFormatException>(() => trained.Load(WeightsSource.Mapped(path))).Message);
        }

        Assert.Equal(before, trained.Predict(input));
    }
}
