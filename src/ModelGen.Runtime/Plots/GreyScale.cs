using System.Numerics.Tensors;

namespace ModelGen.Plots;

/// <summary>Turns an image's values into shades from 0, black, to 1, white.</summary>
internal static class GreyScale
{
    // Half a step of the 255 that a pixel has: rounding and resizing leave a range by less than one can see.
    private const float Tolerance = 0.5f / 255;

    /// <param name="image">Any values.</param>
    /// <param name="range">The values drawn black and white; null for the image's own least and greatest.</param>
    /// <exception cref="ArgumentException">A value is not finite or is outside the range.</exception>
    public static float[] Shades(ReadOnlySpan<float> image, (float Black, float White)? range)
    {
        (float least, float greatest) = LeastAndGreatest(image);
        (float black, float white) = range ?? (least, greatest);
        float slack = Tolerance * (white - black);
        if (least < black - slack || greatest > white + slack)
        {
            throw new ArgumentException(FormattableString.Invariant(
                $"The image has values from {least} to {greatest}; the sheet draws {black} as black and {white} as white. ")
                + FormattableString.Invariant($"Set Range to the range of the images, such as new ImageSheet(...) {{ Range = ({Math.Min(least, black)}, {Math.Max(greatest, white)}) }}, or to null to stretch each image from its minimum to its maximum."), nameof(image));
        }

        float[] shades = new float[image.Length];
        for (int i = 0; i < image.Length; i++)
        {
            // In doubles: the range of two floats may be none of a float. An image of one value is grey.
            shades[i] = white > black ? (float)Math.Clamp(((double)image[i] - black) / ((double)white - black), 0, 1) : 0.5f;
        }

        return shades;
    }

    private static (float Least, float Greatest) LeastAndGreatest(ReadOnlySpan<float> image)
    {
        for (int i = 0; i < image.Length; i++)
        {
            if (!float.IsFinite(image[i]))
            {
                throw new ArgumentException(
                    FormattableString.Invariant($"Value {i} of the image is {image[i]}; expected a finite value."), nameof(image));
            }
        }

        return (TensorPrimitives.Min(image), TensorPrimitives.Max(image));
    }
}
