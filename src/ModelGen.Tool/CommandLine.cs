using System.CommandLine;
using System.CommandLine.Help;

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
        Command root = new("modelgen", "Imports ONNX networks as ModelGen code, and looks into files. Exit codes: 0 done, 1 a file cannot be used or a check differs, 2 wrong usage.")
        {
            new HelpOption(),
            new VersionOption(),
            ImportCommand.Command(),
            InspectCommand.Command(),
            SummaryCommand.Command(),
        };
        ParseResult command = root.Parse(arguments.Length == 0 ? ["--help"] : arguments);
        InvocationConfiguration configuration = new() { EnableDefaultExceptionHandler = false, Output = output, Error = errors };
        try
        {
            int code = command.Invoke(configuration);
            return command.Errors.Count > 0 ? Misused : code;
        }
        catch (Exception failure) when (failure is OnnxFormatException or OnnxUnsupportedException or WeightsFormatException or IOException or UnauthorizedAccessException)
        {
            errors.WriteLine(failure.Message);
            return Failed;
        }
    }

    public static Option<bool> Json() => new("--json") { Description = "Prints JSON instead of text." };

    public static Argument<string> File(string name, string description) => new(name) { Description = description };
}
