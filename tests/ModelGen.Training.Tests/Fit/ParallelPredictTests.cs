using ModelGen.Tests.Gradients;
using Xunit;

namespace ModelGen.Tests.Fit;

public class ParallelPredictTests
{
    public static TheoryData<string> Models => [.. Create.Keys];

    private static readonly Dictionary<string, Func<Model>> Create = new()
    {
        ["small network"] = () => new SmallCnn(3),
        ["one output"] = () => new Linear(3),
        ["convolutions, padding, strides"] = () => new ConvolutionsModel(3),
        ["groups, dilation, depthwise"] = () => new GroupsModel(3),
        ["reshape, dropout, no bias"] = () => new ReshapeModel(3),
        ["softmax inside"] = () => new BinaryModel(3),
        ["image to image"] = () => new ImageToImageModel(3),
        ["maxima"] = () => new MaximaModel(3),
    };

    [Theory]
    [MemberData(nameof(Models))]
    public void Any_number_of_threads_gives_the_same_bits(string name)
    {
        Model model = Create[name]();
        foreach (int samples in new[] { 4, 9, 64, 65, 131 })
        {
            float[] inputs = RandomData.Uniform(new Random(samples), samples * model.Info.InputSize);
            float[] expected = model.Predict(inputs);
            for (int shares = 1; shares <= 4; shares++)
            {
                using ParallelPrediction threads = new(shares);
                float[] outputs = new float[expected.Length];
                Assert.True(threads.TryRun(model, model.CurrentWeights, inputs, outputs, samples, shares));
                Assert.Equal(expected, outputs);
            }
        }
    }

    [Fact]
    public void Many_callers_at_a_time_may_ask_for_threads()
    {
        SmallCnn model = new(1);
        int samples = (int)(5_000_000 / SmallCnn.MultiplyAdds) + 1;
        float[] inputs = RandomData.Uniform(new Random(1), samples * SmallCnn.InputSize);
        float[] expected = model.Predict(inputs);
        System.Threading.Tasks.Parallel.For(0, 64, new ParallelOptions { MaxDegreeOfParallelism = 8 }, _ =>
        {
            float[] outputs = new float[expected.Length];
            model.Predict(inputs, outputs, threads: 4);
            Assert.Equal(expected, outputs);
        });
    }
}
