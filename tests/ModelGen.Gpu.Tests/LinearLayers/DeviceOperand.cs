using ILGPU;
using ILGPU.Runtime;
using ModelGen.GpuKernels;
using ModelGen.Memory;
using Xunit;

namespace ModelGen.GpuTests;

/// <summary>An operand on a device, with marks on both sides: a kernel that reads or writes them is found out.</summary>
internal sealed class DeviceOperand : IDisposable
{
    private const int Guard = 4;
    private readonly MemoryBuffer1D<float, Stride1D.Dense> buffer;
    private readonly GpuStream gpu;

    public DeviceOperand(GpuStream gpu, ReadOnlySpan<float> values)
    {
        float[] marked = new float[Guard + values.Length + Guard];
        marked.AsSpan().Fill(float.NaN);
        values.CopyTo(marked.AsSpan(Guard));
        this.gpu = gpu;
        buffer = gpu.Accelerator.Allocate1D(marked);
        View = buffer.View.AsContiguous().SubView(Guard, values.Length);
    }

    public ArrayView<float> View { get; }

    /// <summary>The interiors of all samples.</summary>
    public static DeviceOperand Of(GpuStream gpu, FeatureMap map)
    {
        float[] values = new float[map.Samples * map.Size];
        for (int sample = 0; sample < map.Samples; sample++)
        {
            map.CopySampleTo(sample, values.AsSpan(sample * map.Size, map.Size));
        }

        return new(gpu, values);
    }

    public GpuMap As(FeatureMap map) => new(View, map.Height, map.Width, map.Channels);

    public void CopyTo(Span<float> values) => Download().CopyTo(values);

    public void CopyTo(FeatureMap map)
    {
        float[] values = Download();
        for (int sample = 0; sample < map.Samples; sample++)
        {
            map.CopySampleFrom(values.AsSpan(sample * map.Size, map.Size), sample);
        }
    }

    public void Dispose() => buffer.Dispose();

    private float[] Download()
    {
        gpu.Synchronize();
        float[] marked = buffer.GetAsArray1D();
        Assert.All([.. marked[..Guard], .. marked[^Guard..]], mark => Assert.True(float.IsNaN(mark), "Memory beside an operand was written."));
        return marked[Guard..^Guard];
    }
}
