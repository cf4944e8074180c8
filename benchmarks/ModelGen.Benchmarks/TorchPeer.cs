using System.Diagnostics;
using System.Text.Json;

namespace ModelGen.Benchmarks;

/// <summary>The same network and step in PyTorch, in a process of its own.</summary>
internal sealed record TorchPeer(string Version, int Parameters, double[] Times)
{
    /// <summary>Runs benchmarks/peers/torch_peer.py; null with the reason where PyTorch is missing.</summary>
    public static TorchPeer? Run(string folder, Network network, int threads, int repeats, out string? reason)
    {
        string python = Environment.GetEnvironmentVariable("PYTHON") ?? "/usr/bin/python3";
        ProcessStartInfo start = new(python) { RedirectStandardOutput = true, RedirectStandardError = true };
        string[] arguments =
        [
            Path.Combine(folder, "torch_peer.py"), "--network", network.Name, "--mode", "train",
            "--threads", $"{threads}", "--batch", $"{network.BatchSize}", "--repeats", $"{repeats}",
        ];
        foreach (string argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        using Process process = Process.Start(start)!;
        Task<string> errors = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        reason = process.ExitCode == 0 ? null : errors.Result.Trim();
        if (reason is not null)
        {
            return null;
        }

        JsonElement line = JsonDocument.Parse(output).RootElement;
        return new(
            line.GetProperty("version").GetString()!, line.GetProperty("parameters").GetInt32(),
            [.. line.GetProperty("times_ms").EnumerateArray().Select(time => time.GetDouble())]);
    }
}
