using System;
using System.Collections.Generic;
using System.Linq;
using ModelGen.Generator.Collections;
using ModelGen.Generator.Diagnostics;
using ModelGen.Generator.Specs;

namespace ModelGen.Generator.Ops;

/// <summary>Reads a layer's arguments, checks their range and gives defaults. Problems are reported, never thrown.</summary>
internal sealed class LayerReader(LayerSpec spec, string name, int layer, List<Problem> problems)
{
    private readonly int problemsBefore = problems.Count;

    /// <summary>True if every argument read so far was in range.</summary>
    public bool IsValid => problems.Count == problemsBefore;

    public bool Has(string argument) => Find(argument) is not null;

    public int Positive(string argument, int fallback = 1)
    {
        double value = Find(argument)?.Number ?? fallback;
        if (value is >= 1 and <= int.MaxValue)
        {
            return (int)value;
        }

        OutOfRange(argument, value, "at least 1");
        return 1;
    }

    /// <summary>The rows and columns of a window: one argument, <c>KernelSize</c>, or two, <c>KernelHeight</c> and <c>KernelWidth</c>.</summary>
    public (int Height, int Width) Sides(string window)
    {
        if (!Has(window + "Size"))
        {
            return (Positive(window + "Height"), Positive(window + "Width"));
        }

        int size = Positive(window + "Size");
        return (size, size);
    }

    public float NotNegative(string argument)
    {
        double value = Find(argument)?.Number ?? 0;
        if (value is >= 0 and <= float.MaxValue)
        {
            return (float)value;
        }

        OutOfRange(argument, value, "a finite number of at least 0");
        return 0;
    }

    public float Finite(string argument, double fallback = 0)
    {
        double value = Find(argument)?.Number ?? fallback;
        if (Math.Abs(value) <= float.MaxValue)
        {
            return (float)value;
        }

        OutOfRange(argument, value, "a finite number");
        return 0;
    }

    /// <summary>A number in [0, 1).</summary>
    public float Fraction(string argument)
    {
        double value = Find(argument)?.Number ?? 0;
        if (value >= 0 && (float)value < 1)
        {
            return (float)value;
        }

        OutOfRange(argument, value, "at least 0 and less than 1");
        return 0;
    }

    public bool Flag(string argument, bool fallback) => Find(argument) is { } found ? found.Number != 0 : fallback;

    public T Choice<T>(string argument, T fallback)
        where T : struct, Enum
    {
        if (Find(argument) is not { } found)
        {
            return fallback;
        }

        if (found.Number is >= int.MinValue and <= int.MaxValue && Enum.IsDefined(typeof(T), (int)found.Number))
        {
            return (T)Enum.ToObject(typeof(T), (int)found.Number);
        }

        OutOfRange(argument, found.Number, "a member of " + typeof(T).Name);
        return fallback;
    }

    public EquatableArray<int> Items(string argument) => Find(argument)?.Items ?? [];

    public void OutOfRange(string argument, double value, string expected) => OutOfRange(argument, Invariant.Shortest(value), expected);

    public void OutOfRange(string argument, string found, string expected) =>
        problems.Add(new(Descriptors.ArgumentOutOfRange, Site.OfLayer(layer, argument), name, argument, found, expected));

    private Argument? Find(string argument) => spec.Arguments.FirstOrDefault(candidate => candidate.Name == argument);
}
