using ModelGen.Serialization;
using Xunit;

namespace ModelGen.Tests.Serialization;

public sealed class ModelWeightsTests
{
    [Fact]
    public void Weights_come_back_through_a_file_a_stream_and_memory()
    {
        TestModel saved = new TestModel().Fill(1);
        using var folder = new TemporaryFolder();
        string path = folder.PathOf("weights.safetensors");
        saved.Save(path);
        byte[] bytes = saved.Saved();
        Assert.Equal(bytes, File.ReadAllBytes(path));

        foreach (Action<TestModel> load in new Action<TestModel>[]
                 { m => m.Load(path), m => m.Load(new MemoryStream(bytes)), m => m.Load(new ForwardOnlyStream(bytes)), m => m.Load(bytes.AsSpan()) })
        {
            var model = new TestModel();
            load(model);
            Assert.Equal(saved.Weights.ToArray(), model.Weights.ToArray());
        }
    }

    [Fact]
    public void The_same_weights_give_the_same_bytes()
    {
        Assert.Equal(new TestModel().Fill(1).Saved(), new TestModel().Fill(1).Saved());
    }

    [Fact]
    public void Weights_that_are_not_finite_load()
    {
        var saved = new TestModel().Fill(1);
        saved.WritableWeights[0] = float.NaN;
        saved.WritableWeights[1] = float.PositiveInfinity;
        var model = new TestModel();
        model.Load(saved.Saved());
        Assert.Equal(float.NaN, model.Weights[0]);
        Assert.Equal(float.PositiveInfinity, model.Weights[1]);
    }

    [Fact]
    public void Gaps_between_parameters_are_neither_saved_nor_changed()
    {
        var saved = new TestModel().Fill(1);
        saved.WritableWeights[15] = 99;
        var model = new TestModel();
        model.Load(saved.Saved());
        Assert.Equal(0, model.Weights[15]);
    }

    [Fact]
    public void Tensors_in_another_order_load_by_name()
    {
        byte[] file = Write(("dense_2.bias", [2]), ("dense_2.kernel", [3, 2]), ("dense_1.bias", [3]), ("dense_1.kernel", [5, 3]));
        var model = new TestModel();
        model.Load(file);
        Assert.Equal([0f, 1f], model.Weights.Slice(48, 2).ToArray());
        Assert.Equal(14f, model.Weights[14]);
    }

    [Fact]
    public void A_missing_tensor_is_named_with_its_near_match()
    {
        WeightsFormatException exception = Refused(("dense1.kernel", [5, 3]), ("dense_1.bias", [3]), ("dense_2.kernel", [3, 2]), ("dense_2.bias", [2]));
        Assert.Null(exception.Offset);
        Assert.Equal(
            """
            these are not the weights of TestModel.
              dense_1.kernel (5, 3) is missing; the file has 'dense1.kernel'.
              'dense1.kernel' (5, 3) is not in the model.
            """,
            exception.Reason);
    }

    [Fact]
    public void A_tensor_of_another_shape_is_named_with_both_shapes()
    {
        WeightsFormatException exception = Refused(("dense_1.kernel", [3, 5]), ("dense_1.bias", [3, 1]), ("dense_2.kernel", [3, 2]), ("dense_2.bias", [2]));
        Assert.Contains("dense_1.kernel is (3, 5) in the file, (5, 3) in the model.", exception.Reason, StringComparison.Ordinal);
        Assert.Contains("dense_1.bias is (3, 1) in the file, (3) in the model.", exception.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_of_another_network_lists_ten_faults_of_a_kind_and_counts_the_rest()
    {
        WeightsFormatException exception = Refused([.. Enumerable.Range(0, 500).Select(i => ($"block_{i}.gamma", new[] { 1 }))]);
        Assert.Contains("and 490 more", exception.Reason, StringComparison.Ordinal);
        Assert.Equal(1 + 4 + 11, exception.Reason.Split('\n').Length);
    }

    [Fact]
    public void The_exception_names_the_file_and_the_byte()
    {
        using var folder = new TemporaryFolder();
        string path = folder.PathOf("notes.txt");
        File.WriteAllText(path, "not weights at all");
        WeightsFormatException exception = Assert.Throws<WeightsFormatException>(() => new TestModel().Load(path));
        Assert.Equal(path, exception.File);
        Assert.Equal(0, exception.Offset);
        Assert.StartsWith($"{path}, byte 0: ", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void No_bytes_at_all_are_refused()
    {
        Assert.Throws<WeightsFormatException>(() => new TestModel().Load([]));
    }

    private static WeightsFormatException Refused(params (string Name, int[] Shape)[] tensors)
    {
        var model = new TestModel().Fill(7);
        float[] before = model.Weights.ToArray();
        WeightsFormatException exception = Assert.Throws<WeightsFormatException>(() => model.Load(Write(tensors)));
        Assert.Equal(before, model.Weights.ToArray());
        return exception;
    }

    /// <summary>A file in which every tensor counts up from 0.</summary>
    private static byte[] Write(params (string Name, int[] Shape)[] tensors)
    {
        using var stream = new MemoryStream();
        var writer = new SafetensorsWriter(stream, [.. tensors.Select(tensor => new TensorSpec(tensor.Name, tensor.Shape))]);
        foreach ((_, int[] shape) in tensors)
        {
            writer.WriteNext([.. Enumerable.Range(0, shape.Aggregate(1, (a, b) => a * b)).Select(i => (float)i)]);
        }

        writer.Complete();
        return stream.ToArray();
    }
}
