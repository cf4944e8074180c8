namespace ModelGen.Generator.Planning;

/// <summary>Holds the constants that planning assumes for every machine.</summary>
internal static class MachineModel
{
    /// <summary>Slots begin on a cache line, which is also the widest vector.</summary>
    public const int AlignmentFloats = 16;

    /// <summary>Kernels work on this many pixels or samples at a time; a micro-batch of vectors is a multiple where it can be.</summary>
    public const int TileRows = 8;

    public static long Align(long floats) => (floats + AlignmentFloats - 1) / AlignmentFloats * AlignmentFloats;
}
