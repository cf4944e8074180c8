using ILGPU;
using ILGPU.Runtime;

namespace ModelGen.GpuKernels;

/// <summary>Launches kernels on one device, one after the other.</summary>
public sealed class GpuStream : IDisposable
{
    /// <summary>Threads of a group where a kernel needs no other number: what every device can do.</summary>
    internal const int GroupSize = 256;

    private readonly Dictionary<Delegate, Delegate> launchers = [];
    private readonly List<MemoryBuffer> outgrown = [];
    private MemoryBuffer1D<float, Stride1D.Dense>? workspace;

    internal GpuStream(Accelerator accelerator)
    {
        Accelerator = accelerator;
        Stream = accelerator.DefaultStream;
    }

    internal Accelerator Accelerator { get; }

    internal AcceleratorStream Stream { get; }

    /// <summary>One number a sample of the batch, to which loss kernels add; its owner clears it before a pass.</summary>
    internal ArrayView<float> Losses { get; set; }

    /// <summary>Kernels launched up to now.</summary>
    internal long Launches { get; private set; }

    /// <summary>Waits until everything launched is done.</summary>
    internal void Synchronize() => Stream.Synchronize();

    /// <summary>Runs a kernel that asks for its place by <c>Grid</c> and <c>Group</c>; compiled once, and a launch allocates nothing.</summary>
    /// <param name="kernel">A static method, of which the compiler keeps one delegate.</param>
    /// <param name="arguments">A struct of views and numbers.</param>
    /// <param name="groups">Groups of threads; none launches nothing.</param>
    /// <param name="groupSize">Threads of a group.</param>
    internal void Launch<TArguments>(Action<TArguments> kernel, TArguments arguments, Index3D groups, int groupSize = GroupSize)
        where TArguments : struct
    {
        if (groups.Size == 0)
        {
            return;
        }

        if (!launchers.TryGetValue(kernel, out Delegate? launcher))
        {
            launcher = Accelerator.LoadKernel<TArguments>(kernel);
            launchers.Add(kernel, launcher);
        }

        ((Action<AcceleratorStream, KernelConfig, TArguments>)launcher)(Stream, new KernelConfig(groups, new Index3D(groupSize, 1, 1)), arguments);
        Launches++;
    }

    /// <summary>Runs a kernel with at least <paramref name="threads"/> threads: each asks whether its number is below its limit.</summary>
    internal void LaunchEach<TArguments>(Action<TArguments> kernel, TArguments arguments, long threads)
        where TArguments : struct =>
        Launch(kernel, arguments, new Index3D(checked((int)((threads + GroupSize - 1) / GroupSize)), 1, 1));

    /// <summary>
    /// Memory for one operation's partial sums, on the same device; valid until the next call. It grows to the largest size ever
    /// asked for, in the first step.
    /// </summary>
    internal ArrayView<float> Workspace(long floats)
    {
        if (workspace is null || workspace.Length < floats)
        {
            if (workspace is not null)
            {
                // Kernels under way may use it.
                outgrown.Add(workspace);
            }

            workspace = Accelerator.Allocate1D<float>(long.Max(floats, 1));
        }

        return workspace.View.SubView(0, floats);
    }

    /// <summary>Frees what the stream has for itself.</summary>
    public void Dispose()
    {
        workspace?.Dispose();
        foreach (MemoryBuffer buffer in outgrown)
        {
            buffer.Dispose();
        }
    }
}
