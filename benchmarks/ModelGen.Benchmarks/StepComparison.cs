namespace ModelGen.Benchmarks;

/// <summary>Ours and PyTorch's training step in turns, so that a change of the machine's clock meets both.</summary>
internal static class StepComparison
{
    public static int Run(int threads, int rounds, int repeats, string peers)
    {
        Console.WriteLine($"{"training step",-13} {"batch",5} {"threads",7} {"ModelGen ms",12} {"(min)",8} {"PyTorch ms",12} {"(min)",8} {"ratio",6}");
        foreach (Network network in Network.All)
        {
            List<double> ours = [];
            List<double> theirs = [];
            string? missing = null;
            for (int round = 0; round < rounds; round++)
            {
                ours.AddRange(TrainingStepBenchmark.Run(network, threads, repeats));
                if (TorchPeer.Run(peers, network, threads, repeats, out missing) is not { } peer)
                {
                    break;
                }

                int parameters = network.Create().Info.Parameters.Sum(parameter => parameter.Length);
                if (peer.Parameters != parameters)
                {
                    Console.Error.WriteLine($"{network.Name}: PyTorch has {peer.Parameters} parameters, ModelGen {parameters}. They are not the same network.");
                    return 1;
                }

                theirs.AddRange(peer.Times);
            }

            double median = Timing.Median(ours);
            string peerColumns = missing is null
                ? $"{Timing.Median(theirs),12:F3} {theirs.Min(),8:F3} {Timing.Median(theirs) / median,6:F2}"
                : $"missing: {missing}";
            Console.WriteLine($"{network.Name,-12}  {network.BatchSize,5} {threads,7} {median,12:F3} {ours.Min(),8:F3} {peerColumns}");
        }

        return 0;
    }
}
