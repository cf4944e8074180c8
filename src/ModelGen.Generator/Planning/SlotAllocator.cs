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
    public static long Assign(IReadOnlyList<Piece> pieces, int samples, out Dictionary<Piece, long> offsets)
    {
        offsets = [];
        long length = 0;

        // In the order of their offsets. Every piece looks at all before it: plain values side by side keep that cheap.
        Place[] placed = new Place[pieces.Count];
        int count = 0;
        foreach (Piece piece in pieces.OrderByDescending(piece => piece.Floats(samples)).ThenBy(piece => piece.FirstUse))
        {
            long size = MachineModel.Align(piece.Floats(samples));
            (int first, int last) = (piece.FirstUse, piece.LastUse);
            long offset = 0;
            for (int i = 0; i < count; i++)
            {
                ref readonly Place other = ref placed[i];
                if (!other.IsInUse(first, last))
                {
                    continue;
                }

                if (offset + size <= other.Start)
                {
                    break;
                }

                offset = System.Math.Max(offset, other.End);
            }

            offsets[piece] = offset;
            length = System.Math.Max(length, offset + size);
            int at = count++;
            for (; at > 0 && placed[at - 1].Start > offset; at--)
            {
                placed[at] = placed[at - 1];
            }

            placed[at] = new(offset, offset + size, first, last);
        }

        return length;
    }

    /// <summary>Holds a block's memory range, and its first and last use.</summary>
    private readonly struct Place(long start, long end, int firstUse, int lastUse)
    {
        public long Start => start;

        public long End => end;

        /// <summary>True if it is in use at any time between two calls.</summary>
        public bool IsInUse(int first, int last) => firstUse <= last && first <= lastUse;
    }
}
