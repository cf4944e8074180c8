namespace ModelGen.Memory;

/// <summary>
/// Arenas for concurrent callers. A caller takes one that is free, or a new one; there are never more than the most callers
/// at a time, and the last few stay for the next.
/// </summary>
internal sealed class Workspaces(int arenaLength)
{
    private readonly Arena?[] free = new Arena?[2 * Environment.ProcessorCount];

    /// <summary>An arena that nobody else uses. Its slots hold old values, its halos zeros.</summary>
    public Arena Rent()
    {
        for (int i = 0; i < free.Length; i++)
        {
            if (free[i] is not null && Interlocked.Exchange(ref free[i], null) is { } arena)
            {
                return arena;
            }
        }

        return new Arena(arenaLength);
    }

    /// <summary>Gives an arena back; where all places are taken it is dropped.</summary>
    public void Return(Arena arena)
    {
        for (int i = 0; i < free.Length; i++)
        {
            if (free[i] is null && Interlocked.CompareExchange(ref free[i], arena, null) is null)
            {
                return;
            }
        }
    }
}
