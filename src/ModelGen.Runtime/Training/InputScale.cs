using System.Globalization;

namespace ModelGen.Training;

/// <summary>
/// Warns of inputs whose scale does not fit initial weights, which keep the variance of what they get and so need about 1: bytes
/// that nobody has scaled, or that were scaled twice. What is declared as <c>Maximum</c> is known to the compiler, and checked.
/// </summary>
internal static class InputScale
{
    /// <summary>A root mean square above this is not a spread of standardized data, percentages or bytes in [0, 1].</summary>
    private const double MostMagnitude = 8;

    /// <summary>Inputs that differ by less than this are all alike to the first layer: bytes scaled twice differ by 1 / 255.</summary>
    private const double LeastSpread = 1 / 64.0;

    /// <summary>Sets whose magnitudes differ by this factor are on different scales: bytes and [0, 1] differ by 255.</summary>
    private const double MostRatio = 32;

    public static IEnumerable<string> Find(Model model, Dataset data)
    {
        (double scale, double offset) = (1, 0);
        foreach (LayerInfo layer in model.Layers)
        {
            if (layer.Kind == "Rescaling")
            {
                (scale, offset) = (scale * layer.Scale, (offset * layer.Scale) + layer.Offset);
            }
            else if (layer.Parameters.Count > 0)
            {
                return model.Info.InputMaximum > 0 ? [] : Look(layer.Name, scale, offset, data);
            }
            else if (layer.Kind is not ("Flatten" or "Reshape" or "Dropout"))
            {
                return [];
            }
        }

        return [];
    }

    /// <summary>Warns of a set on another scale than the one that was trained on.</summary>
    /// <param name="trained">The root mean square of what was trained on; null where nobody knows.</param>
    /// <param name="trainedOwner">Whose that is: "the training inputs".</param>
    /// <param name="data">The other set.</param>
    /// <param name="owner">Whose that is: "The validation inputs".</param>
    public static IEnumerable<string> Compare(double? trained, string trainedOwner, Dataset data, string owner)
    {
        double found = InputRange.Glance(data).Magnitude;
        return trained is > 0 && found > 0 && (found > MostRatio * trained || trained > MostRatio * found)
            ? [string.Create(CultureInfo.InvariantCulture, $"{owner} have a root mean square of {found:G3}, {trainedOwner} one of {trained:G3}. Scale both in the same way.")]
            : [];
    }

    private static string[] Look(string layer, double scale, double offset, Dataset data)
    {
        InputRange range = InputRange.Glance(data);
        double magnitude = Math.Sqrt((scale * scale * range.MeanSquare) + (2 * scale * offset * range.Mean) + (offset * offset));
        double spread = Math.Abs(scale) * ((double)range.Most - range.Least);
        string rescaled = scale == 1 && offset == 0 ? "as they are" : "rescaled";
        string text = string.Create(CultureInfo.InvariantCulture, $"Inputs are from {range.Least} to {range.Most}, and {layer} gets them {rescaled}");
        return magnitude > MostMagnitude
            ? [string.Create(CultureInfo.InvariantCulture, $"{text}, with a root mean square of {magnitude:G3}; its initial weights are made for about 1. {(data.InputShape.Count == 1 ? "Use Standardization.Fit and Apply" : "Add [Rescaling(1 / 255.0)] above it, or read bytes with scale: 1 / 255f")}.")]
            : spread > 0 && spread < LeastSpread
            ? [string.Create(CultureInfo.InvariantCulture, $"{text}, where they differ by {spread:G3} at most; its initial weights are made for about 1. {(scale == 1 ? "Scale the inputs" : "If they were scaled before, read them with scale: 1, or remove [Rescaling]")}.")]
            : [];
    }
}
