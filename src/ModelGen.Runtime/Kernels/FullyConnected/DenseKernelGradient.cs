using System.Runtime.CompilerServices;
using ModelGen.Simd;

namespace ModelGen.Kernels;

/// <summary>The kernel's gradient of some inputs from some samples: a tile of inputs by one panel of outputs runs along the samples.</summary>
/// <param name="x">The inputs of each sample, side by side.</param>
/// <param name="xStride">Floats from one sample's inputs to the next's.</param>
/// <param name="dKernel">The first input's row.</param>
internal readonly unsafe struct DenseKernelGradient<TShape>(float* x, nint xStride, FeatureMapPointer dy, float* dKernel, int inputs, int samples) : IPanelAction
    where TShape : struct, IDenseShape
{
    /// <summary>Whole tiles of eight and of six rows.</summary>
    private const int BlockInputs = 24;

    private const int BlockSamples = 128;

    /// <summary>
    /// All inputs and samples. What a tile reads of x lies a whole sample apart, often on the same few places of the cache: a
    /// block of it is copied to where it is dense.
    /// </summary>
    [SkipLocalsInit]
    public static void Run<TPanels>(FeatureMapPointer x, FeatureMapPointer dy, float* dKernel, int samples)
        where TPanels : struct, IPanels
    {
        float* block = stackalloc float[BlockSamples * BlockInputs];
        for (int sample = 0; sample < samples; sample += BlockSamples)
        {
            int count = int.Min(BlockSamples, samples - sample);
            for (int input = 0; input < TShape.Inputs; input += BlockInputs)
            {
                int inputs = int.Min(BlockInputs, TShape.Inputs - input);
                for (int s = 0; s < count; s++)
                {
                    new Span<float>(x.From(sample + s).Interior + input, inputs).CopyTo(new(block + (s * BlockInputs), BlockInputs));
                }

                TPanels.Cover(
                    TShape.Outputs,
                    new DenseKernelGradient<TShape>(block, BlockInputs, dy.From(sample), dKernel + ((nint)input * TShape.Outputs), inputs, count));
            }
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public void Invoke<V>(int output, int skip)
        where V : unmanaged, IVector<V>
    {
        MatrixRows columns = new(x, 1);
        Steps steps = new(samples, xStride, dy.SampleStride);
        for (int input = 0; input < inputs; input += Tile<V>.Rows)
        {
            float* gradient = dKernel + ((nint)input * TShape.Outputs) + output;
            Prefetch.Rows(gradient, int.Min(Tile<V>.Rows, inputs - input), TShape.Outputs, V.Count);
            Tile<V> tile = new(V.Zero);
            tile.MultiplyAdd(columns.Tile(input, inputs, Tile<V>.Rows), dy.Interior + output, steps, Steps.Once, Steps.Once);
            tile.AddTo(gradient, TShape.Outputs, inputs - input, skip);
        }
    }
}
