using System.Globalization;
using ModelGen.Serialization;

namespace ModelGen.Checkpoints;

/// <summary>Compares the settings that must be equal for a resumed training to give the same bits.</summary>
/// <remarks>
/// Hyperparameters other than the learning rate, schedules' constants and the samples themselves come from the program and
/// are not compared. The number of epochs and of threads may change, and callbacks may come and go.
/// </remarks>
internal sealed class TrainingIdentity
{
    /// <summary>The number of an architecture's differences that are shown; one added layer shifts all that follow.</summary>
    private const int ShownDifferences = 3;

    private const string ArchitectureName = "architecture";
    private const string SeedName = "seed";
    private readonly Architecture architecture;
    private readonly DatasetDescription trainedOn;
    private readonly bool seedIsGiven;
    private readonly List<(string Name, string Value, string Where)> facts = [];

    public TrainingIdentity(Model model, FitOptions options, Optimizer optimizer, Dataset training, Dataset? validation, MetricSet metrics, int lanes)
    {
        architecture = new(model);
        trainedOn = training.Description;
        seedIsGiven = options.Seed is not null || model.HasGivenSeed;
        Add(ArchitectureName, architecture.Summary, "the layers of " + model.Info.Name);
        Add("optimizer", string.Create(CultureInfo.InvariantCulture, $"{optimizer.GetType().Name}, {optimizer.MomentCount} moments"), "FitOptions.Optimizer");
        Add("schedule", optimizer.LearningRate.GetType().Name, "Optimizer.LearningRate");
        Add("batch size", Text(options.BatchSize), "FitOptions.BatchSize");
        Add("samples", Text(training.Count), "the dataset");
        Add("validation samples", Text(validation?.Count ?? 0), "FitOptions.Validation");
        Add("shuffle", options.Shuffle ? "yes" : "no", "FitOptions.Shuffle");
        Add(SeedName, ModelSeed.Text(options.Seed ?? model.Seed), options.Seed is null ? "the model's seed" : "FitOptions.Seed");
        Add("class weights", ClassWeights(options), "FitOptions.ClassWeights");
        Add("metrics", metrics.Summary, "FitOptions.Metrics and WeightedMetrics");
        Add("device", options.Device is null ? "CPU" : options.Device.GetType().Name, "FitOptions.Device");
        Add("lanes", options.Device is null ? Text(lanes) : "none", "FitOptions.Lanes");
    }

    /// <summary>Reads the seed that a training goes on with.</summary>
    /// <exception cref="WeightsFormatException">There is none.</exception>
    public static ulong Seed(RestoredState state) => ModelSeed.Parse(state.Text(SeedName))
        ?? throw new WeightsFormatException(state.File, null, "the checkpoint tells no seed. It was written by another program; delete it to begin anew.");

    /// <summary>Writes each fact down.</summary>
    /// <param name="state">Takes them.</param>
    /// <param name="seed">The training's: a checkpoint's where it went on from one and the program gives none.</param>
    public void Save(TrainingState state, ulong seed)
    {
        foreach ((string name, string value, _) in facts)
        {
            state.Keep(name, name == SeedName ? ModelSeed.Text(seed) : value);
        }

        TrainingState part = state.Part(ArchitectureName + "/");
        foreach ((string name, string value) in architecture.Facts)
        {
            part.Keep(name, value);
        }
    }

    /// <param name="state">The facts in the checkpoint.</param>
    /// <param name="before">What the checkpoint's training was on; null where it does not say.</param>
    /// <exception cref="CheckpointMismatchException">A fact differs; the message lists all that do.</exception>
    public void Check(RestoredState state, DatasetDescription? before)
    {
        List<string> differences =
            [.. facts.Where(fact => (seedIsGiven || fact.Name != SeedName) && state.Text(fact.Name) != fact.Value).SelectMany(fact => Differences(state, fact))];
        if (before is not null && new DescriptionMatch(before, "those of the checkpoint", trainedOn, "the data").Difference() is { } difference)
        {
            differences.Add(difference);
        }

        if (differences.Count > 0)
        {
            throw new CheckpointMismatchException(state.File, differences);
        }
    }

    private IEnumerable<string> Differences(RestoredState state, (string Name, string Value, string Where) fact)
    {
        yield return $"{Difference(state, fact.Name, fact.Value)} ({fact.Where}).";
        if (fact.Name == ArchitectureName)
        {
            RestoredState part = (RestoredState)state.Part(ArchitectureName + "/");
            foreach ((string name, string value) in architecture.Facts.Where(each => part.Text(each.Key) != each.Value).Take(ShownDifferences))
            {
                yield return $"  {Difference(part, name, value)}.";
            }
        }
    }

    private static string Difference(RestoredState state, string name, string value) =>
        $"{name}: {(state.Text(name) is { } kept ? Quote.Short(kept) : "nothing")} in the checkpoint, '{value}' here";

    private static string ClassWeights(FitOptions options) => options.ClassWeights is not { Count: > 0 } weights
        ? "none"
        : string.Join(", ", weights.OrderBy(pair => pair.Key).Select(pair => string.Create(CultureInfo.InvariantCulture, $"{pair.Key}: {pair.Value:R}")));

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private void Add(string name, string value, string where) => facts.Add((name, value, where));
}
