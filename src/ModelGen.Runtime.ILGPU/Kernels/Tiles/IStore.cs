namespace ModelGen.GpuKernels;

/// <summary>Stores a thread's sums.</summary>
internal interface IStore<TColumns>
    where TColumns : struct, IColumns
{
    /// <summary>Stores the sums from <paramref name="row"/> and <paramref name="column"/> of a group on, as far as there are rows and columns.</summary>
    /// <param name="part">Which part of the inner dimension they are of.</param>
    static abstract void Store(ProductArguments arguments, int group, int part, int row, int column, RegisterTile sums);
}
