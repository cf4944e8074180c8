using ILGPU;
using ModelGen.Kernels;

namespace ModelGen.GpuKernels;

/// <summary>
/// Sets each value to 0 with probability rate and divides the rest by 1 - rate, so that the expected value stays (Srivastava
/// et al., 2014). The masks are the CPU's, bit for bit.
/// </summary>
public static class Dropout
{
    private const float Unit = 1f / (1 << 24);

    /// <summary>
    /// y = x / (1 - rate) or 0. The same call with dy and dx is the backward pass. y may be the same memory as x.
    /// </summary>
    /// <param name="gpu">Where it runs.</param>
    /// <param name="x">(samples, height, width, channels)</param>
    /// <param name="y">The same shape.</param>
    /// <param name="rate">In [0, 1).</param>
    /// <param name="key">Names the mask. A negative step is not a training step: nothing is dropped.</param>
    /// <param name="firstSample">The number in the batch of the first sample of the map.</param>
    /// <param name="samples">How many samples.</param>
    /// <exception cref="ArgumentException">The maps differ in shape or hold fewer samples.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The rate is outside [0, 1), or the first sample negative.</exception>
    public static void Apply(GpuStream gpu, GpuMap x, GpuMap y, float rate, in DropoutKey key, int firstSample, int samples)
    {
        GpuExpect.Samples(x, samples);
        GpuExpect.Map(y, samples, x);
        ArgumentOutOfRangeException.ThrowIfNegative(firstSample);
        if (!(rate >= 0 && rate < 1))
        {
            throw new ArgumentOutOfRangeException(nameof(rate), rate, "A dropout rate must be at least 0 and less than 1.");
        }

        if (key.Step < 0)
        {
            Rescaling.Forward(gpu, x, y, scale: 1, offset: 0, samples);
            return;
        }

        long start = (long)firstSample * x.Size;
        long group = start / UniformSequence.Group;
        int length = samples * x.Size;
        PhiloxBlock counter = new RandomKey(key.Seed, RandomPurpose.Dropout, key.Layer, key.Step).Counter(0);
        Arguments arguments = new()
        {
            X = x.Data,
            Y = y.Data,
            Length = length,
            FirstBlock = group * 16,
            Skipped = (int)(start - (group * UniformSequence.Group)),
            Step = counter.Word2,
            Item = counter.Word3,
            Seed = key.Seed,
            Rate = rate,
            Scale = 1 / (1 - rate),
        };

        // Whole groups, also where the values begin or end inside one.
        long groups = (arguments.Skipped + (long)length + UniformSequence.Group - 1) / UniformSequence.Group;
        gpu.LaunchEach(Kernel, arguments, length == 0 ? 0 : groups * 16);
    }

    /// <summary>A thread computes one block of four numbers, which lie 16 apart (see <see cref="UniformSequence"/>).</summary>
    private static void Kernel(Arguments arguments)
    {
        int thread = Place.OfThread;
        ulong block = (ulong)(arguments.FirstBlock + thread);
        PhiloxBlock words = Philox.Encrypt(new((uint)block, (uint)(block >> 32), arguments.Step, arguments.Item), arguments.Seed);

        // Threads behind the last number come to a place behind the last value.
        long place = ((long)(thread / 16) * 64) + (thread % 16) - arguments.Skipped;
        Apply(arguments, place, words.Word0);
        Apply(arguments, place + 16, words.Word1);
        Apply(arguments, place + 32, words.Word2);
        Apply(arguments, place + 48, words.Word3);
    }

    private static void Apply(Arguments arguments, long place, uint word)
    {
        if (place >= 0 && place < arguments.Length)
        {
            float number = (word >> 8) * Unit;
            arguments.Y[place] = arguments.Rate > number ? 0 : arguments.X[place] * arguments.Scale;
        }
    }

    internal struct Arguments
    {
        internal ArrayView<float> X;
        internal ArrayView<float> Y;
        internal int Length;
        internal long FirstBlock;

        /// <summary>Numbers of the first group that belong to samples before the map's first.</summary>
        internal int Skipped;
        internal uint Step;
        internal uint Item;
        internal ulong Seed;
        internal float Rate;
        internal float Scale;
    }
}
