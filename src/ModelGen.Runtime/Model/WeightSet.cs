using ModelGen.Memory;

namespace ModelGen;

/// <summary>
/// The weights that a model has at one time, and what inference prepared from them. A model that is given other weights gets
/// another set, so a prediction sees one set from its start to its end; only training changes a set in place.
/// </summary>
internal sealed unsafe class WeightSet
{
    private readonly Arena? owned;
    private readonly UnmanagedMemoryStream? file;
    private readonly float* mapped;
    private readonly int length;
    private readonly Lock preparing = new();
    private PreparedWeights? prepared;
    private int changes;

    /// <summary>Memory of its own, all 0.</summary>
    public WeightSet(ModelInfo info)
    {
        owned = new Arena(info.WeightsLength);
        length = End(info);
    }

    /// <summary>The memory of a file, from where its stream stands; it may have any alignment and cannot be written.</summary>
    public WeightSet(ModelInfo info, UnmanagedMemoryStream file)
    {
        this.file = file; // Keeps what it belongs to in memory.
        mapped = (float*)file.PositionPointer;
        length = End(info);
    }

    /// <summary>Gets the seed that the weights' file tells; null where it tells none.</summary>
    public ulong? Seed { get; init; }

    /// <summary>Each parameter at its <see cref="ParameterInfo.Offset"/>, up to the end of the last.</summary>
    public ReadOnlySpan<float> Values => owned is null ? new(mapped, length) : owned.Span[..length];

    /// <summary>Describes the data that these weights were trained on; null where nobody knows.</summary>
    public DatasetDescription? TrainedOn { get; set; }

    /// <summary>True if the set may be written.</summary>
    public bool IsOwned => file is null;

    /// <summary>
    /// All <see cref="ModelInfo.WeightsLength"/> floats of a set that is owned, to be written: before the model has the set, or
    /// followed by <see cref="Changed"/>.
    /// </summary>
    public Span<float> Writable => owned!.Span;

    /// <summary>Says that weights were written: what was prepared up to now belongs to others.</summary>
    public void Changed() => Interlocked.Increment(ref changes);

    /// <summary>Returns these weights as prepared by <see cref="Model.PrepareInference"/>. The first caller prepares them.</summary>
    public Span<float> PreparedBy(Model model)
    {
        if (model.Info.InferencePreparedLength == 0)
        {
            return [];
        }

        PreparedWeights? found = Volatile.Read(ref prepared);
        return found is not null && found.Changes == Volatile.Read(ref changes) ? found.Values.Span : Prepare(model);
    }

    private static int End(ModelInfo info)
    {
        int end = 0;
        for (int i = 0; i < info.Parameters.Count; i++)
        {
            end = int.Max(end, info.Parameters[i].Offset + info.Parameters[i].Length);
        }

        return end;
    }

    private Span<float> Prepare(Model model)
    {
        lock (preparing)
        {
            // Read before the weights are: a change while they are prepared makes the result one of the past.
            int current = Volatile.Read(ref changes);
            if (prepared is null || prepared.Changes != current)
            {
                Arena values = new(model.Info.InferencePreparedLength);
                model.PrepareForInference(Values, values.Span);
                Volatile.Write(ref prepared, new(current, values));
            }

            return prepared.Values.Span;
        }
    }

    /// <param name="Changes">How often the weights had changed when this was made.</param>
    private sealed record PreparedWeights(int Changes, Arena Values);
}
