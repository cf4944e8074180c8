using System.Diagnostics;

namespace ModelGen.Benchmarks;

/// <summary>Contenders one after the other, again and again: a change of the machine's clock or load meets them all.</summary>
/// <param name="rounds">How often everybody has a turn.</param>
/// <param name="turn">About how long one of ours lasts; the others repeat as often.</param>
/// <param name="limit">Ends the rounds early, on a machine so busy that they would take longer, but never before the second.</param>
internal sealed class Turns(int rounds, TimeSpan turn, TimeSpan limit)
{
    private const int FewestRepeats = 3;
    private const int FewestRounds = 2;

    /// <summary>All times of each contender, the first of which says how often all repeat.</summary>
    public IReadOnlyList<TurnTimes> Run(IReadOnlyList<IContender> contenders)
    {
        // Peers load and warm up in processes of their own: their first answer says that they are done.
        foreach (IContender contender in contenders)
        {
            contender.Turn(1);
        }

        int repeats = int.Clamp((int)(turn.TotalMilliseconds / contenders[0].Turn(FewestRepeats).Min()), FewestRepeats, 10_000);
        List<double>[] times = [.. contenders.Select(_ => new List<double>())];
        long started = Stopwatch.GetTimestamp();
        for (int round = 0; round < rounds && (round < FewestRounds || Stopwatch.GetElapsedTime(started) < limit); round++)
        {
            foreach ((int i, IContender contender) in contenders.Index())
            {
                times[i].AddRange(contender.Turn(repeats));
            }
        }

        return [.. contenders.Zip(times, (contender, own) => new TurnTimes(contender, Statistics.Median(own), own.Min()))];
    }
}

/// <summary>Milliseconds of one contender's repeats.</summary>
internal sealed record TurnTimes(IContender Contender, double Median, double Min);
