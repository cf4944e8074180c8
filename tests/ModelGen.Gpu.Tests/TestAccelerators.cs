using ILGPU;
using ILGPU.Runtime;
using ILGPU.Runtime.CPU;
using ILGPU.Runtime.OpenCL;
using ModelGen.GpuKernels;

namespace ModelGen.GpuTests;

/// <summary>The devices that kernels are tested on: a real compiler where there is an OpenCL platform, and ILGPU's emulation for small shapes.</summary>
internal static class TestAccelerators
{
    public const string NoOpenCL = "There is no OpenCL device; Debian's packages pocl-opencl-icd and ocl-icd-opencl-dev make one of the processor.";

    /// <summary>Whether the machine has an OpenCL device.</summary>
    public static bool HasOpenCL { get; } = FindOpenCL();

    /// <summary>Runs an action on a fresh device: a kernel that fails to compile spoils its context.</summary>
    public static void OnOpenCL(Action<GpuStream> action)
    {
        using Context context = OpenCLContext();
        using Accelerator accelerator = context.GetCLDevice(0).CreateCLAccelerator(context);
        using GpuStream stream = new(accelerator);
        action(stream);
        stream.Synchronize();
    }

    /// <summary>As <see cref="OnOpenCL"/>, emulated: slow, and an exception in a kernel ends the process.</summary>
    public static void OnCpu(Action<GpuStream> action)
    {
        using Context context = Context.Create().Optimize(OptimizationLevel.O2).CPU(new CPUDevice(32, 8, 1)).ToContext();
        using Accelerator accelerator = context.GetCPUDevice(0).CreateCPUAccelerator(context, CPUAcceleratorMode.Parallel);
        using GpuStream stream = new(accelerator);
        action(stream);
        stream.Synchronize();
    }

    private static Context OpenCLContext() => GenericAddressSpace.OpenCL(Context.Create().Optimize(OptimizationLevel.O2)).ToContext();

    private static bool FindOpenCL()
    {
        try
        {
            using Context context = OpenCLContext();
            return context.GetCLDevices().Count > 0;
        }
        catch (Exception exception) when (exception is DllNotFoundException or TypeInitializationException or NotSupportedException)
        {
            return false;
        }
    }
}
