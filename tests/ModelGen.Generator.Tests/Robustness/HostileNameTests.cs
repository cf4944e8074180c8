using System.Globalization;
using Microsoft.CodeAnalysis;
using Xunit;

namespace ModelGen.Generator.Tests.Robustness;

/// <summary>Whatever things are called, what is written is plain text that compiles: no name ends a comment, a string or a line.</summary>
public class HostileNameTests
{
    private const string Attributes = "[Model(Loss = Loss.MeanSquaredError), Input(4, 4, 1), Conv2D(2, 3), Flatten, Dense(3, Name = \"last\")]";

    /// <summary>As they are written in source.</summary>
    public static TheoryData<string> Names =>
    [
        "@class", "@namespace", "@global", "@string", "@base", "@await", "@net", "@record", "@var", "@dynamic", "@field", "@partial", "@required", "@file", "@nameof", "@_",
        "\\u0041bc", "\\U00000041bc", "@\\u0063lass", "Сеть", "模型", "نموذج", "שלום", "Łódź", "ıI", "İ", "ﬁ", "e\\u0301", "a\\u200Db", "a\\u200Fb", "_\\u2060",
        new string('N', 200),
    ];

    /// <summary>As they are written in a string.</summary>
    public static TheoryData<string> LayerNames =>
    [
        "\\\"", "a\\\"; int b", "*/", "/*", "\\r", "a\\nb", "a\\u2028b", "a\\u2029b", "a\\u0085b", "\\u202Eevil", "\\u2066a\\u2069", "a\\u200Db", "\\uD800", "a\\uDC00",
        "\\uD83D\\uDE00", "</summary>", "<!--", "-->", "&amp;", "{0}", "{{", "\\\\u0041", "\\0", "\\t", "class\\u0020", "Сеть",
    ];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_class_may_have_any_name(string name)
    {
        GeneratorRun run = new(
            $$"""
            namespace A { {{Attributes}} partial class {{name}}; }
            namespace B.{{name}}.C { {{Attributes}} partial class Net; }
            namespace D { partial struct {{name}} { {{Attributes}} public partial class Net; } }
            """);

        Assert.Equal(21, run.Files.Count);
        Assert.Empty(run.CompilerDiagnostics);
        Assert.All(run.Files, file => IsPlain(file.Key + file.Value));
    }

    [Theory]
    [MemberData(nameof(LayerNames))]
    public void A_layers_name_that_is_none_reaches_no_file(string name)
    {
        AnalyzerRun run = new(UserProject.Compile(Named(name)));

        Diagnostic error = Assert.Single(run.Diagnostics);
        Assert.Equal(("MG0016", DiagnosticSeverity.Error), (error.Id, error.Severity));
        Assert.Equal(new GeneratorRun(Named("not valid")).Files, run.Generator.Files);

        static string Named(string name) => Attributes.Replace("\"last\"", $"\"{name}\"") + " partial class Net;";
    }

    /// <summary>No character that is not seen: no control but the end of a line, no format character, no half of a pair.</summary>
    private static void IsPlain(string text)
    {
        for (int i = 0; i < text.Length; i += i + 1 < text.Length && char.IsSurrogatePair(text, i) ? 2 : 1)
        {
            UnicodeCategory category = CharUnicodeInfo.GetUnicodeCategory(text, i);
            Assert.False(
                text[i] != '\n' && category is (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator
                    or UnicodeCategory.ParagraphSeparator or UnicodeCategory.Surrogate or UnicodeCategory.PrivateUse),
                $"U+{(int)text[i]:X4} is in the text at {i}: ...{text[Math.Max(0, i - 40)..i]}");
        }
    }
}
