using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using ModelGen.Serialization;

namespace ModelGen.Generator.Tensors;

/// <summary>
/// Says what is wrong with a list of tensors: the first three things, each with what was probably meant, and how many more
/// there are.
/// </summary>
internal sealed class DifferenceText(DifferenceWords words)
{
    private const int Most = 3;

    private readonly List<string> remarks = [];

    /// <summary>Extra tensors that a missing one was taken for.</summary>
    private readonly HashSet<ListedTensor> meant = [];

    /// <summary>True if every listed difference is a tensor of the right shape under another name.</summary>
    public bool IsRenaming { get; private set; } = true;

    /// <summary>True if a listed tensor is transposed.</summary>
    public bool HasTransposed { get; private set; }

    public string Describe(TensorDifferences differences)
    {
        foreach ((ListedTensor wanted, ListedTensor found) in differences.Misshapen.Take(Most))
        {
            IsRenaming = false;
            remarks.Add(words.Misshapen(wanted, found) + Transposed(wanted, found));
        }

        ListedTensor[] missing = [.. differences.Missing.Take(Most - remarks.Count)];
        foreach (ListedTensor tensor in missing)
        {
            remarks.Add(words.Missing(tensor) + Meant(tensor, [.. differences.Extra.Where(other => !meant.Contains(other))]));
        }

        ListedTensor[] extra = [.. differences.Extra.Where(tensor => !meant.Contains(tensor)).Take(Most - remarks.Count)];
        foreach (ListedTensor tensor in extra)
        {
            IsRenaming = false;
            remarks.Add(words.Extra(tensor));
        }

        // What is left of tensors that bear other names is counted once, by the longer side.
        int listed = Math.Min(Most, differences.Misshapen.Length);
        int missingLeft = differences.Missing.Length - missing.Length;
        int extraLeft = differences.Extra.Length - meant.Count - extra.Length;
        int more = differences.Misshapen.Length - listed
            + (meant.Count > 0 ? Math.Max(missingLeft, extraLeft) : missingLeft + extraLeft);
        return string.Join("; ", remarks) + (more > 0 ? $"; and {Invariant.Grouped(more)} more" : "");
    }

    private string Meant(ListedTensor missing, ImmutableArray<ListedTensor> candidates)
    {
        if (Nearest(missing, candidates) is not { } near)
        {
            IsRenaming = false;
            return "";
        }

        meant.Add(near);
        bool fits = near.HasShapeOf(missing);
        IsRenaming &= fits;
        return $", but {words.Holder} has {EscapedText.Quoted(near.Name)}" + (fits ? " of that shape" : $" {near.Shape}" + Transposed(missing, near));
    }

    /// <summary>The nearest name, first of those of the same shape; or the only one of that shape; or the only transposed one.</summary>
    private static ListedTensor? Nearest(ListedTensor missing, ImmutableArray<ListedTensor> candidates)
    {
        ImmutableArray<ListedTensor> fitting = [.. candidates.Where(missing.HasShapeOf)];
        string? name = Name(fitting) ?? Name(candidates);
        return name is not null ? candidates.First(tensor => tensor.Name == name)
            : Only(fitting) ?? Only([.. candidates.Where(missing.IsTransposeOf)]);

        string? Name(ImmutableArray<ListedTensor> some) => NearestName.Find(missing.Name, some.Select(tensor => tensor.Name));

        static ListedTensor? Only(ImmutableArray<ListedTensor> some) => some.Length == 1 ? some[0] : null;
    }

    private string Transposed(ListedTensor wanted, ListedTensor found)
    {
        bool isTransposed = wanted.IsTransposeOf(found);
        HasTransposed |= isTransposed;
        return isTransposed ? ", transposed" : "";
    }
}
