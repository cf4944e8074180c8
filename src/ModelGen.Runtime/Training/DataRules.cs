namespace ModelGen.Training;

/// <summary>Checks that a data set fits a model before the first sample is copied.</summary>
internal static class DataRules
{
    /// <exception cref="ArgumentException">It does not fit.</exception>
    public static void Check(Model model, Dataset data, string what)
    {
        ModelInfo info = model.Info;
        CheckInputs(info, data, what);
        bool sparse = info.Loss == Loss.SparseCategoricalCrossentropy;
        if (sparse && !data.HasClasses)
        {
            throw new ArgumentException(
                $"{info.Name} trains with {info.Loss}, which takes class numbers, but {what} has target values. Use Dataset.FromClasses, or Loss.CategoricalCrossentropy for one-hot values.", what);
        }

        // Classes become one-hot rows for losses that take values; one output takes the class number itself.
        int targetSize = data.HasClasses && info.OutputSize > 1 ? data.ClassCount : data.TargetSize;
        if (targetSize != info.OutputSize)
        {
            throw new ArgumentException(
                $"{info.Name} has {info.OutputSize} outputs, but {what} has {targetSize} {(data.HasClasses ? "classes" : "target values")}. They must be equal.", what);
        }

        if (data.HasClasses && info.OutputSize == 1 && data.ClassCount > 2)
        {
            throw new ArgumentException($"{info.Name} has one output, but {what} has {data.ClassCount} classes. Give the last layer one unit a class.", what);
        }

        TargetRules.Check(info, data, what);
        InputRules.Check(info, data, what);
        DescriptionRules.Check(model, data, what);
    }

    /// <summary>Checks that there are inputs, and that they have the model's shape.</summary>
    /// <exception cref="ArgumentException">They are not.</exception>
    public static void CheckInputs(ModelInfo info, Dataset data, string what)
    {
        ArgumentNullException.ThrowIfNull(data, what);
        if (data.Count == 0)
        {
            throw new ArgumentException($"{info.Name}: {what} has no samples.", what);
        }

        if (!data.InputShape.SequenceEqual(info.InputShape))
        {
            throw new ArgumentException(
                $"{info.Name} takes inputs of {Text(info.InputShape)}, but {what} has {Text(data.InputShape)}. Change [Input(...)] or the data.", what);
        }
    }

    private static string Text(IReadOnlyList<int> shape) => "(" + string.Join(", ", shape) + ")";
}
