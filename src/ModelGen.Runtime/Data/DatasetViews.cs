using System.Collections.ObjectModel;

namespace ModelGen;

/// <content>Views: other samples, or another order, of the same memory.</content>
public sealed partial class Dataset
{
    // Sample i of the view is sample order[start + i] of the memory, or start + i where there is no order.
    private readonly int[]? order;
    private readonly int start;

    private Dataset(Dataset source, InputStore inputs, int[]? order, int start, int count, DatasetDescription description)
    {
        this.inputs = inputs;
        targets = source.targets;
        inputShape = source.inputShape;
        Description = description;
        this.order = order;
        this.start = start;
        Count = count;
    }

    /// <summary>The first <paramref name="count"/> samples.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There are not so many.</exception>
    public Dataset Take(int count)
    {
        ExpectAtMostCount(count);
        return new(this, inputs, order, start, count, Description);
    }

    /// <summary>All but the first <paramref name="count"/> samples.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There are not so many.</exception>
    public Dataset Skip(int count)
    {
        ExpectAtMostCount(count);
        return new(this, inputs, order, start + count, Count - count, Description);
    }

    /// <summary>
    /// Cuts in two: the first <paramref name="fraction"/> of the samples, rounded to a whole number (halves up), and the
    /// rest. Shuffle before if neighbours are alike.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The fraction is not from 0 to 1.</exception>
    public (Dataset First, Dataset Second) Split(double fraction)
    {
        if (!(fraction >= 0 && fraction <= 1))
        {
            throw new ArgumentOutOfRangeException(nameof(fraction), fraction, "The fraction must be from 0 to 1.");
        }

        int first = (int)Math.Round(fraction * Count, MidpointRounding.AwayFromZero);
        return (Take(first), Skip(first));
    }

    /// <summary>The same samples in an order that only <paramref name="seed"/> decides (Fisher and Yates's shuffle).</summary>
    public Dataset Shuffled(ulong seed)
    {
        int[] shuffled = new int[Count];
        Permutation.Fill(shuffled, seed, epoch: 0);
        for (int i = 0; i < shuffled.Length; i++)
        {
            shuffled[i] = IndexOf(shuffled[i]);
        }

        return new(this, inputs, shuffled, 0, Count, Description);
    }

    /// <summary>The same samples, their classes named: the first name is class 0's.</summary>
    /// <exception cref="InvalidOperationException">Targets are values.</exception>
    /// <exception cref="ArgumentException">Not one different, non-empty name a class.</exception>
    public Dataset WithClassNames(params string[] names)
    {
        ArgumentNullException.ThrowIfNull(names);
        ExpectClasses();
        if (names.Length != ClassCount)
        {
            throw new ArgumentException($"There are {names.Length} names for {ClassCount} classes.", nameof(names));
        }

        return With(Description with { ClassNames = Distinct(names, "class", "Classes") });
    }

    /// <summary>The same samples, their input features named, so that sets with other columns, or the same in another order, are refused.</summary>
    /// <exception cref="ArgumentException">Not one different, non-empty name a feature.</exception>
    public Dataset WithInputNames(params string[] names)
    {
        ArgumentNullException.ThrowIfNull(names);
        if (names.Length != InputSize)
        {
            throw new ArgumentException($"There are {names.Length} names for {InputSize} features.", nameof(names));
        }

        return With(Description with { InputNames = Distinct(names, "feature", "Features") });
    }

    /// <summary>The same samples under another description.</summary>
    internal Dataset With(DatasetDescription description) => new(this, inputs, order, start, Count, description);

    /// <summary>The same samples, their inputs standardized when they are read.</summary>
    internal Dataset Standardized(Standardization standardization) =>
        new(this, new StandardizedInputs(inputs, standardization), order, start, Count, Description with
        {
            Standardization = Description.Standardization is { } first ? standardization.After(first) : standardization,
        });

    private static ReadOnlyCollection<string> Distinct(string[] names, string one, string many)
    {
        Dictionary<string, int> places = [];
        for (int i = 0; i < names.Length; i++)
        {
            if (string.IsNullOrWhiteSpace(names[i]))
            {
                throw new ArgumentException($"The name of {one} {i} is empty.", nameof(names));
            }

            if (!places.TryAdd(names[i], i))
            {
                throw new ArgumentException($"{many} {places[names[i]]} and {i} have the same name, '{names[i]}'.", nameof(names));
            }
        }

        return Array.AsReadOnly((string[])names.Clone());
    }

    /// <summary>Returns the index in memory of sample <paramref name="sample"/> of this view.</summary>
    private int IndexOf(int sample)
    {
        if ((uint)sample >= (uint)Count)
        {
            throw new ArgumentOutOfRangeException(nameof(sample), sample, $"The dataset has {Count} samples, numbered from 0.");
        }

        return order is null ? start + sample : order[start + sample];
    }

    private void ExpectAtMostCount(int count)
    {
        if ((uint)count > (uint)Count)
        {
            throw new ArgumentOutOfRangeException(nameof(count), count, $"The dataset has {Count} samples.");
        }
    }
}
