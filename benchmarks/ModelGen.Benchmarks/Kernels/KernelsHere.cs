using System.Text.Json;

namespace ModelGen.Benchmarks;

/// <summary>Measures the kernels in this process: writes its vectors' bits, then a line of JSON for each kernel.</summary>
internal static class KernelsHere
{
    public static void Write(int slices, int? samples, string? only)
    {
        Console.WriteLine(Machine.This.VectorBits);
        KernelTimer timer = new(slices);
        KernelList list = new(samples);
        KernelBenchmark[] sums = [.. list.SumsOfProducts.Where(Chosen)];
        KernelBenchmark[] passes = [.. list.Passes.Where(Chosen)];
        CommonOptions.ExpectAny(only, sums.Length + passes.Length);
        foreach (KernelBenchmark kernel in sums)
        {
            Write(timer.SumOfProducts(kernel));
        }

        foreach (KernelBenchmark kernel in passes)
        {
            Write(timer.Pass(kernel));
        }

        bool Chosen(KernelBenchmark kernel) => CommonOptions.Chooses(only, $"{kernel.Layer} {kernel.Kernel}");
    }

    private static void Write(KernelFigure figure) => Console.WriteLine(JsonSerializer.Serialize(figure, LineFormat.Default.KernelFigure));
}
