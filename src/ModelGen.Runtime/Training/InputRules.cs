using System.Globalization;
using System.Numerics.Tensors;

namespace ModelGen.Training;

/// <summary>Checks inputs against what <c>[Input(Maximum = ...)]</c> declares: they are from 0 to it, and reach a part of it.</summary>
internal static class InputRules
{
    /// <summary>Computed values may be off by the last digits of a float.</summary>
    private const float Rounding = 1e-5f;

    /// <summary>Data of which none reaches this part of the declared maximum are on another scale, as bytes brought to [0, 1] reach 1 / 255, or are dark.</summary>
    private const float LeastPart = 1 / 64f;

    /// <exception cref="ArgumentException">An input is outside the declared range, or all lie near 0 of it.</exception>
    public static void Check(ModelInfo info, Dataset data, string what)
    {
        float maximum = info.InputMaximum;
        if (maximum <= 0)
        {
            return;
        }

        (float least, float most) = Range(data);
        (float lowest, float highest) = (-Rounding * maximum, maximum * (1 + Rounding));
        if (!(least >= lowest && most <= highest))
        {
            // Bytes might reach beyond; these may not do so.
            (int sample, int at, float value) = Outside(data, lowest, highest);
            if (sample >= 0)
            {
                throw new ArgumentException(
                    string.Create(CultureInfo.InvariantCulture, $"{info.Name} declares [Input(Maximum = {maximum})], so its inputs are from 0 to {maximum}, but in {what} value {at} of sample {sample} is {value}. Declare the Maximum of the data, or remove it where they go below 0, as standardized data do."),
                    what);
            }
        }
        else if (most > 0 && most <= LeastPart * maximum && (data.Description.Bytes is not null || !AreWhole(data)))
        {
            throw new ArgumentException(
                string.Create(CultureInfo.InvariantCulture, $"{info.Name} declares [Input(Maximum = {maximum})], but in {what} no input is above {most}: the data are scaled already. Keep their own scale (scale: 1 in Dataset.FromIdx and FromBytes), or remove Maximum and the [Rescaling] that goes with it."),
                what);
        }
    }

    /// <summary>Warns of whole numbers near 0 of the declared maximum: dark images, or ones that were brought to 0 and 1.</summary>
    public static IEnumerable<string> Doubts(ModelInfo info, Dataset data)
    {
        float most = info.InputMaximum > 0 ? Range(data).Most : 0;
        return most > 0 && most <= LeastPart * info.InputMaximum
            ? [string.Create(CultureInfo.InvariantCulture, $"{info.Name} declares [Input(Maximum = {info.InputMaximum})], but no training input is above {most}. If the data were scaled or made black and white before, keep their own scale.")]
            : [];
    }

    /// <summary>True for data that no one has scaled, however dark: a scale of less than 1 leaves parts of numbers.</summary>
    private static bool AreWhole(Dataset data)
    {
        float[] input = new float[data.InputSize];
        for (int sample = 0; sample < data.Count; sample++)
        {
            data.CopyInput(sample, input);
            if (Array.Exists(input, value => value != float.Floor(value)))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>The range of the inputs: that of all bytes where they are bytes, which takes no look, and may be wider.</summary>
    private static (float Least, float Most) Range(Dataset data)
    {
        if (data.Description is { Bytes: { } bytes, Standardization: null })
        {
            float last = (byte.MaxValue * bytes.Scale) + bytes.Offset;
            return (float.Min(bytes.Offset, last), float.Max(bytes.Offset, last));
        }

        InputRange range = data.Range;
        return (range.Least, range.Most);
    }

    private static (int Sample, int At, float Value) Outside(Dataset data, float lowest, float highest)
    {
        float[] input = new float[data.InputSize];
        for (int sample = 0; sample < data.Count; sample++)
        {
            data.CopyInput(sample, input);
            if (!(TensorPrimitives.Min(input) >= lowest && TensorPrimitives.Max(input) <= highest))
            {
                int at = Array.FindIndex(input, value => !(value >= lowest && value <= highest));
                return (sample, at, input[at]);
            }
        }

        return (-1, -1, 0);
    }
}
