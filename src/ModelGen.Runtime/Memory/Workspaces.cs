using System.Numerics;
using System.Runtime.InteropServices;

namespace ModelGen.Memory;

/// <summary>
/// Arenas for concurrent callers. A caller takes one that is free, or a new one; there are never more than the most callers
/// at a time, and the last few stay for the next.
/// </summary>
internal sealed class Workspaces(int arenaLength)
{
    // A power of two.
    private readonly Place[] places = new Place[(int)BitOperations.RoundUpToPowerOf2(2 * (uint)Environment.ProcessorCount)];

    /// <summary>An arena that nobody else uses. Its slots hold old values, its halos zeros.</summary>
    /// <remarks>A thread looks first where it left one the last time: that one is in its processor's cache.</remarks>
    public Arena Rent() => Interlocked.Exchange(ref Home.Free, null) ?? RentElsewhere();

    /// <summary>Gives an arena back; where all places are taken it is dropped.</summary>
    public void Return(Arena arena)
    {
        if (Interlocked.CompareExchange(ref Home.Free, arena, null) is not null)
        {
            ReturnElsewhere(arena);
        }
    }

    private ref Place Home => ref places[Environment.CurrentManagedThreadId & (places.Length - 1)];

    private Arena RentElsewhere()
    {
        foreach (ref Place place in places.AsSpan())
        {
            if (place.Free is not null && Interlocked.Exchange(ref place.Free, null) is { } arena)
            {
                return arena;
            }
        }

        return new Arena(arenaLength);
    }

    private void ReturnElsewhere(Arena arena)
    {
        foreach (ref Place place in places.AsSpan())
        {
            if (place.Free is null && Interlocked.CompareExchange(ref place.Free, arena, null) is null)
            {
                return;
            }
        }
    }

    /// <summary>A cache line of its own, so that threads do not wait for each other's.</summary>
    [StructLayout(LayoutKind.Sequential, Size = 64)]
    private struct Place
    {
        public Arena? Free;
    }
}
