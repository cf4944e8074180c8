using ModelGen;

namespace BinaryClassification;

/// <summary>Breast Cancer Wisconsin: 569 tumours by 30 measures of their cells, benign (0) or malignant (1).</summary>
internal static class Data
{
    /// <summary>A third of the tumours is for testing. Features have mean 0 and deviation 1 over the rest.</summary>
    public static TrainTest Load()
    {
        using Stream stream = typeof(Data).Assembly.GetManifestResourceStream("breast-cancer.csv")!;
        Dataset tumours = CsvTable.Read(stream, "breast-cancer.csv").ToClasses("diagnosis", "benign", "malignant");
        (Dataset train, Dataset test) = tumours.Shuffled(seed: 1).Split(0.67);
        Standardization standardization = Standardization.Fit(train);
        return new(standardization.Apply(train), standardization.Apply(test));
    }
}
