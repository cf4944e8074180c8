using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using ModelGen.Simd;

namespace ModelGen.Benchmarks;

/// <summary>Where figures come from.</summary>
/// <param name="LoadAverage">Threads that ran or waited to in the minute before; null where the system does not say. Above 1 somebody else is at work.</param>
internal sealed record Machine(string Cpu, int Processors, string Runtime, int VectorBits, string Date, double? LoadAverage)
{
    public static Machine This { get; } = new(
        CpuName(), Environment.ProcessorCount, RuntimeInformation.FrameworkDescription, WidestVectorBits(), $"{DateTime.UtcNow:yyyy-MM-dd}", Load());

    public override string ToString() =>
        $"{Cpu}, {Processors} processors, {VectorBits}-bit vectors, {Runtime}, {Date}{(LoadAverage is null ? "" : $", load {LoadAverage:F1} before")}";

    private static double? Load()
    {
        const string LinuxFile = "/proc/loadavg";
        return File.Exists(LinuxFile) ? double.Parse(File.ReadAllText(LinuxFile).Split(' ')[0]) : null;
    }

    private static int WidestVectorBits() => F32x16.IsSupported ? 512 : F32x8.IsSupported ? 256 : Vector128.IsHardwareAccelerated ? 128 : 32;

    /// <summary>Linux says it in a file, Windows in a variable.</summary>
    private static string CpuName()
    {
        const string LinuxFile = "/proc/cpuinfo";
        string? line = File.Exists(LinuxFile)
            ? File.ReadLines(LinuxFile).FirstOrDefault(line => line.StartsWith("model name", StringComparison.Ordinal))
            : Environment.GetEnvironmentVariable("PROCESSOR_IDENTIFIER");
        return line is null ? $"{RuntimeInformation.ProcessArchitecture}" : line[(line.IndexOf(':') + 1)..].Trim();
    }
}
