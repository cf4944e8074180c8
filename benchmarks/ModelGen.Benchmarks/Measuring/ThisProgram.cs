using System.Diagnostics;

namespace ModelGen.Benchmarks;

/// <summary>Another process of this program, for what a process decides once: its vector width, its peak of memory.</summary>
internal static class ThisProgram
{
    /// <summary>The lines that the process writes, as it writes them.</summary>
    /// <exception cref="InvalidOperationException">It failed.</exception>
    public static IEnumerable<string> Run(IReadOnlyList<string> arguments, params (string Name, string Value)[] environment)
    {
        string host = Environment.ProcessPath!;
        string[] program = Path.GetFileNameWithoutExtension(host) == "dotnet" ? [Path.Combine(AppContext.BaseDirectory, "ModelGen.Benchmarks.dll")] : [];
        ProcessStartInfo start = new(host, [.. program, .. arguments]) { RedirectStandardOutput = true };

        foreach ((string name, string value) in environment)
        {
            start.Environment[name] = value;
        }

        using Process process = Process.Start(start)!;
        while (process.StandardOutput.ReadLine() is { } line)
        {
            yield return line;
        }

        process.WaitForExit();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"'{string.Join(' ', arguments)}' ended with exit code {process.ExitCode}; what it wrote to its error stream stands above.");
        }
    }
}
