namespace ModelGen;

/// <summary>
/// Describes what the numbers of a dataset mean. The sets that a model meets have to agree: training, validation and test data,
/// and the data that loaded weights were trained on. A fact that one side does not know, null, agrees with anything.
/// </summary>
public sealed record DatasetDescription
{
    internal DatasetDescription()
    {
    }

    /// <summary>One name an input feature, in order; null where none are known.</summary>
    public IReadOnlyList<string>? InputNames { get; internal init; }

    /// <summary>The names of the target columns, in order; null where none are known.</summary>
    public IReadOnlyList<string>? TargetNames { get; internal init; }

    /// <summary>One name a class, that of class 0 first; null where classes have only numbers.</summary>
    public IReadOnlyList<string>? ClassNames { get; internal init; }

    /// <summary>Gets the scaling from bytes to floats; null for inputs that were floats.</summary>
    public ByteScaling? Bytes { get; internal init; }

    /// <summary>
    /// The statistics that inputs are standardized with, after <see cref="Bytes"/>; null for inputs as they come. Apply it to
    /// the inputs of a prediction.
    /// </summary>
    public Standardization? Standardization { get; internal init; }

    /// <summary>The root mean square of the inputs that were looked at; a measure, no fact: it is only compared to warn, and not by <see cref="Equals(DatasetDescription?)"/>.</summary>
    internal double? Magnitude { get; init; }

    /// <summary>Compares all facts by their values.</summary>
    public bool Equals(DatasetDescription? other) =>
        other is not null && Same(InputNames, other.InputNames) && Same(TargetNames, other.TargetNames) && Same(ClassNames, other.ClassNames)
        && Bytes == other.Bytes && Equals(Standardization, other.Standardization);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Bytes, Standardization, InputNames?.Count, TargetNames?.Count, ClassNames?.Count);

    /// <summary>Returns this description with what <paramref name="older"/> knows beyond it.</summary>
    internal DatasetDescription Or(DatasetDescription? older) => older is null ? this : this with
    {
        InputNames = InputNames ?? older.InputNames,
        TargetNames = TargetNames ?? older.TargetNames,
        ClassNames = ClassNames ?? older.ClassNames,
        Bytes = Bytes ?? older.Bytes,
    };

    private static bool Same(IReadOnlyList<string>? first, IReadOnlyList<string>? second) =>
        first is null || second is null ? first is null && second is null : first.SequenceEqual(second);
}
