namespace ModelGen.Benchmarks;

/// <summary>Contenders one after the other, again and again: a change of the machine's clock or load meets them all.</summary>
/// <param name="rounds">How often everybody has a turn.</param>
/// <param name="turn">About how long one of ours lasts; the others repeat as often.</param>
internal sealed class Turns(int rounds, TimeSpan turn)
{
    private const int FewestRepeats = 3;

    /// <summary>All times of each contender, the first of which says how often all repeat.</summary>
    public IReadOnlyList<TurnTimes> Run(IReadOnlyList<IContender> contenders)
    {
        List<double>[] times = [.. contenders.Select(_ => new List<double>())];
        int repeats = Repeats(contenders[0]);
        for (int round = 0; round < rounds; round++)
        {
            foreach ((int i, IContender contender) in contenders.Index())
            {
                times[i].AddRange(contender.Turn(repeats));
            }
        }

        return [.. contenders.Zip(times, (contender, own) => new TurnTimes(contender, Statistics.Median(own), own.Min()))];
    }

    private int Repeats(IContender contender)
    {
        contender.Turn(FewestRepeats);
        return int.Clamp((int)(turn.TotalMilliseconds / contender.Turn(FewestRepeats).Min()), FewestRepeats, 10_000);
    }
}

/// <summary>Milliseconds of one contender's repeats.</summary>
internal sealed record TurnTimes(IContender Contender, double Median, double Min);
