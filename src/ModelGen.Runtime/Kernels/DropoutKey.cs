namespace ModelGen.Kernels;

/// <summary>Names one dropout mask. The forward and the backward pass of a step use the same key, and so the same mask.</summary>
/// <param name="Seed">The seed of the training.</param>
/// <param name="Step">The optimizer step; its lower 32 bits count.</param>
/// <param name="Layer">The number of the layer in its model, below 2^24.</param>
public readonly record struct DropoutKey(ulong Seed, long Step, int Layer);
