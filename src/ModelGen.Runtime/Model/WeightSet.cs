using ModelGen.Memory;

namespace ModelGen;

/// <summary>
/// The weights that a model has at one time, and what inference prepared from them. A model that is given other weights gets
/// another set, so a prediction sees one set from its start to its end; only training changes a set in place.
/// </summary>
internal sealed class WeightSet(int length)
{
    private readonly Arena weights = new(length);
    private readonly Lock preparing = new();
    private PreparedWeights? prepared;
    private int changes;

    /// <summary>Each parameter at its <see cref="ParameterInfo.Offset"/>.</summary>
    public ReadOnlySpan<float> Values => weights.Span;

    /// <summary>The same, to be written: before the model has the set, or followed by <see cref="Changed"/>.</summary>
    public Span<float> Writable => weights.Span;

    /// <summary>Says that weights were written: what was prepared up to now belongs to others.</summary>
    public void Changed() => Interlocked.Increment(ref changes);

    /// <summary>What <see cref="Model.PrepareInference"/> makes of these weights; made once, by whoever needs it first.</summary>
    public ReadOnlySpan<float> PreparedBy(Model model)
    {
        if (model.Info.InferencePreparedLength == 0)
        {
            return [];
        }

        PreparedWeights? found = Volatile.Read(ref prepared);
        return found is not null && found.Changes == Volatile.Read(ref changes) ? found.Values.Span : Prepare(model);
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
