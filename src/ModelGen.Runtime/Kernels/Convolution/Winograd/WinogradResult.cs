namespace ModelGen.Kernels;

/// <summary>Where a Winograd convolution writes, and what its epilogue reads.</summary>
internal readonly unsafe struct WinogradResult<TEpilogue>(FeatureMapPointer y, FeatureMapPointer beside, float* bias)
    where TEpilogue : struct, IOutputEpilogue
{
    public readonly FeatureMapPointer Y = y;

    /// <summary>The second map; Y where the epilogue has none.</summary>
    public readonly FeatureMapPointer Beside = beside;

    /// <summary>(O), or null for none.</summary>
    public readonly float* Bias = bias;
}
