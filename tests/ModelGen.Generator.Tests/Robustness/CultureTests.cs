using System.Globalization;
using Xunit;

namespace ModelGen.Generator.Tests.Robustness;

/// <summary>A compiler runs in its user's culture; neither code nor sentences may depend on it.</summary>
public class CultureTests
{
    private const string Right =
        """
        [Model(Loss = Loss.Huber, HuberDelta = 1.5f)]
        [Input(12, 12, 3)]
        [Rescaling(0.00392, -0.5)]
        [Conv2D(64, 3, Padding = Padding.Same, KernelL2 = 1e-5f, ActivityL1 = 0.25f, Activation = Activation.ReLU)]
        [Dropout(0.125)]
        [Flatten]
        [Dense(3)]
        partial class Net;
        """;

    private const string Wrong = "[Model, Input(784), Dense(1000), Reshape(28, 1000), Dropout(-0.5)] partial class Net; [Model, Input(4), Dropout(-1.5)] partial class Other;";

    [Fact]
    public void Code_is_the_same_everywhere() =>
        Assert.Equal(new GeneratorRun(Right).Files, In(Strange(), () => new GeneratorRun(Right).Files));

    [Fact]
    public void Sentences_are_the_same_everywhere()
    {
        string[] expected = Sentences();

        Assert.Equal(2, expected.Length);
        Assert.Contains("28,000 values", expected[0]);
        Assert.Equal(expected, In(Strange(), Sentences));

        static string[] Sentences() =>
            [.. new AnalyzerRun(UserProject.Compile(Wrong)).Diagnostics.Select(diagnostic => diagnostic.GetMessage(CultureInfo.CurrentCulture))];
    }

    /// <summary>A culture like many, and unlike any: where a number is printed in it, the text is another.</summary>
    private static CultureInfo Strange()
    {
        CultureInfo culture = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        culture.NumberFormat = new()
        {
            NegativeSign = "minus",
            NumberDecimalSeparator = ",",
            NumberGroupSeparator = ".",
            NaNSymbol = "none",
            PositiveInfinitySymbol = "much",
        };
        return culture;
    }

    private static T In<T>(CultureInfo culture, Func<T> function)
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = culture;
            return function();
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }
}
