using System.Runtime.CompilerServices;
using ModelGen.Simd;

namespace ModelGen.Kernels;

/// <summary>
/// The kernel's gradient for <see cref="FewColumns"/>: a panel of inputs by one output after the other, each along the samples.
/// It is summed with the inputs side by side and turned over last.
/// </summary>
internal readonly unsafe struct FewColumnsKernelGradient<TShape>(FeatureMapPointer x, FeatureMapPointer dy, float* dKernel, int samples) : IPanelAction
    where TShape : struct, IDenseShape
{
    /// <summary>A panel of so many samples stays in the first-level cache for all outputs.</summary>
    private const int BlockSamples = 32;

    [SkipLocalsInit]
    public void Invoke<V>(int input, int skip)
        where V : unmanaged, IVector<V>
    {
        float* sums = stackalloc float[FewColumns.Most * V.Count];
        float* copy = stackalloc float[BlockSamples * V.Count];
        new Span<float>(sums, TShape.Outputs * V.Count).Clear();
        for (int sample = 0; sample < samples; sample += BlockSamples)
        {
            int count = int.Min(BlockSamples, samples - sample);
            float* inputs = x.From(sample).Interior + input;
            nint stride = x.SampleStride;
            if (RowCopy.AreCrowded(stride))
            {
                new RowCopy(inputs, stride, copy, V.Count, count).Invoke<V>(0, 0);
                inputs = copy;
                stride = V.Count;
            }

            AddProducts<V>(inputs, stride, dy.From(sample), count, sums);
        }

        Transposition.Add(
            sums + skip, V.Count, TShape.Outputs, V.Count - skip, dKernel + ((nint)(input + skip) * TShape.Outputs), TShape.Outputs);
    }

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static void AddProducts<V>(float* inputs, nint stride, FeatureMapPointer dy, int count, float* sums)
        where V : unmanaged, IVector<V>
    {
        for (int output = 0; output < TShape.Outputs; output++)
        {
            float* factors = inputs;
            float* gradients = dy.Interior + output;
            V sum = V.Load(sums);
            for (int sample = 0; sample < count; sample++)
            {
                V.Accumulate(V.Broadcast(*gradients), V.Load(factors), ref sum);
                factors += stride;
                gradients += dy.SampleStride;
            }

            V.Store(sum, sums);
            sums += V.Count;
        }
    }
}
