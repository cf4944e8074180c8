namespace ModelGen.GpuKernels;

/// <summary>The sums that one thread keeps in registers: four rows of four columns.</summary>
internal struct RegisterTile
{
    /// <summary>Rows, and columns.</summary>
    public const int Side = 4;

    public Float4 Row0;
    public Float4 Row1;
    public Float4 Row2;
    public Float4 Row3;

    /// <summary>Adds the products of a factor for each row and one for each column.</summary>
    public void MultiplyAdd(Float4 rows, Float4 columns)
    {
        MultiplyAdd(ref Row0, rows.X, columns);
        MultiplyAdd(ref Row1, rows.Y, columns);
        MultiplyAdd(ref Row2, rows.Z, columns);
        MultiplyAdd(ref Row3, rows.W, columns);
    }

    private static void MultiplyAdd(ref Float4 sums, float row, Float4 columns)
    {
        sums.X = (row * columns.X) + sums.X;
        sums.Y = (row * columns.Y) + sums.Y;
        sums.Z = (row * columns.Z) + sums.Z;
        sums.W = (row * columns.W) + sums.W;
    }
}
