using System.CommandLine;

namespace ModelGen.Benchmarks;

/// <summary>Training beside PyTorch, inference beside ONNX Runtime, and what only concerns us: threads and memory.</summary>
internal static class PeersCommand
{
    public static Command Command()
    {
        Option<string> folder = new("--peers")
        {
            Description = "The folder benchmarks/peers.",
            HelpName = "FOLDER",
            DefaultValueFactory = _ => Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "..", "..", "..", "..", "peers")),
        };
        Command command = new("peers", "Training steps beside PyTorch and inference beside ONNX Runtime, in turns; our scaling and memory.")
        {
            CommonOptions.Quick, CommonOptions.Only, CommonOptions.Json, folder,
        };
        command.SetAction(arguments => Run(
            arguments.GetValue(CommonOptions.Quick), arguments.GetValue(CommonOptions.Only), CommonOptions.Report(arguments), arguments.GetValue(folder)!));
        return command;
    }

    public static Command MemoryHere()
    {
        Option<int> batch = new("--batch") { Required = true };
        Command command = new(TrainingMemory.HereName, "The memory of training in this process, as a line of JSON.") { batch };
        command.Hidden = true;
        command.SetAction(arguments => TrainingMemory.Write(arguments.GetValue(batch)));
        return command;
    }

    private static void Run(bool quick, string? only, ReportFile? file, string folder)
    {
        Turns turns = quick
            ? new(rounds: 4, turn: TimeSpan.FromMilliseconds(100), limit: TimeSpan.FromSeconds(2))
            : new(rounds: 15, turn: TimeSpan.FromMilliseconds(400), limit: TimeSpan.FromMinutes(2));
        Workload[] workloads = [.. Workload.All.Where(workload => CommonOptions.Chooses(only, workload.Name))];
        Workload[] scaled = [.. Scaling.Workloads.Where(workload => CommonOptions.Chooses(only, workload.Name))];
        int[] batchSizes = [.. TrainingMemory.BatchSizes.Where(size => CommonOptions.Chooses(only, TrainingMemory.NameOf(size)))];
        CommonOptions.ExpectAny(only, workloads.Length + batchSizes.Length);

        Console.WriteLine(Machine.This);
        PeersReport report = new(
            Machine.This,
            PeerTables.Workloads(workloads, new(turns, folder)),
            PeerTables.Scaling(scaled, turns),
            PeerTables.Memory(batchSizes));
        file?.Write(report, JsonFormat.Default.PeersReport);
    }
}
