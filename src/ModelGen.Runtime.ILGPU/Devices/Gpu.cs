using System.Diagnostics.CodeAnalysis;
using ILGPU;
using ILGPU.Runtime;
using ILGPU.Runtime.CPU;
using ILGPU.Runtime.Cuda;
using ILGPU.Runtime.OpenCL;

namespace ModelGen;

/// <summary>The GPUs of this machine, as places to train: <c>options with { Device = Gpu.Default }</c>.</summary>
public static class Gpu
{
    private const string NoDynamicCode =
        "ILGPU compiles kernels at run time, which NativeAOT does not support. Publish without PublishAot, or train on the CPU.";

    private static readonly Lock Opening = new();
    private static GpuDevice? first;

    /// <summary>The first NVIDIA GPU, else the first OpenCL GPU; opened once for the process.</summary>
    /// <exception cref="GpuNotFoundException">There is none. An emulated device or a processor's OpenCL is never taken unasked.</exception>
    public static GpuDevice Default
    {
        [RequiresDynamicCode(NoDynamicCode)]
        get
        {
            lock (Opening)
            {
                return first is { IsDisposed: false } open ? open : first = OpenFirst();
            }
        }
    }

    /// <summary>An NVIDIA GPU by its number.</summary>
    /// <param name="index">0 for the first.</param>
    /// <exception cref="GpuNotFoundException">There is none of that number.</exception>
    [RequiresDynamicCode(NoDynamicCode)]
    public static GpuDevice Cuda(int index = 0) => Open(
        builder => builder.Cuda(), context => [.. context.GetCudaDevices()], index,
        "NVIDIA GPU", "Install NVIDIA's driver (nvidia-smi must list the GPU)");

    /// <summary>An OpenCL device by its number, GPUs before processors.</summary>
    /// <param name="index">0 for the first.</param>
    /// <exception cref="GpuNotFoundException">There is none of that number.</exception>
    [RequiresDynamicCode(NoDynamicCode)]
    public static GpuDevice OpenCL(int index = 0) => Open(
        GenericAddressSpace.OpenCL,
        context => [.. OpenCLDevices(context).OrderByDescending(IsGpu)], index,
        "OpenCL device", "Install the vendor's OpenCL driver and the loader libOpenCL.so (clinfo must list the device)");

    /// <summary>ILGPU's emulation on the processor, for debugging kernels: some thousand times slower than the CPU's own.</summary>
    [RequiresDynamicCode(NoDynamicCode)]
    public static GpuDevice Emulated() => Open(
        builder => builder.CPU(new CPUDevice(32, 8, 1)), context => [.. context.GetCPUDevices()], 0, "emulated device", "");

    [RequiresDynamicCode(NoDynamicCode)]
    private static GpuDevice OpenFirst()
    {
        try
        {
            return Cuda();
        }
        catch (GpuNotFoundException)
        {
            using Context context = NewContext(GenericAddressSpace.OpenCL, "OpenCL device", "");
            return OpenCLDevices(context).Any(IsGpu)
                ? OpenCL()
                : throw new GpuNotFoundException(
                    "This machine has no NVIDIA or OpenCL GPU, or no driver for it (nvidia-smi and clinfo list the GPUs that programs can use). "
                    + "Leave FitOptions.Device out to train on the CPU; Gpu.OpenCL() also takes a CPU's OpenCL driver; Gpu.Emulated() is ILGPU's emulator.");
        }
    }

    private static GpuDevice Open(
        Func<Context.Builder, Context.Builder> with, Func<Context, IReadOnlyList<ILGPU.Runtime.Device>> list, int index, string kind, string remedy)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        Context context = NewContext(with, kind, remedy);
        try
        {
            IReadOnlyList<ILGPU.Runtime.Device> devices = list(context);
            if (index >= devices.Count)
            {
                throw new GpuNotFoundException(
                    $"{kind} {index} does not exist: {(devices.Count == 0 ? "none was found" : $"the last is {devices.Count - 1}")}. "
                    + $"{remedy}, or leave FitOptions.Device out to train on the CPU.");
            }

            // Sequential emulation would wait for itself at the first barrier.
            Accelerator accelerator = devices[index] is CPUDevice emulated
                ? emulated.CreateCPUAccelerator(context, CPUAcceleratorMode.Parallel)
                : devices[index].CreateAccelerator(context);
            return new GpuDevice(context, accelerator);
        }
        catch (Exception exception) when (exception is AcceleratorException or NotSupportedException)
        {
            context.Dispose();
            throw new GpuException($"The {kind} {index} could not be opened: {exception.Message}. {remedy}.", exception);
        }
        catch
        {
            context.Dispose();
            throw;
        }
    }

    private static List<CLDevice> OpenCLDevices(Context context)
    {
        List<CLDevice> devices = [];
        foreach (CLDevice device in context.GetCLDevices())
        {
            devices.Add(device);
        }

        return devices;
    }

    private static bool IsGpu(CLDevice device) => device.DeviceType.HasFlag(CLDeviceType.CL_DEVICE_TYPE_GPU);

    private static Context NewContext(Func<Context.Builder, Context.Builder> with, string kind, string remedy)
    {
        try
        {
            // Markers in a stream, which steps wait for, come with profiling.
            return with(Context.Create().Optimize(OptimizationLevel.O2).Profiling()).ToContext();
        }
        catch (Exception exception) when (exception is DllNotFoundException or TypeInitializationException or NotSupportedException or AcceleratorException)
        {
            throw new GpuNotFoundException($"No {kind} was found: {exception.GetBaseException().Message}. {remedy}, or leave FitOptions.Device out to train on the CPU.");
        }
    }
}
