using System.Diagnostics;
using System.Text.Json;

namespace ModelGen.Benchmarks;

/// <summary>A peer in a process of its own, which waits for a line before each turn.</summary>
internal sealed class PeerContender : IContender
{
    /// <summary>How long a peer's threads may spin after their last step; measured on ONNX Runtime. Nobody else should time that.</summary>
    private static readonly TimeSpan spinning = TimeSpan.FromMilliseconds(100);

    private readonly PeerProgram program;
    private readonly Workload workload;
    private readonly int parameters;
    private readonly Process process;
    private readonly Task<string> errors;

    /// <exception cref="PeerMissingException">It does not run here.</exception>
    public PeerContender(PeerProgram program, Workload workload, int threads, int parameters)
    {
        (this.program, this.workload, Threads, this.parameters) = (program, workload, threads, parameters);
        process = program.Start();
        errors = process.StandardError.ReadToEndAsync();
    }

    public int Threads { get; }

    /// <exception cref="PeerMissingException">It does not run here.</exception>
    /// <exception cref="InvalidOperationException">It runs something else than we do.</exception>
    public double[] Turn(int repeats)
    {
        try
        {
            process.StandardInput.WriteLine(repeats);
            process.StandardInput.Flush();
        }
        catch (IOException)
        {
            // It has ended already; what it wrote says why.
        }

        string line = process.StandardOutput.ReadLine() ?? throw new PeerMissingException($"{program.Name} does not run: {errors.Result.Trim()}");
        PeerTurn turn = JsonSerializer.Deserialize(line, LineFormat.Default.PeerTurn)!;
        Same("parameters", turn.Parameters, parameters);
        Same("threads", turn.Threads, Threads);
        Same("samples a batch", turn.Batch, workload.BatchSize);
        Thread.Sleep(spinning);
        return turn.TimesMs;
    }

    public void Dispose()
    {
        try
        {
            process.StandardInput.Close();
        }
        catch (IOException)
        {
            // What could not be written to a process that has ended.
        }

        process.WaitForExit();
        process.Dispose();
    }

    private void Same(string what, int theirs, int ours)
    {
        if (theirs != ours)
        {
            throw new InvalidOperationException($"{workload.Name}: {program.Name} has {theirs} {what}, ModelGen {ours}. They do not compute the same.");
        }
    }
}
