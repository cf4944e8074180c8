using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace ModelGen.Memory;

/// <summary>
/// A view of (samples, height, width, channels) floats, channels last, each sample with a halo around it.
/// A vector is a map of height and width 1.
/// </summary>
public readonly ref struct FeatureMap
{
    /// <summary>
    /// The most floats that a map may hold, halos included. Two sizes of a map add up to less than 2^31, so that kernels may
    /// count in Int32.
    /// </summary>
    internal const int MaxLength = int.MaxValue / 2;

    /// <summary>Looks at <paramref name="data"/>, which begins with the halo of the first sample.</summary>
    /// <exception cref="ArgumentException">
    /// The data do not hold a whole number of samples, or more than 2^30 - 1 floats; or a sample has no floats, or more than that.
    /// </exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)] // Generated code passes constants: inlined, nothing is left to compute.
    public FeatureMap(Span<float> data, int height, int width, int channels, Halo halo = default)
    {
        Height = height;
        Width = width;
        Channels = channels;
        Halo = halo;
        long columns = (long)halo.Left + width + halo.Right, rows = (long)halo.Top + height + halo.Bottom;
        bool hasSizes = height > 0 && width > 0 && channels > 0 && (halo.Top | halo.Left | halo.Bottom | halo.Right) >= 0;

        // Each product is of two numbers below 2^30.
        bool fits = hasSizes && columns <= MaxLength && channels <= MaxLength && columns * channels <= MaxLength
            && rows <= MaxLength && rows * (columns * channels) <= MaxLength;
        if (!fits || data.Length > MaxLength || data.Length % (int)(rows * (columns * channels)) != 0)
        {
            ThrowNoWholeSamples(data.Length, rows, columns, channels);
        }

        RowStride = (int)(columns * channels);
        SampleStride = (int)rows * RowStride;
        Data = data;
    }

    /// <summary>Looks at samples where a caller has them. The map is only to be read: it can be written, but whose memory it is does not expect that.</summary>
    /// <param name="inputs">(samples, height, width, channels) floats.</param>
    /// <exception cref="ArgumentException">The data do not hold a whole number of samples.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FeatureMap OfInputs(ReadOnlySpan<float> inputs, int height, int width, int channels) =>
        new(MemoryMarshal.CreateSpan(ref MemoryMarshal.GetReference(inputs), inputs.Length), height, width, channels);

    /// <summary>All floats, halos included.</summary>
    public Span<float> Data { get; }

    /// <summary>Rows of the interior.</summary>
    public int Height { get; }

    /// <summary>Columns of the interior.</summary>
    public int Width { get; }

    /// <summary>Floats a pixel.</summary>
    public int Channels { get; }

    /// <summary>The zero border.</summary>
    public Halo Halo { get; }

    /// <summary>Floats from one row to the next.</summary>
    public int RowStride { get; }

    /// <summary>Floats from one sample to the next.</summary>
    public int SampleStride { get; }

    /// <summary>Samples that the data hold.</summary>
    public int Samples => Data.Length / SampleStride;

    /// <summary>Floats of one sample without its halo.</summary>
    public int Size => Height * Width * Channels;

    /// <summary>Floats from the start of a sample to its first pixel.</summary>
    public int InteriorOffset => (Halo.Top * RowStride) + (Halo.Left * Channels);

    /// <summary>One row of one sample, without its halo: width * channels floats.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Span<float> Row(int sample, int row) =>
        Data.Slice(checked((sample * SampleStride) + InteriorOffset + (row * RowStride)), Width * Channels);

    /// <summary>The first samples of a map without a halo, as plain floats: (samples, height, width, channels).</summary>
    /// <exception cref="InvalidOperationException">The map has a halo.</exception>
    public Span<float> Flat(int samples) => Halo == Halo.None
        ? Data[..checked(samples * SampleStride)]
        : throw new InvalidOperationException($"A map with a border of {Halo} is not contiguous.");

    /// <summary>Writes one sample, (height, width, channels) without a halo, into the interior.</summary>
    /// <exception cref="ArgumentException"><paramref name="source"/> is not one sample.</exception>
    public void CopySampleFrom(ReadOnlySpan<float> source, int sample)
    {
        if (source.Length != Size)
        {
            throw new ArgumentException($"One sample is {Size} floats, not {source.Length}.", nameof(source));
        }

        if (Halo == Halo.None)
        {
            source.CopyTo(Data.Slice(checked(sample * SampleStride), Size));
            return;
        }

        int length = Width * Channels;
        for (int row = 0; row < Height; row++)
        {
            source.Slice(row * length, length).CopyTo(Row(sample, row));
        }
    }

    /// <summary>Writes the interiors of the first samples.</summary>
    /// <param name="source">(samples, height, width, channels) floats.</param>
    /// <exception cref="ArgumentException">That is another number of floats.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void CopyFrom(ReadOnlySpan<float> source, int samples)
    {
        if (Halo == Halo.None && source.Length == (long)samples * SampleStride)
        {
            source.CopyTo(Data);
            return;
        }

        CopySamplesFrom(source, samples);
    }

    /// <summary>Reads the interiors of the first samples: (samples, height, width, channels) floats.</summary>
    /// <exception cref="ArgumentException"><paramref name="destination"/> has another length.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void CopyTo(Span<float> destination, int samples)
    {
        if (Halo == Halo.None && destination.Length == (long)samples * SampleStride)
        {
            Data[..destination.Length].CopyTo(destination);
            return;
        }

        CopySamplesTo(destination, samples);
    }

    /// <summary>Reads the interior of one sample.</summary>
    /// <exception cref="ArgumentException"><paramref name="destination"/> is not one sample.</exception>
    public void CopySampleTo(int sample, Span<float> destination)
    {
        if (destination.Length != Size)
        {
            throw new ArgumentException($"One sample is {Size} floats, not {destination.Length}.", nameof(destination));
        }

        int length = Width * Channels;
        for (int row = 0; row < Height; row++)
        {
            Row(sample, row).CopyTo(destination.Slice(row * length, length));
        }
    }

    private void CopySamplesFrom(ReadOnlySpan<float> source, int samples)
    {
        CheckLength(source.Length, samples, nameof(source));
        for (int sample = 0; sample < samples; sample++)
        {
            CopySampleFrom(source.Slice(sample * Size, Size), sample);
        }
    }

    private void CopySamplesTo(Span<float> destination, int samples)
    {
        CheckLength(destination.Length, samples, nameof(destination));
        for (int sample = 0; sample < samples; sample++)
        {
            CopySampleTo(sample, destination.Slice(sample * Size, Size));
        }
    }

    private void CheckLength(int length, int samples, string name)
    {
        if (length != (long)samples * Size)
        {
            throw new ArgumentException($"{samples} samples are {(long)samples * Size} floats, not {length}.", name);
        }
    }

    [DoesNotReturn]
    private static void ThrowNoWholeSamples(int length, long rows, long columns, int channels) => throw new ArgumentException(
        $"'data' has {length} floats; expected a multiple of the {(Int128)rows * columns * channels} of one sample, {rows} x {columns} x {channels} with its border, and at most {MaxLength}.",
        "data");
}
