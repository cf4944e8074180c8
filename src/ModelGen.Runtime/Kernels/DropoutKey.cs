namespace ModelGen.Kernels;

/// <summary>Names one dropout mask. The forward and the backward pass of a step use the same key, and so the same mask.</summary>
/// <param name="Seed">The seed of the training.</param>
/// <param name="Step">The optimizer step, of which the lower 32 bits count; negative outside training, where nothing is dropped.</param>
/// <param name="Layer">The number of the layer in its model, below 2^24.</param>
public readonly record struct DropoutKey(ulong Seed, long Step, int Layer);
