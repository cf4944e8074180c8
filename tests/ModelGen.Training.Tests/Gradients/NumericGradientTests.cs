using Xunit;

namespace ModelGen.Tests.Gradients;

/// <summary>The generated backward pass against difference quotients of the generated forward pass.</summary>
public class NumericGradientTests
{
    public static TheoryData<string> Models => [.. Create.Keys];

    private static readonly Dictionary<string, Func<TrainableModel>> Create = new()
    {
        ["convolutions, padding, strides"] = () => new ConvolutionsModel(3),
        ["groups, dilation, depthwise"] = () => new GroupsModel(3),
        ["reshape, dropout, no bias"] = () => new ReshapeModel(3),
        ["binary, softmax inside, activity penalty"] = () => new BinaryModel(3),
        ["image to image"] = () => new ImageToImageModel(3),
        ["Huber"] = () => new HuberModel(3),
        ["maxima"] = () => new MaximaModel(3),
    };

    [Theory]
    [MemberData(nameof(Models))]
    public void A_step_along_any_direction_changes_the_loss_as_the_gradient_says(string name)
    {
        TrainableModel model = Create[name]();
        Probe probe = new(model, RandomData.For(model.Info, samples: 11));
        float[] start = model.Weights.ToArray();
        probe.Run();
        float[] gradient = probe.Gradient.ToArray();
        double norm = Norm(gradient);
        Assert.True(norm > 1e-4, "The gradient vanishes: nothing would be tested.");

        Random random = new(5);
        for (int direction = 0; direction < 8; direction++)
        {
            float[] along = Direction(model.Info, random);

            // Half of the difference over a step of 2e-2: the error is a third derivative times 1e-4 / 6, plus the
            // rounding of two losses, 2e-7 / 2e-2 = 1e-5.
            const double Step = 1e-2;
            double difference = (LossAt(Step) - LossAt(-Step)) / (2 * Step);
            double derivative = gradient.Zip(along, (g, a) => (double)g * a).Sum();
            Assert.True(
                Math.Abs(difference - derivative) <= (5e-3 * norm) + 2e-5,
                $"{name}, direction {direction}: the loss changes by {difference:G6}, the gradient says {derivative:G6} (norm {norm:G4}).");

            double LossAt(double step)
            {
                for (int i = 0; i < start.Length; i++)
                {
                    model.WritableWeights[i] = (float)(start[i] + (step * along[i]));
                }

                double loss = probe.Run();
                model.SetWeights(start);
                return loss;
            }
        }
    }

    [Theory]
    [MemberData(nameof(Models))]
    public void Each_parameter_by_itself_has_the_gradient_of_its_difference_quotient(string name)
    {
        TrainableModel model = Create[name]();
        Probe probe = new(model, RandomData.For(model.Info, samples: 5));
        probe.Run();
        float[] gradient = probe.Gradient.ToArray();
        Random random = new(6);
        foreach (ParameterInfo parameter in model.Info.Parameters)
        {
            int index = parameter.Offset + random.Next(parameter.Length);
            float old = model.Weights[index];
            const float Step = 1e-2f;
            model.WritableWeights[index] = old + Step;
            double above = probe.Run();
            model.WritableWeights[index] = old - Step;
            double below = probe.Run();
            model.WritableWeights[index] = old;
            double difference = (above - below) / (2 * Step);
            Assert.True(
                Math.Abs(difference - gradient[index]) <= (1e-2 * Math.Abs(difference)) + 5e-5,
                $"{parameter.Name}[{index - parameter.Offset}]: difference quotient {difference:G6}, gradient {gradient[index]:G6}.");
        }
    }

    private static double Norm(float[] values) => Math.Sqrt(values.Sum(value => (double)value * value));

    /// <summary>A direction of length 1 in the parameters; the gaps between them stay 0.</summary>
    private static float[] Direction(ModelInfo info, Random random)
    {
        float[] direction = new float[info.WeightsLength];
        foreach (ParameterInfo parameter in info.Parameters)
        {
            RandomData.Uniform(random, parameter.Length).CopyTo(direction, parameter.Offset);
        }

        float length = (float)Norm(direction);
        return [.. direction.Select(value => value / length)];
    }
}
