using System.Collections.Immutable;
using System.Linq;
using ModelGen.Generator.Collections;

namespace ModelGen.Generator.Graph;

/// <summary>The dimensions of one sample, channels last. All products are Int64 and checked.</summary>
internal sealed record Shape(EquatableArray<int> Dimensions)
{
    /// <summary>The most values that a sample, a parameter or an arena may have: what one array holds.</summary>
    public const long MaxSize = int.MaxValue / 2;

    public static Shape Of(params int[] dimensions) => new(dimensions.ToEquatableArray());

    public int Rank => Dimensions.Count;

    /// <summary>The number of values, or -1 when it is above <see cref="MaxSize"/>.</summary>
    public long Size
    {
        get
        {
            long size = 1;
            foreach (int dimension in Dimensions)
            {
                size *= dimension;
                if (size is > MaxSize or < 0)
                {
                    return -1;
                }
            }

            return size;
        }
    }

    // Memory is always (height, width, channels): a vector is one pixel, a matrix is one row of pixels.
    public int Height => Rank >= 3 ? Dimensions[Rank - 3] : 1;

    public int Width => Rank >= 2 ? Dimensions[Rank - 2] : 1;

    public int Channels => Dimensions[Rank - 1];

    public override string ToString() => "(" + string.Join(", ", Dimensions.Select(dimension => Invariant.Text(dimension))) + ")";
}
