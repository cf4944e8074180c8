using ILGPU;
using ILGPU.Runtime;
using ILGPU.Runtime.OpenCL;
using ModelGen.GpuKernels;
using ModelGen.Training;
using Xunit;
using Xunit.Abstractions;

namespace ModelGen.GpuTests;

/// <summary>What a step costs beside arithmetic.</summary>
public class StepTests(ITestOutputHelper output)
{
    [OpenCLFact]
    public void A_step_of_the_digit_network_is_a_few_launches_and_allocates_a_marker()
    {
        using Context context = GenericAddressSpace.OpenCL(Context.Create().Optimize(OptimizationLevel.O2).Profiling()).ToContext();
        using Accelerator accelerator = context.GetCLDevice(0).CreateCLAccelerator(context);
        MnistCnn model = new(1);
        System.Random random = new(1);
        float[] inputs = [.. Enumerable.Range(0, 32 * 784).Select(_ => random.NextSingle())];
        Dataset data = Dataset.FromClasses(inputs, [.. Enumerable.Range(0, 32).Select(i => i % 10)], 10, 28, 28, 1);
        using GpuSteps steps = new(accelerator, model, ((IGpuModel)model).Program, data, new Adam(), batchSize: 16, seed: 1, classWeights: null);
        int[] order = [.. Enumerable.Range(0, 32)];
        for (int step = 0; step < 3; step++)
        {
            Run(step);
        }

        long launches = steps.Launches, bytes = GC.GetAllocatedBytesForCurrentThread();
        const int Steps = 8;
        for (int step = 3; step < 3 + Steps; step++)
        {
            Run(step);
        }

        bytes = (GC.GetAllocatedBytesForCurrentThread() - bytes) / Steps;
        launches = (steps.Launches - launches) / Steps;
        output.WriteLine($"{launches} launches, {bytes} bytes a step");
        Assert.InRange(launches, 1, 24);


        // A marker, which says when the step is done.
        Assert.InRange(bytes, 0, 512);

        void Run(int step)
        {
            steps.Begin(order.AsMemory(step % 2 * 16, 16), step);
            steps.End();
        }
    }
}
