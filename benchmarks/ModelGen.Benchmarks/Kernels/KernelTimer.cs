using System.Diagnostics;

namespace ModelGen.Benchmarks;

/// <summary>
/// Times a kernel in slices of about a millisecond with a slice of the multiply-add peak between them: on a machine whose clock
/// drifts, a share is that of neighbours. Of the two peaks beside a slice the higher one counts: other people's work only slows.
/// </summary>
internal sealed class KernelTimer(int slices)
{
    private const double SliceMilliseconds = 1;

    public KernelFigure SumOfProducts(KernelBenchmark kernel)
    {
        int calls = CallsPerSlice(kernel);
        List<double> rates = [];
        List<double> peaks = [FmaPeak.Measure()];
        List<double> shares = [];
        for (int slice = 0; slice < slices; slice++)
        {
            rates.Add(Rate(kernel, calls));
            peaks.Add(FmaPeak.Measure());
            shares.Add(rates[^1] / double.Max(peaks[^2], peaks[^1]));
        }

        return Named(kernel) with
        {
            Gflops = Statistics.Median(rates),
            PeakGflops = Statistics.Median(peaks),
            ShareOfPeak = Statistics.Median(shares),
            UndisturbedShare = Statistics.UpperDecile(shares),
        };
    }

    public KernelFigure Pass(KernelBenchmark kernel)
    {
        int calls = CallsPerSlice(kernel);
        return Named(kernel) with { GigabytesPerSecond = Statistics.Median(Enumerable.Range(0, slices).Select(_ => Rate(kernel, calls))) };
    }

    private static KernelFigure Named(KernelBenchmark kernel) => new(kernel.Layer, kernel.Kernel, kernel.Shape, kernel.Samples);

    /// <summary>Compiles and warms the kernel, too. A single call of a small one is shorter than the clock's tick.</summary>
    private static int CallsPerSlice(KernelBenchmark kernel)
    {
        const int WarmUp = 3;
        int calls = 1;
        double milliseconds = 0;
        for (int i = 0; i < WarmUp || milliseconds < SliceMilliseconds / 10; i++)
        {
            calls = i < WarmUp ? 1 : 2 * calls;
            milliseconds = Milliseconds(kernel, calls);
        }

        return int.Max(1, (int)(calls * SliceMilliseconds / milliseconds));
    }

    /// <summary>Work a nanosecond, which is giga-work a second.</summary>
    private static double Rate(KernelBenchmark kernel, int calls) => kernel.Work * calls / (Milliseconds(kernel, calls) * 1e6);

    private static double Milliseconds(KernelBenchmark kernel, int calls)
    {
        long started = Stopwatch.GetTimestamp();
        for (int i = 0; i < calls; i++)
        {
            kernel.Run();
        }

        return Stopwatch.GetElapsedTime(started).TotalMilliseconds;
    }
}
