using ILGPU;

namespace ModelGen.GpuKernels;

/// <summary>The operands of sums of products on a device.</summary>
internal struct ProductArguments
{
    /// <summary>The factor that rows of the result differ in.</summary>
    public ArrayView<float> Left;

    /// <summary>The factor that columns of the result differ in.</summary>
    public ArrayView<float> Right;

    /// <summary>A number for each column of all groups; not read unless <see cref="HasBias"/> is 1.</summary>
    public ArrayView<float> Bias;

    /// <summary>The activation's output at the result's elements; read only if <see cref="HasOutput"/> is 1.</summary>
    public ArrayView<float> Output;

    /// <summary>The destination of the sums.</summary>
    public ArrayView<float> Result;

    /// <summary>Sums over parts of the inner dimension, one whole result after the other.</summary>
    public ArrayView<float> Partial;

    /// <summary>The position of each maximum in its window; written only if <see cref="HasIndex"/> is 1.</summary>
    public ArrayView<byte> Index;

    /// <summary>Rows of the result.</summary>
    public int Rows;

    /// <summary>Products in each sum.</summary>
    public int Inner;

    /// <summary>The number of parts of the inner dimension.</summary>
    public int Parts;

    /// <summary>Products in a part; the last part may have fewer.</summary>
    public int PartLength;

    /// <summary>The part and group, counted together, with which this launch begins: a grid has no more than 65,535 of them.</summary>
    public int FirstPlane;

    /// <summary>The tile of columns with which this launch begins, for the same reason.</summary>
    public int FirstColumnTile;

    /// <summary>1 or 0.</summary>
    public int HasBias;

    /// <summary>1 or 0.</summary>
    public int HasOutput;

    /// <summary>1 or 0.</summary>
    public int HasIndex;
}
