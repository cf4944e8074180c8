using ILGPU;
using ILGPU.Runtime;
using ModelGen.GpuKernels;

namespace ModelGen.GpuTests;

/// <summary>Numbers to compute with, and their way to the device and back.</summary>
internal static class TestArrays
{
    /// <summary>Numbers between -range and range, the same on every run.</summary>
    public static float[] Random(int length, int seed, float range = 2)
    {
        System.Random random = new(seed);
        float[] values = new float[length];
        foreach (ref float value in values.AsSpan())
        {
            value = ((random.NextSingle() * 2) - 1) * range;
        }

        return values;
    }

    /// <summary>Whole numbers from -range to range: their sums are exact in any order.</summary>
    public static float[] Whole(int length, int seed, int range = 7)
    {
        System.Random random = new(seed);
        float[] values = new float[length];
        foreach (ref float value in values.AsSpan())
        {
            value = random.Next(-range, range + 1);
        }

        return values;
    }

    /// <summary>A copy on the device, freed with it.</summary>
    public static ArrayView<T> Upload<T>(this GpuStream gpu, T[] values)
        where T : unmanaged => gpu.Accelerator.Allocate1D(values).View;

    /// <summary>A map of all of the values, on the device.</summary>
    public static GpuMap Upload(this GpuStream gpu, float[] values, int height, int width, int channels) =>
        new(gpu.Upload(values), height, width, channels);

    /// <summary>Memory whose every float is NaN, so that one that is not written shows.</summary>
    public static ArrayView<float> Unwritten(this GpuStream gpu, int length)
    {
        float[] values = new float[length];
        values.AsSpan().Fill(float.NaN);
        return gpu.Upload(values);
    }

    /// <summary>What a view holds when all that was launched is done.</summary>
    public static T[] Download<T>(this GpuStream gpu, ArrayView<T> view)
        where T : unmanaged
    {
        gpu.Synchronize();
        T[] values = new T[view.Length];
        view.CopyToCPU(values);
        return values;
    }
}
