namespace ModelGen;

/// <summary>Specifies the direction in which a monitored value improves.</summary>
public enum MonitorMode
{
    /// <summary>Down for the loss, and as <see cref="Metric.HigherIsBetter"/> says for a metric.</summary>
    Auto,

    /// <summary>Down.</summary>
    Min,

    /// <summary>Up.</summary>
    Max,
}
