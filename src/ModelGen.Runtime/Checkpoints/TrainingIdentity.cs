using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using ModelGen.Serialization;

namespace ModelGen.Checkpoints;

/// <summary>What has to be the same for a training to go on to the same bits.</summary>
/// <remarks>
/// Hyperparameters other than the learning rate, schedules' constants and the samples themselves come from the program and
/// are not compared. The number of epochs and of threads may change, and callbacks may come and go.
/// </remarks>
internal sealed class TrainingIdentity
{
    private readonly List<(string Name, string Value, string Where)> facts = [];

    public TrainingIdentity(ModelInfo model, FitOptions options, Optimizer optimizer, Dataset training, Dataset? validation, IReadOnlyList<Metric> metrics, int lanes)
    {
        Add("architecture", Architecture(model), "the layers of " + model.Name);
        Add("optimizer", string.Create(CultureInfo.InvariantCulture, $"{optimizer.GetType().Name}, {optimizer.MomentCount} moments"), "FitOptions.Optimizer");
        Add("schedule", optimizer.LearningRate.GetType().Name, "Optimizer.LearningRate");
        Add("batch size", Text(options.BatchSize), "FitOptions.BatchSize");
        Add("samples", Text(training.Count), "the dataset");
        Add("validation samples", Text(validation?.Count ?? 0), "FitOptions.Validation");
        Add("shuffle", options.Shuffle ? "yes" : "no", "FitOptions.Shuffle");
        Add("seed", options.Seed.ToString(CultureInfo.InvariantCulture), "FitOptions.Seed");
        Add("class weights", ClassWeights(options), "FitOptions.ClassWeights");
        Add("metrics", string.Join(", ", metrics.Select(metric => metric.Name)), "FitOptions.Metrics");
        Add("device", options.Device is null ? "CPU" : options.Device.GetType().Name, "FitOptions.Device");
        Add("lanes", options.Device is null ? Text(lanes) : "none", "FitOptions.Lanes");
    }

    /// <summary>Writes each fact down.</summary>
    public void Save(TrainingState state)
    {
        foreach ((string name, string value, _) in facts)
        {
            state.Keep(name, value);
        }
    }

    /// <exception cref="CheckpointMismatchException">A fact differs; the message lists all that do.</exception>
    public void Check(RestoredState state)
    {
        string[] differences = [.. facts
            .Where(fact => state.Text(fact.Name) != fact.Value)
            .Select(fact => $"{fact.Name}: {Quote.Short(state.Text(fact.Name) ?? "")} in the checkpoint, '{fact.Value}' here ({fact.Where}).")];
        if (differences.Length > 0)
        {
            throw new CheckpointMismatchException(state.File, differences);
        }
    }

    private static string Architecture(ModelInfo model)
    {
        StringBuilder text = new(string.Create(
            CultureInfo.InvariantCulture, $"{Quote.Shape(model.InputShape)} {Quote.Shape(model.OutputShape)} {model.Loss} {model.MultiplyAdds}"));
        foreach (ParameterInfo parameter in model.Parameters)
        {
            text.Append(CultureInfo.InvariantCulture, $"\n{parameter.Name} {Quote.Shape(parameter.Shape)} {parameter.Offset} {parameter.L1:R} {parameter.L2:R}");
        }

        string hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
        return string.Create(
            CultureInfo.InvariantCulture, $"{model.Parameters.Count} tensors, {model.Parameters.Sum(parameter => (long)parameter.Length)} weights, {hash[..16]}");
    }

    private static string ClassWeights(FitOptions options) => options.ClassWeights is not { Count: > 0 } weights
        ? "none"
        : string.Join(", ", weights.OrderBy(pair => pair.Key).Select(pair => string.Create(CultureInfo.InvariantCulture, $"{pair.Key}: {pair.Value:R}")));

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private void Add(string name, string value, string where) => facts.Add((name, value, where));
}
