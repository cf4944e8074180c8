using ILGPU;
using ILGPU.Runtime;

namespace ModelGen.GpuKernels;

/// <summary>Adds numbers of the threads of a group through shared memory, always in the same order. All threads of the group call.</summary>
/// <remarks>
/// The group is cut into runs of lanes, a power of two of threads each, and every run has its own result, which all of its
/// threads get. A group has <see cref="GpuStream.GroupSize"/> threads.
/// </remarks>
internal static class GroupSum
{
    /// <summary>The smallest power of two that is not less than the length, or the whole group: threads that share one row.</summary>
    public static int Lanes(int length)
    {
        int lanes = 1;
        while (lanes < length && lanes < GpuStream.GroupSize)
        {
            lanes *= 2;
        }

        return lanes;
    }

    /// <summary>The sum over the lanes of a run.</summary>
    public static float Of(float value, int lanes)
    {
        ArrayView<float> shared = SharedMemory.Allocate<float>(GpuStream.GroupSize);
        int thread = Group.IdxX, lane = thread & (lanes - 1);
        shared[thread] = value;
        Group.Barrier();
        for (int step = lanes >> 1; step > 0; step >>= 1)
        {
            if (lane < step)
            {
                shared[thread] += shared[thread + step];
            }

            Group.Barrier();
        }

        float sum = shared[thread - lane];

        // The next call writes there.
        Group.Barrier();
        return sum;
    }

    /// <summary>The largest over the lanes of a run; NaN if any is.</summary>
    public static float Maximum(float value, int lanes)
    {
        ArrayView<float> shared = SharedMemory.Allocate<float>(GpuStream.GroupSize);
        int thread = Group.IdxX, lane = thread & (lanes - 1);
        shared[thread] = value;
        Group.Barrier();
        for (int step = lanes >> 1; step > 0; step >>= 1)
        {
            if (lane < step)
            {
                shared[thread] = GpuFloat.Max(new(shared[thread]), new(shared[thread + step])).Value;
            }

            Group.Barrier();
        }

        float maximum = shared[thread - lane];
        Group.Barrier();
        return maximum;
    }

    /// <summary>Returns the sum over the whole group in double precision; see <see cref="Of(float, int)"/>.</summary>
    public static double Of(double value)
    {
        ArrayView<double> shared = SharedMemory.Allocate<double>(GpuStream.GroupSize);
        int thread = Group.IdxX;
        shared[thread] = value;
        Group.Barrier();
        for (int step = GpuStream.GroupSize >> 1; step > 0; step >>= 1)
        {
            if (thread < step)
            {
                shared[thread] += shared[thread + step];
            }

            Group.Barrier();
        }

        double sum = shared[0];
        Group.Barrier();
        return sum;
    }
}
