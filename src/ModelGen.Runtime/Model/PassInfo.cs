namespace ModelGen;

/// <summary>The memory of one pass over one micro-batch.</summary>
/// <param name="MicroBatch">The most samples that one call of the pass sees.</param>
/// <param name="ArenaLength">Floats of the arena that holds all its slots.</param>
public sealed record PassInfo(int MicroBatch, int ArenaLength);
