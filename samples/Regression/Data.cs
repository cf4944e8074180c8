using ModelGen;

namespace Regression;

/// <summary>Concrete: the strength of 1,030 mixtures (MPa) from their eight ingredients (kg a cubic metre) and age (days).</summary>
internal static class Data
{
    /// <summary>A fifth of the mixtures is for testing. Features have mean 0 and deviation 1 over the rest.</summary>
    public static TrainTest Load()
    {
        using Stream stream = typeof(Data).Assembly.GetManifestResourceStream("concrete.csv")!;
        Dataset mixtures = CsvTable.Read(stream, "concrete.csv").ToValues("compressive_strength");
        (Dataset train, Dataset test) = mixtures.Shuffled(seed: 1).Split(0.8);
        Standardization standardization = Standardization.Fit(train);
        return new(standardization.Apply(train), standardization.Apply(test));
    }
}
