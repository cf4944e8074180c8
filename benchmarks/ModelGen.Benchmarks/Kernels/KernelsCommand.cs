using System.CommandLine;
using System.Text.Json;

namespace ModelGen.Benchmarks;

/// <summary>Every kernel beside the multiply-add peak, on 512-bit vectors and, in a process that has none, on 256-bit ones.</summary>
internal static class KernelsCommand
{
    /// <summary>Read by the .NET runtime when a process starts, since .NET 10 under this name.</summary>
    private const string Avx512Variable = "DOTNET_EnableAVX512";

    /// <summary>The command of the process that measures; see <see cref="KernelsHere"/>.</summary>
    private const string HereName = "kernels-here";

    private static readonly Option<int?> samples = SamplesOption();

    public static Command Command()
    {
        Command command = new("kernels", "Every kernel of the reference networks beside the multiply-add peak, on 512-bit and on 256-bit vectors.")
        {
            CommonOptions.Quick, CommonOptions.Only, samples, CommonOptions.Json,
        };
        command.SetAction(arguments => Run(
            arguments.GetValue(CommonOptions.Quick), arguments.GetValue(samples), arguments.GetValue(CommonOptions.Only), CommonOptions.Report(arguments)));
        return command;
    }

    public static Command Here()
    {
        Option<int> slices = new("--slices") { Required = true };
        Command command = new(HereName, "The kernels on this process's widest vectors, as lines of JSON.") { slices, samples, CommonOptions.Only };
        command.Hidden = true;
        command.SetAction(arguments => KernelsHere.Write(arguments.GetValue(slices), arguments.GetValue(samples), arguments.GetValue(CommonOptions.Only)));
        return command;
    }

    private static Option<int?> SamplesOption()
    {
        Option<int?> option = new("--samples") { Description = "Samples a call, instead of the micro-batch of the network's plan.", HelpName = "N" };
        option.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int?>() is < 1 or > 1024)
            {
                result.AddError("--samples is a number from 1 to 1024.");
            }
        });
        return option;
    }

    private static void Run(bool quick, int? samples, string? only, ReportFile? file)
    {
        List<string> arguments = [HereName, "--slices", quick ? "51" : "301"];
        if (samples is { } number)
        {
            arguments.AddRange(["--samples", $"{number}"]);
        }

        if (only is not null)
        {
            arguments.AddRange(["--only", only]);
        }

        Console.WriteLine(Machine.This);
        List<KernelsOnWidth> widths = [Table(ThisProgram.Run(arguments))];
        if (widths[0].VectorBits == 512)
        {
            widths.Add(Table(ThisProgram.Run(arguments, (Avx512Variable, "0"))));
            if (widths[1].VectorBits == 512)
            {
                throw new InvalidOperationException($"{Avx512Variable}=0 did not turn 512-bit vectors off: this runtime calls it something else.");
            }
        }
        else
        {
            Console.WriteLine("There are no 512-bit vectors here, so this is the only table.");
        }

        file?.Write(new KernelsReport(Machine.This, widths), JsonFormat.Default.KernelsReport);
    }

    /// <summary>Prints figures as they come.</summary>
    private static KernelsOnWidth Table(IEnumerable<string> lines)
    {
        TextTable table = new(
            new("layer", 34, IsText: true), new("kernel", 24, IsText: true), new("shape", 26, IsText: true), new("samples", 7),
            new("GFLOP/s", 8), new("peak", 7), new("of peak", 7), new("best", 6), new("GB/s", 7));
        int? bits = null;
        List<KernelFigure> figures = [];
        foreach (string line in lines)
        {
            if (bits is null)
            {
                bits = int.Parse(line);
                Console.WriteLine($"\n{bits}-bit vectors, one thread");
                table.WriteHeader();
                continue;
            }

            KernelFigure figure = JsonSerializer.Deserialize(line, LineFormat.Default.KernelFigure)!;
            figures.Add(figure);
            table.WriteRow(
                figure.Layer, figure.Kernel, figure.Shape, $"{figure.Samples}",
                $"{figure.Gflops:F1}", $"{figure.PeakGflops:F1}", $"{figure.ShareOfPeak:P0}", $"{figure.UndisturbedShare:P0}", $"{figure.GigabytesPerSecond:F1}");
        }

        return new(bits ?? throw new InvalidOperationException("The measuring process wrote nothing."), figures);
    }
}
