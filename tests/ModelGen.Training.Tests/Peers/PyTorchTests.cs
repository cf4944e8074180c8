using ModelGen.Tests.Fixtures;
using Xunit;

namespace ModelGen.Tests.Peers;

/// <summary>Training from equal weights on equal batches gives what PyTorch gives.</summary>
public class PyTorchTests
{
    [Theory]
    [InlineData("mlp")]
    [InlineData("mnist_cnn")]
    [InlineData("cifar_cnn")]
    [InlineData("cifar_cnn", true)]
    public void Twenty_Adam_steps_give_the_losses_of_PyTorch_and_the_first_its_gradients(string network, bool isDirect = false)
    {
        TrainingFixture fixture = TrainingFixture.Load(network);
        TrainableModel model = Create(network, isDirect);
        FixtureTraining training = FixtureTraining.Run(model, fixture.Batch, new Adam(fixture.LearningRate, epsilon: fixture.Epsilon));

        foreach (ParameterInfo parameter in model.Info.Parameters)
        {
            ReadOnlySpan<float> ours = training.FirstGradient.AsSpan(parameter.Offset, parameter.Length);
            double difference = 0;
            double norm = 0;
            for (int i = 0; i < ours.Length; i++)
            {
                double theirs = fixture.Gradients[parameter.Name][i];
                difference += (ours[i] - theirs) * (ours[i] - theirs);
                norm += theirs * theirs;
            }

            Assert.True(
                Math.Sqrt(difference) <= 1e-4 * Math.Sqrt(norm),
                $"{network} {parameter.Name}: the gradients differ by {Math.Sqrt(difference / norm):G3} of their norm.");
        }

        // Winograd rounds some five times as coarsely as a sum of products. After ten steps of the deep network that is above
        // 1e-4, where float32 PyTorch itself is 2e-4 away from float64.
        AssertLosses(network, fixture.Losses, training.Losses, step => network == "cifar_cnn" && !isDirect ? Math.Max(1e-4, 2 * fixture.NoiseFloor[step]) : 1e-4);
    }

    [Theory]
    [InlineData("sgd_momentum")]
    [InlineData("sgd_nesterov")]
    [InlineData("rmsprop")]
    [InlineData("adagrad")]
    public void Twenty_steps_of_other_optimizers_give_the_losses_of_their_formula(string optimizer)
    {
        OptimizerFixture fixture = OptimizerFixture.Load(optimizer);
        FixtureTraining training = FixtureTraining.Run(Create("mlp"), TrainingFixture.Load("mlp").Batch, optimizer switch
        {
            "sgd_momentum" => new SGD(fixture.LearningRate, momentum: 0.9),
            "sgd_nesterov" => new SGD(fixture.LearningRate, momentum: 0.9, nesterov: true),
            "rmsprop" => new RMSprop(fixture.LearningRate),
            _ => new Adagrad(fixture.LearningRate),
        });
        AssertLosses(optimizer, fixture.Losses, training.Losses, _ => 1e-4);
    }

    private static TrainableModel Create(string network, bool isDirect = false) => network switch
    {
        _ when isDirect => new DirectCifarCnn(),
        "mlp" => new Mlp(),
        "mnist_cnn" => new MnistCnn(),
        _ => new CifarCnn(),
    };

    private static void AssertLosses(string what, IReadOnlyList<double> expected, IReadOnlyList<double> actual, Func<int, double> tolerance)
    {
        for (int step = 0; step < expected.Count; step++)
        {
            double error = Math.Abs(actual[step] - expected[step]) / expected[step];
            Assert.True(error <= tolerance(step), $"{what}, step {step + 1}: loss {actual[step]:G9}, expected {expected[step]:G9}, {error:G2} apart.");
        }
    }
}
