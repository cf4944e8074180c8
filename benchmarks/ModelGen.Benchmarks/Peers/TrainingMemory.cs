using System.Diagnostics;
using System.Text.Json;

namespace ModelGen.Benchmarks;

/// <summary>What training holds in memory, each batch size in a process of its own: a process only knows its own peak.</summary>
internal static class TrainingMemory
{
    /// <summary>The command of the process that trains.</summary>
    public const string HereName = "memory-here";

    public static IReadOnlyList<int> BatchSizes { get; } = [64, 1024, 8192];

    public static string NameOf(int batchSize) => $"{Network.MnistCnn.Name}.memory.b{batchSize}";

    public static MemoryFigure Of(int batchSize) =>
        JsonSerializer.Deserialize(ThisProgram.Run([HereName, "--batch", $"{batchSize}"]).Single(), LineFormat.Default.MemoryFigure)!;

    /// <summary>Three steps of mnist_cnn on two threads, in this process.</summary>
    public static void Write(int batchSize)
    {
        const int Threads = 2;
        const int Steps = 3;
        using TrainingContender training = new(Network.MnistCnn, batchSize, Threads);
        training.Turn(Steps);
        long live = GC.GetTotalMemory(forceFullCollection: true);
        using Process process = Process.GetCurrentProcess();
        long data = (long)batchSize * Network.MnistCnn.Create().Info.InputSize * sizeof(float);
        MemoryFigure figure = new(NameOf(batchSize), batchSize, live - data, data, process.PeakWorkingSet64);
        GC.KeepAlive(training);
        Console.WriteLine(JsonSerializer.Serialize(figure, LineFormat.Default.MemoryFigure));
    }
}

/// <summary>Bytes that training holds.</summary>
/// <param name="TrainingBytes">All live memory of the garbage collector, which holds our arenas, but for the data: weights, gradients, moments, slots, targets, outputs.</param>
/// <param name="DataBytes">The inputs of one batch, which is all the data here.</param>
/// <param name="PeakResidentBytes">The most that the process had in memory, the .NET runtime and its compiler included.</param>
internal sealed record MemoryFigure(string Name, int BatchSize, long TrainingBytes, long DataBytes, long PeakResidentBytes);
