using Xunit;

namespace ModelGen.Tests.Fit;

public class PredictTests
{
    [Fact]
    public void A_sample_gets_the_same_bits_alone_and_among_others()
    {
        SmallCnn model = new(1);
        float[] inputs = RandomData.Uniform(new Random(1), 150 * SmallCnn.InputSize);
        float[] together = model.Predict(inputs);
        for (int sample = 0; sample < 150; sample += 7)
        {
            Assert.Equal(
                together.AsSpan(sample * SmallCnn.OutputSize, SmallCnn.OutputSize).ToArray(),
                model.Predict(inputs.AsSpan(sample * SmallCnn.InputSize, SmallCnn.InputSize)));
        }
    }

    [Fact]
    public void Many_threads_may_predict_at_once()
    {
        SmallCnn model = new(1);
        float[] inputs = RandomData.Uniform(new Random(1), 30 * SmallCnn.InputSize);
        float[] expected = model.Predict(inputs);
        System.Threading.Tasks.Parallel.For(0, 64, new ParallelOptions { MaxDegreeOfParallelism = 8 }, _ => Assert.Equal(expected, model.Predict(inputs)));
    }

    [Fact]
    public void Evaluating_is_predicting_and_comparing()
    {
        SmallCnn model = new(1);
        Dataset data = RandomData.For(model.Info, 60);
        float[] input = new float[SmallCnn.InputSize];
        double loss = 0;
        int right = 0;
        for (int sample = 0; sample < data.Count; sample++)
        {
            data.CopyInput(sample, input);
            float[] probabilities = model.Predict(input);
            loss -= Math.Log(probabilities[data.ClassOf(sample)]);
            right += Array.IndexOf(probabilities, probabilities.Max()) == data.ClassOf(sample) ? 1 : 0;
        }

        double penalty = 1e-4 * model.Conv2D2Kernel.ToArray().Sum(weight => (double)weight * weight);
        Evaluation evaluation = model.Evaluate(data);

        // Probabilities are rounded to 6e-8 before the logarithm here, not there.
        Assert.Equal((loss / 60) + penalty, evaluation.Loss, 1e-6);
        Assert.Equal(right / 60.0, evaluation["accuracy"], 1e-12);
    }

    [Fact]
    public void A_saved_model_predicts_the_same_after_loading()
    {
        SmallCnn model = new(1);
        SmallCnn other = new(2);
        float[] inputs = RandomData.Uniform(new Random(1), SmallCnn.InputSize);
        Assert.NotEqual(model.Predict(inputs), other.Predict(inputs));
        using MemoryStream file = new();
        model.Save(file);
        file.Position = 0;
        other.Load(file);
        Assert.Equal(model.Predict(inputs), other.Predict(inputs));
    }

    [Fact]
    public void Lengths_that_are_no_samples_are_refused()
    {
        SmallCnn model = new(1);
        Assert.Contains("256", Assert.Throws<ArgumentException>(() => model.Predict(new float[257], new float[4])).Message);
        Assert.Contains("outputs has 3 values; expected ", Assert.Throws<ArgumentException>(() => model.Predict(new float[256], new float[3])).Message);
        Assert.Contains("256", Assert.Throws<ArgumentException>(() => model.Predict(new float[255])).Message);
        Assert.Empty(model.Predict([]));
    }

    [Fact]
    public void The_class_tells_its_sizes_and_its_summary()
    {
        Assert.Equal((256, 4), (SmallCnn.InputSize, SmallCnn.OutputSize));
        Assert.Equal((8 * 9) + 8 + (8 * 9 * 16) + 16 + (8 * 8 * 16 * 4) + 4, SmallCnn.ParameterCount);
        Assert.Equal((16 * 16 * 8 * 9) + (8 * 8 * 16 * 8 * 9) + (1024 * 4), SmallCnn.MultiplyAdds);
        Assert.Contains("conv2d_2 (Conv2D)", SmallCnn.Summary);
        Assert.Contains("(None, 8, 8, 16)", SmallCnn.Summary);
    }
}
