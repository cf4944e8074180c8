using ILGPU;
using ILGPU.Runtime;

namespace ModelGen.GpuKernels;

/// <summary>Four floats that lie side by side: what a thread reads or writes at once.</summary>
internal struct Float4
{
    public float X;
    public float Y;
    public float Z;
    public float W;

    /// <summary>Bytes of one, and what its address has to be a multiple of.</summary>
    private const int Bytes = 16;

    public Float4(float x, float y, float z, float w) => (X, Y, Z, W) = (x, y, z, w);

    /// <summary>Memory that begins at a multiple of four floats, four by four.</summary>
    public static ArrayView<Float4> In(ArrayView<float> data) => data.AsAligned(Bytes).Cast<Float4>();
}
