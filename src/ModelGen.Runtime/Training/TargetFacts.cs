namespace ModelGen.Training;

/// <summary>Summarises the target values of a data set.</summary>
/// <param name="Size">Values a sample.</param>
/// <param name="Least">The smallest.</param>
/// <param name="Most">The largest.</param>
/// <param name="AreFinite">Whether there is neither infinity nor NaN.</param>
/// <param name="AreClassNumbers">Whether all are whole numbers from 0, small enough to number classes.</param>
/// <param name="AreSigns">Whether all are -1 or 1.</param>
internal sealed record TargetFacts(int Size, float Least, float Most, bool AreFinite, bool AreClassNumbers, bool AreSigns)
{
    private const float MostClasses = 10_000;

    /// <summary>Looks at all targets.</summary>
    public static TargetFacts Of(Dataset data)
    {
        (float least, float most) = (float.PositiveInfinity, float.NegativeInfinity);
        (bool finite, bool classes, bool signs) = (true, true, true);
        float[] row = new float[data.TargetSize];
        for (int sample = 0; sample < data.Count; sample++)
        {
            data.CopyTarget(sample, row);
            foreach (float value in row)
            {
                least = float.Min(least, value);
                most = float.Max(most, value);
                finite &= float.IsFinite(value);
                classes &= value >= 0 && value < MostClasses && value == float.Floor(value);
                signs &= float.Abs(value) == 1;
            }
        }

        return new(row.Length, least, most, finite, classes, signs);
    }
}
