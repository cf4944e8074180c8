namespace ModelGen.Parallel;

/// <summary>Makes threads wait for a condition: a few microseconds spinning, because work often comes at once, then asleep.</summary>
internal sealed class WaitPoint
{
    private const int Spins = 300;

    private readonly object gate = new();
    private int sleepers;

    /// <summary>
    /// Returns when the condition holds. Whoever makes it true does so with an interlocked or volatile write and then calls
    /// <see cref="Wake"/>.
    /// </summary>
    public void WaitUntil<TState>(Func<TState, bool> condition, TState state)
    {
        SpinWait spinner = default;
        for (int i = 0; i < Spins; i++)
        {
            if (condition(state))
            {
                return;
            }

            spinner.SpinOnce(sleep1Threshold: -1);
        }

        lock (gate)
        {
            // Counted first, looked at last: either this sees the condition, or Wake sees the sleeper.
            Interlocked.Increment(ref sleepers);
            while (!condition(state))
            {
                Monitor.Wait(gate);
            }

            Interlocked.Decrement(ref sleepers);
        }
    }

    /// <summary>Wakes waiters to recheck their condition; costs nothing if none is asleep.</summary>
    /// <param name="most">How many sleepers it may concern; by default all.</param>
    public void Wake(int most = int.MaxValue)
    {
        Interlocked.MemoryBarrier();
        if (Volatile.Read(ref sleepers) == 0)
        {
            return;
        }

        lock (gate)
        {
            if (most >= sleepers)
            {
                Monitor.PulseAll(gate);
                return;
            }

            for (int i = 0; i < most; i++)
            {
                Monitor.Pulse(gate);
            }
        }
    }
}
