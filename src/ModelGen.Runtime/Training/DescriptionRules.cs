namespace ModelGen.Training;

/// <summary>Checks that data mean the same wherever sets of them, and the weights trained on others, meet.</summary>
internal static class DescriptionRules
{
    /// <exception cref="ArgumentException">The data contradict those that the model's weights were trained on.</exception>
    public static void Check(Model model, Dataset data, string what)
    {
        if (model.TrainedOn is { } trained
            && new DescriptionMatch(trained, $"those that {model.Info.Name} was trained on", data.Description, Owner(what)).Difference() is { } difference)
        {
            throw new ArgumentException($"{difference} (Or set TrainedOn = null first, to use the weights with other data.)", what);
        }
    }

    /// <summary>Describes what a model will have been trained on: the data, and what earlier trainings knew beyond that.</summary>
    public static DatasetDescription Trained(Model model, Dataset training) =>
        training.Description.Or(model.TrainedOn) with { Magnitude = InputRange.Glance(training).Magnitude };

    /// <exception cref="ArgumentException">The validation data contradict the training data.</exception>
    public static void Check(Dataset training, Dataset validation)
    {
        if (new DescriptionMatch(training.Description, "the training data", validation.Description, Owner(nameof(FitOptions.Validation))).Difference() is { } difference)
        {
            throw new ArgumentException(difference, nameof(FitOptions.Validation));
        }
    }

    private static string Owner(string what) => what == nameof(FitOptions.Validation) ? "the validation data" : "the data";
}
