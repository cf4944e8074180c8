using System.Runtime.CompilerServices;
using ModelGen.Simd;

namespace ModelGen.Kernels;

/// <summary>The kernel's gradient for <see cref="TransposedDense"/>: a panel of inputs by one output after the other, each along the samples.</summary>
internal readonly unsafe struct TransposedKernelGradient<TShape>(FeatureMapPointer x, FeatureMapPointer dy, float* sums, int samples) : IPanelAction
    where TShape : struct, IDenseShape
{
    /// <summary>A panel of so many samples stays in the first-level cache for all outputs.</summary>
    private const int BlockSamples = 32;

    /// <remarks>Its panels do not overlap.</remarks>
    [SkipLocalsInit]
    public void Invoke<V>(int input, int skip)
        where V : unmanaged, IVector<V>
    {
        float* buffer = stackalloc float[(BlockSamples * V.Count) + RowCopy.Slack];
        float* copy = RowCopy.Align(buffer);
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

            AddProducts<V>(inputs, stride, dy.From(sample), count, input);
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private void AddProducts<V>(float* inputs, nint stride, FeatureMapPointer dy, int count, int input)
        where V : unmanaged, IVector<V>
    {
        float* gradient = sums + input;
        for (int output = 0; output < TShape.Outputs; output++)
        {
            float* factors = inputs;
            float* gradients = dy.Interior + output;
            V sum = V.Zero;
            for (int sample = 0; sample < count; sample++)
            {
                V.Accumulate(V.Broadcast(*gradients), V.Load(factors), ref sum);
                factors += stride;
                gradients += dy.SampleStride;
            }

            V.Store(V.Load(gradient) + sum, gradient);
            gradient += TShape.Inputs;
        }
    }
}
