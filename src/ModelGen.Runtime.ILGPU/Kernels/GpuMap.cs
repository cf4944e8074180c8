using ILGPU;

namespace ModelGen.GpuKernels;

/// <summary>Feature maps on a device: (samples, height, width, channels), dense, without a halo.</summary>
/// <param name="data">All samples, one after the other.</param>
public readonly struct GpuMap(ArrayView<float> data, int height, int width, int channels)
{
    /// <summary>All samples, one after the other.</summary>
    public ArrayView<float> Data { get; } = data;

    /// <summary>Rows of a sample.</summary>
    public int Height { get; } = height;

    /// <summary>Pixels of a row.</summary>
    public int Width { get; } = width;

    /// <summary>Floats of a pixel.</summary>
    public int Channels { get; } = channels;

    /// <summary>Floats of a sample.</summary>
    public int Size => checked(Height * Width * Channels);

    /// <summary>The first samples as plain floats.</summary>
    /// <param name="samples">How many samples.</param>
    public ArrayView<float> Flat(int samples) => Data.SubView(0, (long)samples * Size);
}
