using System.Text.Json;

namespace ModelGen.Tests.Fixtures;

/// <summary>Twenty losses of the mlp network with one optimizer, by Keras's formula, in float64.</summary>
internal sealed record OptimizerFixture(float LearningRate, IReadOnlyList<double> Losses, IReadOnlyList<double> NoiseFloor)
{
    /// <summary>Reads <c>sgd</c>, <c>sgd_momentum</c>, <c>sgd_nesterov</c>, <c>rmsprop</c> or <c>adagrad</c>.</summary>
    public static OptimizerFixture Load(string optimizer)
    {
        using var json = JsonDocument.Parse(File.ReadAllText(FixtureFolder.PathOf("mlp.optimizers.json")));
        JsonElement run = json.RootElement.GetProperty("runs").GetProperty(optimizer);
        return new OptimizerFixture(
            run.GetProperty("learning_rate").GetSingle(),
            [.. run.GetProperty("losses_float64").EnumerateArray().Select(loss => loss.GetDouble())],
            [.. run.GetProperty("noise_floor").EnumerateArray().Select(noise => noise.GetDouble())]);
    }
}
