using System.Collections.Generic;
using System.Linq;

namespace ModelGen.Generator.Planning;

/// <summary>
/// Places pieces of memory in an arena so that two that are in use at the same time never overlap: largest first, each at the
/// lowest offset that is free while it lives.
/// </summary>
internal static class SlotAllocator
{
    /// <summary>The arena's length in floats.</summary>
    public static long Assign(IReadOnlyList<SlotGroup> groups, int samples, out Dictionary<SlotGroup, long> offsets)
    {
        offsets = [];
        long length = 0;
        foreach (SlotGroup group in groups.OrderByDescending(group => group.SampleSize).ThenBy(group => group.FirstUse))
        {
            long size = MachineModel.Align(group.SampleSize * samples);
            Dictionary<SlotGroup, long> placed = offsets;
            long offset = 0;
            foreach (SlotGroup other in placed.Keys.Where(group.Overlaps).OrderBy(other => placed[other]))
            {
                if (offset + size <= placed[other])
                {
                    break;
                }

                offset = System.Math.Max(offset, placed[other] + MachineModel.Align(other.SampleSize * samples));
            }

            offsets[group] = offset;
            length = System.Math.Max(length, offset + size);
        }

        return length;
    }
}
