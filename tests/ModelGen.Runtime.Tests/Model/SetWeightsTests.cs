using ModelGen.Tests.Serialization;
using Xunit;

namespace ModelGen.Tests.Inference;

public class SetWeightsTests
{
    private readonly TestModel model = new TestModel().Fill(1);

    [Fact]
    public void All_weights_are_set_but_for_the_gaps()
    {
        float[] values = [.. Enumerable.Range(100, 50).Select(value => (float)value)];

        model.SetWeights(values);

        Assert.Equal(values[..15], model.Weights[..15].ToArray());
        Assert.Equal(values[48..50], model.Weights.Slice(48, 2).ToArray());
        Assert.Equal(0, model.Weights[15]);
    }

    [Fact]
    public void One_parameter_is_set_and_the_others_stay()
    {
        float[] before = model.Weights.ToArray();

        model.SetWeights("dense_1.bias", [7, 8, 9]);

        before[16] = 7;
        before[17] = 8;
        before[18] = 9;
        Assert.Equal(before, model.Weights.ToArray());
    }

    [Fact]
    public void A_view_from_before_keeps_what_it_showed()
    {
        ReadOnlySpan<float> before = model.Weights;

        model.SetWeights("dense_1.kernel", new float[15]);

        Assert.Equal(1, before[0]);
        Assert.Equal(0, model.Weights[0]);
    }

    [Fact]
    public void Another_number_of_values_is_refused()
    {
        ArgumentException all = Assert.Throws<ArgumentException>(() => model.SetWeights(new float[49]));
        Assert.Contains("TestModel.SetWeights: values has 49 values; expected 50, laid out as in Weights (gaps included).", all.Message);
        ArgumentException one = Assert.Throws<ArgumentException>(() => model.SetWeights("dense_2.bias", new float[3]));
        Assert.Contains("TestModel.SetWeights: values has 3 values; dense_2.bias has 2.", one.Message);
    }

    [Fact]
    public void A_name_that_does_not_exist_is_answered_with_those_that_do()
    {
        ArgumentException error = Assert.Throws<ArgumentException>(() => model.SetWeights("dense_3.bias", new float[2]));
        Assert.Contains("no parameter 'dense_3.bias'. It has: dense_1.kernel, dense_1.bias, dense_2.kernel, dense_2.bias.", error.Message);
    }
}
