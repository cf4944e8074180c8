namespace ModelGen.Logging;

/// <summary>Numbers of the fields that we write, as TensorFlow's event.proto, summary.proto and histogram.proto give them.</summary>
internal static class EventFields
{
    // Event
    public const int WallTime = 1, Step = 2, FileVersion = 3, Summary = 5;

    // Summary
    public const int SummaryValue = 1;

    // Summary.Value
    public const int Tag = 1, SimpleValue = 2, Histogram = 5;

    // HistogramProto
    public const int HistogramMin = 1, HistogramMax = 2, HistogramCount = 3, HistogramSum = 4, HistogramSumOfSquares = 5;
    public const int HistogramLimits = 6, HistogramCounts = 7;
}
