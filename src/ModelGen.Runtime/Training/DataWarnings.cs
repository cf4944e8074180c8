namespace ModelGen.Training;

/// <summary>Lists what a training's data make one doubt, though it can be meant: each a sentence, said once a training.</summary>
internal static class DataWarnings
{
    /// <summary>Looks at the inputs' scale, at the classes that there are, and at whether the outputs can reach the targets.</summary>
    public static IEnumerable<string> Find(TrainableModel model, Dataset training, Dataset? validation) =>
        InputScale.Find(model, training).Concat(ClassCoverage.Find(training, validation)).Concat(OutputReach.Find(model, training));
}
