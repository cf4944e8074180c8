using System.CommandLine;
using System.Globalization;
using ModelGen.Benchmarks;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
RootCommand root = new("ModelGen's benchmarks. docs/performance.md says what each command measures.")
{
    KernelsCommand.Command(),
    KernelsCommand.Here(),
    PeersCommand.Command(),
    PeersCommand.MemoryHere(),
    GeneratorCommand.Command(),
};
try
{
    return root.Parse(args.Length == 0 ? ["--help"] : args).Invoke(new() { EnableDefaultExceptionHandler = false });
}
catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or InvalidOperationException or ArgumentException)
{
    Console.Error.WriteLine(failure.Message);
    return 1;
}
