using System.Runtime.CompilerServices;
using Xunit;

namespace ModelGen.Tests.Data;

/// <summary>The real data that samples ship, written by other programs than this.</summary>
public class SampleDataTests
{
    [Fact]
    public void The_digits_are_9000_and_1000_of_about_the_same_number_a_class()
    {
        TrainTest digits = Mnist.Load(InSamples("Digits"));

        Assert.Equal((9000, 1000), (digits.Train.Count, digits.Test.Count));
        Assert.All(digits.Train.ClassCounts(), count => Assert.InRange(count, 750, 1050));
        Assert.All(digits.Test.ClassCounts(), count => Assert.InRange(count, 85, 120));

        // The mean of all pixels of MNIST's training set is known to be 0.1307; these are a sixth of it.
        Assert.Equal(0.1307, MeanPixel(digits.Train), 0.002);
    }

    [Fact]
    public void The_concrete_mixtures_all_have_a_strength()
    {
        Dataset concrete = CsvTable.Read(Path.Combine(InSamples("Regression"), "concrete.csv")).ToValues("compressive_strength");
        float[] target = new float[1];
        double sum = 0;
        for (int i = 0; i < concrete.Count; i++)
        {
            concrete.CopyTarget(i, target);
            Assert.InRange(target[0], 2.33f, 82.6f);
            sum += target[0];
        }

        Assert.Equal((1030, 8), (concrete.Count, concrete.InputSize));
        Assert.Equal(35.82, sum / concrete.Count, 0.005); // the published mean, in MPa
    }

    [Fact]
    public void The_tumours_are_357_benign_and_212_malignant()
    {
        Dataset tumours = CsvTable.Read(Path.Combine(InSamples("BinaryClassification"), "breast-cancer.csv")).ToClasses("diagnosis", "benign", "malignant");

        Assert.Equal((569, 30), (tumours.Count, tumours.InputSize));
        Assert.Equal([357, 212], tumours.ClassCounts()); // as published
    }

    private static double MeanPixel(Dataset data)
    {
        float[] input = new float[data.InputSize];
        double sum = 0;
        for (int i = 0; i < data.Count; i++)
        {
            data.CopyInput(i, input);
            sum += input.Average();
        }

        return sum / data.Count;
    }

    private static string InSamples(string sample, [CallerFilePath] string here = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "..", "..", "..", "samples", sample, "data"));
}
