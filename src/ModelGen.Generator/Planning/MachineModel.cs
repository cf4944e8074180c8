using System;

namespace ModelGen.Generator.Planning;

/// <summary>What planning assumes of the machine.</summary>
internal static class MachineModel
{
    /// <summary>Slots begin on a cache line, which is also the widest vector.</summary>
    public const int AlignmentFloats = 16;

    /// <summary>The second-level cache of a core.</summary>
    public const long SecondLevelCacheBytes = 1024 * 1024;

    /// <summary>
    /// What one lane's slots should fit into: half of a 1 MiB second-level cache, so that weights and gradients have the other half.
    /// </summary>
    public const long SlotBytes = 512 * 1024;

    /// <summary>Beyond this many samples a kernel gains nothing.</summary>
    public const int MaxMicroBatch = 64;

    /// <summary>Kernels work on this many pixels or samples at a time; a micro-batch of vectors is a multiple where it can be.</summary>
    public const int TileRows = 8;

    public static long Align(long floats) => (floats + AlignmentFloats - 1) / AlignmentFloats * AlignmentFloats;

    /// <summary>The most samples whose slots stay in the cache; at least one.</summary>
    /// <param name="floats">The arena's length for a number of samples; a part of it may be the same for any number.</param>
    public static int MicroBatch(Func<int, long> floats)
    {
        int samples = MaxMicroBatch;
        while (samples > 1 && floats(samples) > SlotBytes / sizeof(float))
        {
            samples -= samples > TileRows ? TileRows : 1;
        }

        return samples;
    }
}
