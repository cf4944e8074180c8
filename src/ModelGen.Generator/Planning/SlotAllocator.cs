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
        foreach (Piece piece in pieces.OrderByDescending(piece => piece.Floats(samples)).ThenBy(piece => piece.FirstUse))
        {
            long size = MachineModel.Align(piece.Floats(samples));
            Dictionary<Piece, long> placed = offsets;
            long offset = 0;
            foreach (Piece other in placed.Keys.Where(piece.Overlaps).OrderBy(other => placed[other]))
            {
                if (offset + size <= placed[other])
                {
                    break;
                }

                offset = System.Math.Max(offset, placed[other] + MachineModel.Align(other.Floats(samples)));
            }

            offsets[piece] = offset;
            length = System.Math.Max(length, offset + size);
        }

        return length;
    }
}
