using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Parsing;

namespace ModelGen.Tool;

/// <summary>The command <c>modelgen</c>.</summary>
internal static class CommandLine
{
    /// <summary>Everything went well.</summary>
    public const int Done = 0;

    /// <summary>A file cannot be used, or a check found a difference.</summary>
    public const int Failed = 1;

    /// <summary>The command line is not understood.</summary>
    public const int Misused = 2;

    public static int Run(string[] arguments, TextWriter output, TextWriter errors)
    {
        // Not a RootCommand: that is called as the assembly, and users know the tool as modelgen.
        Command root = new("modelgen", "Convert ONNX models to ModelGen classes and inspect model files. Exit codes: 0 success, 1 unusable file or failed check, 2 wrong usage.")
        {
            new HelpOption(),
            new VersionOption(),
            ImportCommand.Command(),
            InspectCommand.Command(),
            SummaryCommand.Command(),
        };
        ParseResult command = root.Parse(arguments.Length == 0 ? ["--help"] : arguments);
        if (command.Errors.Count > 0)
        {
            foreach (string error in command.Errors.Select(error => error.Message).Distinct())
            {
                errors.WriteLine(error);
            }

            errors.WriteLine($"Run '{(command.CommandResult.Command == root ? "" : "modelgen ")}{command.CommandResult.Command.Name} --help' for usage.");
            return Misused;
        }

        InvocationConfiguration configuration = new() { EnableDefaultExceptionHandler = false, Output = output, Error = errors };
        try
        {
            return command.Invoke(configuration);
        }
        catch (Exception failure) when (failure is OnnxFormatException or OnnxUnsupportedException or WeightsFormatException or IOException or UnauthorizedAccessException)
        {
            errors.WriteLine(failure.Message);
            return Failed;
        }
    }

    public static Option<bool> Json() => new("--json") { Description = "Print JSON instead of text." };

    public static Argument<string> File(string name, string description)
    {
        Argument<string> file = new(name) { Description = description };
        file.Validators.Add(result => IsNoPath(result, name));
        return file;
    }

    /// <summary>An empty name is what a shell makes of a variable that is not set.</summary>
    public static void IsNoPath(SymbolResult result, string name)
    {
        if (result.Tokens.Any(token => string.IsNullOrWhiteSpace(token.Value)))
        {
            result.AddError($"{name} is empty.");
        }
    }
}
