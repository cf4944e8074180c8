using System.Runtime.CompilerServices;
using ModelGen.Simd;

namespace ModelGen.Kernels;

/// <summary>
/// The kernel's gradient for <see cref="OneChannel"/>: some rows of dy as planes, then two taps at a time. A product of a
/// column is added to one of 16 sums side by side, or 8 or 4 of shorter rows; they are added up last. They are as many on
/// every machine, so all give the same bits.
/// </summary>
internal readonly unsafe struct OneChannelKernelGradient<TShape>(FeatureMapPointer x, FeatureMapPointer dy, float* dKernel, int samples) : IWidthAction
    where TShape : struct, IConv2DShape
{
    private static int Taps
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => TShape.KernelHeight * TShape.KernelWidth;
    }

    /// <summary>Sums side by side.</summary>
    private static int Lanes
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => TShape.OutputWidth >= 16 ? 16 : TShape.OutputWidth >= 8 ? 8 : 4;
    }

    [SkipLocalsInit]
    public void Invoke<V>()
        where V : unmanaged, IVector<V>
    {
        // One tap more: if they are odd, the last has nothing beside it.
        int length = (Taps + 1) * TShape.OutputChannels * Lanes;
        float* buffer = stackalloc float[length + RowCopy.Slack];
        float* sums = RowCopy.Align(buffer);
        new Span<float>(sums, length).Clear();
        PixelChunks<TShape>.ForEach(x, dy, samples, new Chunk<V>(sums));
        for (int i = 0; i < Taps * TShape.OutputChannels; i++)
        {
            F32x4 sum = F32x4.Load(sums);
            for (int lane = F32x4.Count; lane < Lanes; lane += F32x4.Count)
            {
                sum += F32x4.Load(sums + lane);
            }

            dKernel[i] += F32x4.Sum(sum);
            sums += Lanes;
        }
    }

    /// <summary>From some output pixels.</summary>
    private readonly struct Chunk<V>(float* sums) : IPixelChunkAction
        where V : unmanaged, IVector<V>
    {
        /// <summary>Runs of lanes in a row. The last one ends with the row; what the one before it has, too, is 0 in the planes.</summary>
        private static int Runs
        {
            [MethodImpl(MethodImplOptions.AggressiveInlining)]
            get => (TShape.OutputWidth + Lanes - 1) / Lanes;
        }

        /// <summary>Floats of a row of a plane.</summary>
        private static int Row
        {
            [MethodImpl(MethodImplOptions.AggressiveInlining)]
            get => Runs * Lanes;
        }

        /// <summary>Floats of a plane: of as many rows as there are in a chunk.</summary>
        private static int Plane
        {
            [MethodImpl(MethodImplOptions.AggressiveInlining)]
            get => PixelChunks<TShape>.Pixels / TShape.OutputWidth * Row;
        }

        [SkipLocalsInit]
        [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
        public void Invoke(FeatureMapPointer x, FeatureMapPointer dy, int samples, int height)
        {
            float* buffer = stackalloc float[(int.Max(4, TShape.OutputChannels) * Plane) + RowCopy.Slack];
            float* planes = RowCopy.Align(buffer);
            Split(dy, samples, height, planes);
            for (int tap = 0; tap < Taps; tap += 2)
            {
                float* first = Tap(x, tap), second = Tap(x, int.Min(tap + 1, Taps - 1));
                for (int lane = 0; lane < Lanes; lane += V.Count)
                {
                    AddTwoTaps(
                        x, first + lane, (nint)(second - first), planes + lane, samples, height,
                        sums + (tap * TShape.OutputChannels * Lanes) + lane);
                }
            }
        }

        /// <summary>Returns the element that a tap reads in the first window.</summary>
        private static float* Tap(FeatureMapPointer x, int tap) =>
            new KernelRows<TShape>(ConvolutionWindow<TShape>.First(x, 0), x.RowStride).At(tap);

        [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
        private static void Split(FeatureMapPointer dy, int samples, int height, float* planes)
        {
            for (int row = 0; row < samples * height; row++)
            {
                float* from = dy.Interior + (row / height * dy.SampleStride) + (row % height * dy.RowStride);
                for (int run = 0; run < Runs; run++)
                {
                    Planes.Split(
                        from + (FirstColumn(run) * TShape.OutputChannels), Lanes, TShape.OutputChannels, planes + (run * Lanes), Plane);
                }

                for (int again = 0; again < Row - TShape.OutputWidth; again++)
                {
                    for (int output = 0; output < TShape.OutputChannels; output++)
                    {
                        planes[(output * Plane) + Row - Lanes + again] = 0;
                    }
                }

                planes += Row;
            }
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private static int FirstColumn(int run) => int.Min(run * Lanes, TShape.OutputWidth - Lanes);

        /// <summary>A vector of the lanes of two taps, for all outputs: so each vector of dy is read for two sums of products.</summary>
        /// <param name="first">What the first tap sees in the first window.</param>
        /// <param name="second">Floats from there to what the second tap sees.</param>
        [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
        private static void AddTwoTaps(FeatureMapPointer x, float* first, nint second, float* planes, int samples, int height, float* sums) =>
            TwoVectors<TShape, V>.MultiplyAdd<OneForEach, Linear>(
                TShape.OutputChannels, sums, sums, Lanes, first, second, planes, Plane,
                new(height, TShape.StrideHeight * x.RowStride, Row), new(Runs, Lanes, Lanes), TShape.OutputWidth - Lanes,
                new(samples, x.SampleStride, height * Row));
    }
}
