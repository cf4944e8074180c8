using System.Globalization;

namespace ModelGen;

/// <summary>Lists the different texts of a column in an order that does not depend on the order of the rows.</summary>
internal static class CsvClasses
{
    /// <summary>Numbers by their values, or texts by their characters' codes.</summary>
    public static string[] Of(IEnumerable<string> texts)
    {
        string[] distinct = [.. texts.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        return Array.TrueForAll(distinct, text => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out _))
            ? [.. distinct.OrderBy(text => double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture))]
            : distinct;
    }
}
