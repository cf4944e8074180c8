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

        // In the order of their offsets.
        List<(long Start, long End, Piece Piece)> placed = [];
        foreach (Piece piece in pieces.OrderByDescending(piece => piece.Floats(samples)).ThenBy(piece => piece.FirstUse))
        {
            long size = MachineModel.Align(piece.Floats(samples));
            long offset = 0;
            foreach ((long start, long end, Piece other) in placed)
            {
                if (!piece.Overlaps(other))
                {
                    continue;
                }

                if (offset + size <= start)
                {
                    break;
                }

                offset = System.Math.Max(offset, end);
            }

            offsets[piece] = offset;
            length = System.Math.Max(length, offset + size);
            int at = placed.FindIndex(other => other.Start > offset);
            placed.Insert(at < 0 ? placed.Count : at, (offset, offset + size, piece));
        }

        return length;
    }
}
