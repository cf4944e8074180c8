using System.Runtime.CompilerServices;
using ModelGen.Memory;
using ModelGen.Simd;

namespace ModelGen.Kernels;

/// <summary>
/// Sets each value to 0 with probability rate and divides the rest by 1 - rate, so that the expected value stays (Srivastava
/// et al., 2014).
/// </summary>
public static unsafe class Dropout
{
    /// <summary>
    /// y = x / (1 - rate) or 0. The same call with dy and dx is the backward pass. y may be the same memory as x, with the
    /// same halo.
    /// </summary>
    /// <remarks>
    /// Whether a value is dropped depends on the key and the value's place in the batch, (firstSample + sample) * size + its
    /// index in the sample: on no split into lanes, threads or micro-batches, and on no halo.
    /// </remarks>
    /// <param name="x">(samples, height, width, channels)</param>
    /// <param name="y">The same shape.</param>
    /// <param name="rate">In [0, 1).</param>
    /// <param name="key">Names the mask. A negative step is not a training step: nothing is dropped.</param>
    /// <param name="firstSample">The number in the batch of the first sample of the map.</param>
    /// <param name="samples">How many samples.</param>
    /// <exception cref="ArgumentException">The maps differ in shape or hold fewer samples.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The rate is outside [0, 1), or the first sample negative.</exception>
    public static void Apply(FeatureMap x, FeatureMap y, float rate, in DropoutKey key, int firstSample, int samples)
    {
        Expect.Samples(x, samples);
        Expect.Map(y, samples, x);
        ArgumentOutOfRangeException.ThrowIfNegative(firstSample);
        if (!(rate >= 0 && rate < 1))
        {
            throw new ArgumentOutOfRangeException(nameof(rate), rate, "A dropout rate must be at least 0 and less than 1.");
        }

        if (key.Step < 0)
        {
            Rescaling.Forward(x, y, scale: 1, offset: 0, samples);
            return;
        }

        ulong index = (ulong)firstSample * (ulong)x.Size;
        float* buffer = stackalloc float[UniformWindow.Capacity];
        UniformSequence sequence = new(new(key.Seed, RandomPurpose.Dropout, key.Layer, key.Step));
        UniformWindow numbers = new(sequence, buffer, end: index + ((ulong)samples * (ulong)x.Size));
        RowGrid grid = RowGrid.Of(x, y, samples);
        fixed (float* xData = x.Data, yData = y.Data)
        {
            Rows from = new(xData, x), to = new(yData, y);
            for (int sample = 0; sample < grid.Samples; sample++)
            {
                for (int row = 0; row < grid.Rows; row++)
                {
                    for (int i = 0, length; i < grid.Length; i += length, index += (ulong)length)
                    {
                        float* number = numbers.At(index, out int available);
                        length = Math.Min(available, grid.Length - i);
                        Elementwise.Store(new Mask(from[sample, row] + i, number, rate), to[sample, row] + i, length);
                    }
                }
            }
        }
    }

    private readonly struct Mask(float* x, float* numbers, float rate) : IElementwise
    {
        private readonly float scale = 1 / (1 - rate);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public V At<V>(int index)
            where V : unmanaged, IVector<V> =>
            V.Select(V.GreaterThan(V.Broadcast(rate), V.Load(numbers + index)), V.Zero, V.Load(x + index) * V.Broadcast(scale));
    }
}
