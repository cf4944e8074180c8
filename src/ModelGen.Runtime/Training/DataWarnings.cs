namespace ModelGen.Training;

/// <summary>Lists what a training's data make one doubt, though it can be meant: each a sentence, said once a training.</summary>
internal static class DataWarnings
{
    /// <summary>Looks at the inputs' scale, at the classes that there are, and at whether the outputs can reach the targets.</summary>
    public static IEnumerable<string> Find(TrainableModel model, Dataset training, Dataset? validation) =>
    [
        .. InputScale.Find(model, training),
        .. InputRules.Doubts(model.Info, training),
        .. OfScale(model, training),
        .. validation is null ? [] : InputScale.Compare(InputRange.Glance(training).Magnitude, "the training inputs", validation, "The validation inputs"),
        .. ClassCoverage.Find(training, validation),
        .. OutputReach.Find(model, training),
    ];

    /// <summary>Compares the scale of inputs with that of what the weights were trained on.</summary>
    public static IEnumerable<string> OfScale(Model model, Dataset data) =>
        InputScale.Compare(model.TrainedOn?.Magnitude, $"those that {model.Info.Name} was trained on", data, "The inputs");
}
