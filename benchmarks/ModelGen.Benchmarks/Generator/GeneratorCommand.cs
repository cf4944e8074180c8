using System.CommandLine;

namespace ModelGen.Benchmarks;

/// <summary>How long the compiler and the editor wait for the generator, in a process that is warm as theirs are.</summary>
internal static class GeneratorCommand
{
    public static Command Command()
    {
        Command command = new("generator", "The time of the generator: a first build, and keystrokes.") { CommonOptions.Quick, CommonOptions.Json };
        command.SetAction(arguments => Run(arguments.GetValue(CommonOptions.Quick), CommonOptions.Report(arguments)));
        return command;
    }

    private static void Run(bool quick, ReportFile? file)
    {
        GeneratorTimer timer = new(quick ? 20 : 200, warmUp: 10);
        GeneratorTimer slow = new(quick ? 3 : 10, warmUp: 2);
        (string Name, Func<string, GeneratorFigure> Measure)[] runs =
        [
            ("7 layers, cold", name => timer.Cold(name, ModelText.Classifier)),
            ("7 layers, the model changes", name => timer.ModelEdit(name, ModelText.Classifier)),
            ("7 layers, a comment in its file", name => timer.CommentEdit(name, ModelText.Classifier)),
            ("7 layers, an edit in another file", name => timer.OtherEdit(name, ModelText.Classifier)),
            ("10 layers, cold", name => timer.Cold(name, filters => ModelText.Deep(10, filters))),
            ("10 layers, the model changes", name => timer.ModelEdit(name, filters => ModelText.Deep(10, filters))),
            ("100 layers, cold", name => timer.Cold(name, filters => ModelText.Deep(100, filters))),
            ("100 layers, the model changes", name => timer.ModelEdit(name, filters => ModelText.Deep(100, filters))),
            ("100 layers, a comment in its file", name => timer.CommentEdit(name, filters => ModelText.Deep(100, filters))),
            ("100 layers, an edit in another file", name => timer.OtherEdit(name, filters => ModelText.Deep(100, filters))),
            ("1,000 layers, cold", name => slow.Cold(name, filters => ModelText.Deep(1000, filters))),
            ("1,000 layers, the model changes", name => slow.ModelEdit(name, filters => ModelText.Deep(1000, filters))),
            ("3,000 layers, cold", name => slow.Cold(name, filters => ModelText.Deep(3000, filters))),
        ];
        Console.WriteLine($"{Machine.This}\n");
        TextTable table = new(new("generator", 36, IsText: true), new("median ms", 9), new("(min)", 8));
        table.WriteHeader();
        List<GeneratorFigure> figures = [];
        foreach ((string name, Func<string, GeneratorFigure> measure) in runs)
        {
            GeneratorFigure figure = measure(name);
            figures.Add(figure);
            table.WriteRow(figure.Name, $"{figure.MedianMs:F3}", $"{figure.MinMs:F3}");
        }

        file?.Write(new GeneratorReport(Machine.This, figures), JsonFormat.Default.GeneratorReport);
    }
}
