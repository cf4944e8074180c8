using System.Runtime.CompilerServices;
using ModelGen.Simd;

namespace ModelGen.Kernels;

/// <summary>The kernel's gradient for <see cref="FewOutputs"/>.</summary>
internal readonly unsafe struct FewOutputsKernelGradient<TShape>(FeatureMapPointer x, FeatureMapPointer dy, float* dKernel, int samples) : IWidthAction
    where TShape : struct, IConv2DShape
{
    public void Invoke<V>()
        where V : unmanaged, IVector<V> => PixelChunks<TShape>.ForEach(x, dy, samples, new Chunk<V>(dKernel));

    /// <summary>From some output pixels: a tile of the window's vectors runs along them, one output channel after the other.</summary>
    private readonly struct Chunk<V>(float* dKernel) : IPixelChunkAction
        where V : unmanaged, IVector<V>
    {
        public void Invoke(FeatureMapPointer x, FeatureMapPointer dy, int samples, int height)
        {
            for (int output = 0; output < TShape.OutputChannels; output++)
            {
                Output(output, x, dy, samples, height);
            }
        }

        [SkipLocalsInit]
        [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
        private void Output(int output, FeatureMapPointer x, FeatureMapPointer dy, int samples, int height)
        {
            int vectors = WindowVectors<TShape, V>.Count;
            WindowVectors<TShape, V> windows = new(
                ConvolutionWindow<TShape>.First(x, output / (TShape.OutputChannels / TShape.Groups)), x.RowStride);
            Steps columns = new(TShape.OutputWidth, TShape.StrideWidth * TShape.InputChannels, TShape.OutputChannels);
            Steps rows = new(height, TShape.StrideHeight * x.RowStride, dy.RowStride);
            Steps maps = new(samples, x.SampleStride, dy.SampleStride);
            float* sums = stackalloc float[8 * V.Count];
            for (int vector = 0; vector < vectors; vector += Tile<V>.Rows)
            {
                Rows8 places = Rows8.Of(windows, vector, vectors - 1);
                Tile<V> tile = new(V.Zero);
                if (vectors - vector > 4)
                {
                    tile.MultiplyAdd<OneForEach, OneForAll>(Tile<V>.Rows, places, dy.Interior + output, columns, rows, maps);
                }
                else
                {
                    tile.MultiplyAdd<OneForEach, OneForAll>(4, places, dy.Interior + output, columns, rows, maps);
                }

                tile.Store<Linear>(Rows8.Even(sums, V.Count));
                Add(sums, vector, int.Min(Tile<V>.Rows, vectors - vector), output);
            }
        }

        /// <summary>Adds the vectors' elements to the rows of the kernel that they belong to.</summary>
        private void Add(float* sums, int first, int vectors, int output)
        {
            for (int vector = 0; vector < vectors; vector++)
            {
                int row = WindowVectors<TShape, V>.KernelRow(first + vector, out int skip);
                for (int i = skip; i < V.Count; i++)
                {
                    dKernel[((nint)(row + i) * TShape.OutputChannels) + output] += sums[(vector * V.Count) + i];
                }
            }
        }
    }
}
