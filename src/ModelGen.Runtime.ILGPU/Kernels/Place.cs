using ILGPU;

namespace ModelGen.GpuKernels;

/// <summary>Computes a thread's index among all threads of its launch.</summary>
internal static class Place
{
    /// <summary>The number of the thread, groups one after the other.</summary>
    public static int OfThread => (Grid.IdxX * Group.DimX) + Group.IdxX;
}
