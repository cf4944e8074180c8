using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;

namespace ModelGen.Generator.Tensors;

/// <summary>Holds the differences of a list of tensors, by name.</summary>
/// <param name="Misshapen">Those of another shape: what is wanted, what is there.</param>
/// <param name="Missing">Wanted and not there.</param>
/// <param name="Extra">There and not wanted.</param>
internal sealed record TensorDifferences(
    ImmutableArray<(ListedTensor Wanted, ListedTensor Found)> Misshapen, ImmutableArray<ListedTensor> Missing, ImmutableArray<ListedTensor> Extra)
{
    public bool IsEmpty => Misshapen.IsEmpty && Missing.IsEmpty && Extra.IsEmpty;

    public static TensorDifferences Between(ImmutableArray<ListedTensor> wanted, ImmutableArray<ListedTensor> found)
    {
        Dictionary<string, ListedTensor> foundByName = found.ToDictionary(tensor => tensor.Name);
        HashSet<string> names = [.. wanted.Select(tensor => tensor.Name)];
        return new(
            [
                .. wanted
                    .Where(tensor => foundByName.TryGetValue(tensor.Name, out ListedTensor? other) && !other.HasShapeOf(tensor))
                    .Select(tensor => (tensor, foundByName[tensor.Name])),
            ],
            [.. wanted.Where(tensor => !foundByName.ContainsKey(tensor.Name))],
            [.. found.Where(tensor => !names.Contains(tensor.Name))]);
    }
}
