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

    /// <summary>
    /// The facts of three cultures. The cultures themselves are not there where a machine has no ICU, which these tests do not
    /// ask for; what only ICU can do, such as the Turkish i, the generator's project forbids to call (CA1304, CA1311).
    /// </summary>
    public static TheoryData<string, string, string, string, string> Cultures => new()
    {
        { "de-DE", ",", ".", "-", "NaN" },
        { "tr-TR", ",", ".", "-", "NaN" },
        { "ar-SA", "\u066B", "\u066C", "\u061C-", "\u0644\u064A\u0633\u00A0\u0631\u0642\u0645" },
        { "like many, and unlike any", ",", ".", "minus", "none" },
    };

    [Theory]
    [MemberData(nameof(Cultures))]
    public void Code_is_the_same_everywhere(string culture, string point, string group, string minus, string nan)
    {
        Assert.NotEmpty(culture);
        Assert.Equal(new GeneratorRun(Right).Files, In(Culture(point, group, minus, nan), () => new GeneratorRun(Right).Files));
    }

    [Theory]
    [MemberData(nameof(Cultures))]
    public void Sentences_are_the_same_everywhere(string culture, string point, string group, string minus, string nan)
    {
        Assert.NotEmpty(culture);
        string[] expected = Sentences();

        Assert.Equal(2, expected.Length);
        Assert.Contains("28,000 values", expected[0]);
        Assert.Equal(expected, In(Culture(point, group, minus, nan), Sentences));

        static string[] Sentences() =>
            [.. new AnalyzerRun(UserProject.Compile(Wrong)).Diagnostics.Select(diagnostic => diagnostic.GetMessage(CultureInfo.CurrentCulture))];
    }

    /// <summary>Where a number is printed in it, the text is another.</summary>
    private static CultureInfo Culture(string point, string group, string minus, string nan)
    {
        CultureInfo culture = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        culture.NumberFormat = new()
        {
            NegativeSign = minus,
            NumberDecimalSeparator = point,
            NumberGroupSeparator = group,
            NaNSymbol = nan,
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
