using System.Globalization;

namespace ModelGen.HttpCaller;

/// <summary>What a process has in physical memory.</summary>
internal sealed class ResidentMemory(int process)
{
    public long KiB => long.Parse(
        File.ReadLines($"/proc/{process}/status").First(line => line.StartsWith("VmRSS:", StringComparison.Ordinal)).Split(' ', StringSplitOptions.RemoveEmptyEntries)[1],
        CultureInfo.InvariantCulture);
}
