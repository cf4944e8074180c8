using System.Runtime.CompilerServices;

namespace ModelGen.Kernels;

/// <summary>
/// A vector of pixels of up to seven channels as planes, a row of memory for each channel, and back: in squares of four pixels
/// by four channels.
/// </summary>
/// <remarks>There are at least four planes; what those without a channel hold is never seen.</remarks>
internal static unsafe class Planes
{
    /// <summary>Pixels and channels of a square.</summary>
    private const int Side = 4;

    /// <summary>planes[channel, pixel] = pixels[pixel, channel].</summary>
    /// <param name="count">How many pixels: a multiple of four.</param>
    /// <param name="plane">Floats from one plane to the next.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Split(float* pixels, int count, int channels, float* planes, nint plane)
    {
        int squares = Squares(count, channels);
        for (int pixel = 0; pixel < squares; pixel += Side)
        {
            Transposition.Square<Write>(pixels + (pixel * channels), channels, planes + pixel, plane);
            if (channels > Side)
            {
                // Five to seven channels are two squares that overlap.
                Transposition.Square<Write>(
                    pixels + (pixel * channels) + channels - Side, channels, planes + ((channels - Side) * plane) + pixel, plane);
            }
        }

        for (int pixel = squares; pixel < count; pixel++)
        {
            for (int channel = 0; channel < channels; channel++)
            {
                planes[(channel * plane) + pixel] = pixels[(pixel * channels) + channel];
            }
        }
    }

    /// <summary>pixels[pixel, channel] = planes[channel, pixel].</summary>
    /// <param name="plane">Floats from one plane to the next.</param>
    /// <param name="count">How many pixels: a multiple of four.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Join(float* planes, nint plane, int count, int channels, float* pixels)
    {
        int squares = Squares(count, channels);
        for (int pixel = 0; pixel < squares; pixel += Side)
        {
            // Where channels are fewer than four, each pixel overwrites what the one before it wrote beyond its own.
            Transposition.Square<Write>(planes + pixel, plane, pixels + (pixel * channels), channels);
            if (channels > Side)
            {
                Transposition.Square<Write>(
                    planes + ((channels - Side) * plane) + pixel, plane, pixels + (pixel * channels) + channels - Side, channels);
            }
        }

        for (int pixel = squares; pixel < count; pixel++)
        {
            for (int channel = 0; channel < channels; channel++)
            {
                pixels[(pixel * channels) + channel] = planes[(channel * plane) + pixel];
            }
        }
    }

    /// <summary>Pixels that are worked on in squares: all, but for the last four where a square would reach beyond the last one's channels.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int Squares(int count, int channels) => channels < Side ? count - Side : count;
}
