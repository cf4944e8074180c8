namespace ModelGen.Benchmarks;

/// <summary>A workload on our side and on the peer's, in turns.</summary>
internal sealed class Comparison(Turns turns, string peerFolder)
{
    public WorkloadFigure Of(Workload workload)
    {
        List<IContender> contenders = [];
        try
        {
            contenders.AddRange(workload.Threads.Select(threads => OurContender.Of(workload, threads)));
            int parameters = workload.Network.Create().Info.Parameters.Sum(parameter => parameter.Length);
            try
            {
                foreach (int threads in workload.Threads)
                {
                    contenders.Add(new PeerContender(PeerProgram.For(workload, threads, peerFolder), workload, threads, parameters));
                }

                return Figure(workload, turns.Run(contenders));
            }
            catch (PeerMissingException missing)
            {
                return Figure(workload, turns.Run([.. contenders.OfType<OurContender>()])) with { PeerMissing = missing.Message };
            }
        }
        finally
        {
            contenders.ForEach(contender => contender.Dispose());
        }
    }

    private static WorkloadFigure Figure(Workload workload, IReadOnlyList<TurnTimes> times)
    {
        TurnTimes ours = times.Where(side => side.Contender is OurContender).MinBy(side => side.Median)!;
        TurnTimes? theirs = times.Where(side => side.Contender is PeerContender).MinBy(side => side.Median);
        return new()
        {
            Name = workload.Name,
            Threads = ours.Contender.Threads,
            OurMedian = ours.Median,
            OurMin = ours.Min,
            Peer = workload.Trains ? "PyTorch" : "ONNX Runtime",
            PeerThreads = theirs?.Contender.Threads,
            PeerMedian = theirs?.Median,
            PeerMin = theirs?.Min,
        };
    }
}
