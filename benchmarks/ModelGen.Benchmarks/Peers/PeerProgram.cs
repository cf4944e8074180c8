using System.Diagnostics;

namespace ModelGen.Benchmarks;

/// <summary>How to start a peer. `--turns` has it wait for its turns, so that it loads and warms up once.</summary>
internal sealed record PeerProgram(string Name, string File, string[] Arguments, string HowToInstall)
{
    /// <param name="folder">benchmarks/peers.</param>
    public static PeerProgram For(Workload workload, int threads, string folder)
    {
        string[] options = ["--network", workload.Network.Name, "--threads", $"{threads}", "--batch", $"{workload.BatchSize}", "--turns"];
        return workload.Trains
            ? new(
                "PyTorch", Environment.GetEnvironmentVariable("PYTHON") ?? "/usr/bin/python3",
                [Path.Combine(folder, "torch_peer.py"), "--mode", "train", "--repeats", "5", .. options],
                "install PyTorch, on Debian with 'apt-get install python3-torch libopenblas0-openmp', and name its Python in the variable PYTHON")
            : new(
                "ONNX Runtime", Path.Combine(folder, "build", "ort_peer"), options,
                "run benchmarks/peers/prepare");
    }

    /// <exception cref="PeerMissingException">There is no such program.</exception>
    public Process Start()
    {
        try
        {
            return Process.Start(new ProcessStartInfo(File, Arguments)
            {
                RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true,
                Environment = { ["PYTHONDONTWRITEBYTECODE"] = "1" },
            })!;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            throw new PeerMissingException($"{Name} is missing, there is no {File}: {HowToInstall}.");
        }
    }
}
