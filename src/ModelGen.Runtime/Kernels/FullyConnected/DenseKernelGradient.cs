using System.Runtime.CompilerServices;
using ModelGen.Simd;

namespace ModelGen.Kernels;

/// <summary>
/// The kernel's gradient of some inputs from some samples: tiles of inputs by one panel of outputs, each along the samples.
/// One tile after another reads the same panel of dy.
/// </summary>
/// <param name="x">The inputs of each sample, side by side.</param>
/// <param name="xStride">Floats from one sample's inputs to the next's.</param>
/// <param name="dKernel">The first input's row.</param>
internal readonly unsafe struct DenseKernelGradient<TShape>(float* x, nint xStride, FeatureMapPointer dy, float* dKernel, int inputs, int samples) : IPanelAction
    where TShape : struct, IDenseShape
{
    private const int BlockSamples = 128;

    /// <summary>Whole tiles of six and of twelve rows, and whole cache lines.</summary>
    private const int BlockInputs = 48;

    /// <summary>From so many inputs on, a copy of a panel of dy costs less time than it saves.</summary>
    private const int ManyInputs = 512;

    /// <summary>A gradient of so many weights is not in the first-level cache.</summary>
    private const int ManyWeights = 1 << 15;

    /// <summary>All inputs and samples. Tiles of twelve rows take long enough for x to come from the second-level cache each time.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Run<TPanels>(FeatureMapPointer x, FeatureMapPointer dy, float* dKernel, int samples)
        where TPanels : struct, IPanels => Run<TPanels>(x, dy, dKernel, samples, RowCopy.AreCrowded(x.SampleStride) && !F32x16.IsSupported);

    /// <summary>All inputs and samples.</summary>
    /// <param name="copies">Whether x is copied, block by block, instead of read where it lies.</param>
    public static void Run<TPanels>(FeatureMapPointer x, FeatureMapPointer dy, float* dKernel, int samples, bool copies)
        where TPanels : struct, IPanels
    {
        for (int sample = 0; sample < samples; sample += BlockSamples)
        {
            FeatureMapPointer from = x.From(sample), gradients = dy.From(sample);
            int count = int.Min(BlockSamples, samples - sample);
            if (copies)
            {
                InBlocks<TPanels>(from, gradients, dKernel, count);
            }
            else
            {
                TPanels.Cover(
                    TShape.Outputs,
                    new DenseKernelGradient<TShape>(from.Interior, x.SampleStride, gradients, dKernel, TShape.Inputs, count));
            }
        }
    }

    /// <summary>Each block of inputs is copied to where it is dense.</summary>
    [SkipLocalsInit]
    private static void InBlocks<TPanels>(FeatureMapPointer x, FeatureMapPointer dy, float* dKernel, int samples)
        where TPanels : struct, IPanels
    {
        float* buffer = stackalloc float[(BlockSamples * BlockInputs) + RowCopy.Slack];
        float* block = RowCopy.Align(buffer);
        for (int input = 0; input < TShape.Inputs; input += BlockInputs)
        {
            int inputs = int.Min(BlockInputs, TShape.Inputs - input);
            MixedPanels.Cover(inputs, new RowCopy(x.Interior + input, x.SampleStride, block, BlockInputs, samples));
            TPanels.Cover(
                TShape.Outputs,
                new DenseKernelGradient<TShape>(block, BlockInputs, dy, dKernel + ((nint)input * TShape.Outputs), inputs, samples));
        }
    }

    [SkipLocalsInit]
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public void Invoke<V>(int output, int skip)
        where V : unmanaged, IVector<V>
    {
        float* panel = dy.Interior + output;
        nint panelStride = dy.SampleStride;
        if (inputs >= ManyInputs)
        {
            float* buffer = stackalloc float[(BlockSamples * V.Count) + RowCopy.Slack];
            float* copy = RowCopy.Align(buffer);
            new RowCopy(panel, panelStride, copy, V.Count, samples).Invoke<V>(0, 0);
            panel = copy;
            panelStride = V.Count;
        }

        int input = 0;
        for (; input + TallTile<V>.Rows <= inputs; input += TallTile<V>.Rows)
        {
            float* gradient = dKernel + ((nint)input * TShape.Outputs) + output;
            if (TShape.Inputs * TShape.Outputs >= ManyWeights)
            {
                Prefetch.Rows(gradient, TallTile<V>.Rows, TShape.Outputs, V.Count);
            }

            TallTile<V> tile = TallTile<V>.SumOfProducts(x + input, xStride, panel, panelStride, samples);
            tile.AddTo(gradient, TShape.Outputs, skip);
        }

        MatrixRows columns = new(x, 1);
        Steps steps = new(samples, xStride, panelStride);
        for (; input < inputs; input += 4)
        {
            Tile<V> tile = new(V.Zero);
            tile.MultiplyAddFour(columns.Tile(input, inputs, 4), panel, steps, Steps.Once, Steps.Once);
            tile.AddTo(dKernel + ((nint)input * TShape.Outputs) + output, TShape.Outputs, int.Min(4, inputs - input), skip);
        }
    }
}
