namespace ModelGen.Kernels.Reference;

/// <summary>
/// One product of a layer: output Y takes input X times weight W. Indices into one sample of (H, W, C), the kernel and one
/// sample of (H', W', O).
/// </summary>
internal readonly record struct Term(int X, int W, int Y);
