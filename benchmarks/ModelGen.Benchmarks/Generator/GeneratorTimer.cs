extern alias generator;

using System.Diagnostics;
using generator::ModelGen.Generator;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace ModelGen.Benchmarks;

/// <summary>
/// Times what the compiler does for the generator: finding the class, parsing, planning, writing, parsing what was written.
/// Its edits are the user's, who already has the driver and everything that did not change.
/// </summary>
internal sealed class GeneratorTimer(int repeats, int warmUp)
{
    private const string Other = "public static class Program { public static int Number => 0; }";

    /// <summary>A fresh driver and a fresh compilation, as in the first build.</summary>
    public GeneratorFigure Cold(string name, Func<int, string> model) => Figure(name, i =>
        (NewDriver(), UserProject.Compile(model(32 + (i % 2)), Other)));

    /// <summary>A keystroke that changes the model.</summary>
    public GeneratorFigure ModelEdit(string name, Func<int, string> model)
    {
        CSharpCompilation compilation = UserProject.Compile(model(32), Other);
        GeneratorDriver driver = NewDriver().RunGenerators(compilation);
        return Figure(name, i => (driver, UserProject.Edit(compilation, UserProject.ModelFile, model(33 + i))));
    }

    /// <summary>A keystroke in the model's file that leaves the model as it is.</summary>
    public GeneratorFigure CommentEdit(string name, Func<int, string> model)
    {
        CSharpCompilation compilation = UserProject.Compile(model(32), Other);
        GeneratorDriver driver = NewDriver().RunGenerators(compilation);
        return Figure(name, i => (driver, UserProject.Edit(compilation, UserProject.ModelFile, $"{model(32)} // {i}")));
    }

    /// <summary>A keystroke in another file.</summary>
    public GeneratorFigure OtherEdit(string name, Func<int, string> model)
    {
        CSharpCompilation compilation = UserProject.Compile(model(32), Other);
        GeneratorDriver driver = NewDriver().RunGenerators(compilation);
        return Figure(name, i => (driver, UserProject.Edit(compilation, UserProject.OtherFile, Other.Replace("0", $"{i}", StringComparison.Ordinal))));
    }

    private static CSharpGeneratorDriver NewDriver() => CSharpGeneratorDriver.Create(new ModelGenerator());

    private GeneratorFigure Figure(string name, Func<int, (GeneratorDriver Driver, CSharpCompilation Compilation)> prepare)
    {
        List<double> times = [];
        for (int i = 0; i < warmUp + repeats; i++)
        {
            (GeneratorDriver driver, CSharpCompilation compilation) = prepare(i);
            long started = Stopwatch.GetTimestamp();
            driver = driver.RunGenerators(compilation);
            double milliseconds = Stopwatch.GetElapsedTime(started).TotalMilliseconds;
            if (driver.GetRunResult().GeneratedTrees.IsEmpty)
            {
                throw new InvalidOperationException($"{name}: the generator wrote nothing, so there is nothing to time.");
            }

            if (i >= warmUp)
            {
                times.Add(milliseconds);
            }
        }

        return new(name, Statistics.Median(times), times.Min());
    }
}
