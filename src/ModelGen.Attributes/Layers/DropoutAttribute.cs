namespace ModelGen;

/// <summary>
/// In training sets each value to 0 with probability rate and divides the rest by 1 - rate; in inference does nothing
/// (Srivastava et al., 2014).
/// </summary>
public sealed class DropoutAttribute(double rate) : LayerAttribute
{
    /// <summary>At least 0 and less than 1.</summary>
    public double Rate { get; } = rate;
}
