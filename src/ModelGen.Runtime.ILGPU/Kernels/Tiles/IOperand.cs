namespace ModelGen.GpuKernels;

/// <summary>
/// One factor of a product as a tile reads it: lines (the left factor's rows, the right factor's columns) of as many numbers
/// as each sum has products. An instance is one line.
/// </summary>
internal interface IOperand<TSelf>
    where TSelf : struct, IOperand<TSelf>
{
    /// <summary>True if neighbours along a line are neighbours in memory; otherwise neighbouring lines are.</summary>
    static abstract bool AlongInner { get; }

    /// <summary>
    /// True if four elements starting at a multiple of four are adjacent and aligned to four in memory, or all in the
    /// padding.
    /// </summary>
    static abstract bool InQuads { get; }

    /// <summary>Returns the number of lines of a group of channels.</summary>
    static abstract int Lines(ProductArguments arguments);

    /// <summary>A line of a group, which may lie beyond the last.</summary>
    static abstract TSelf At(int group, int line);

    /// <summary>Returns the index in memory of the line's element <paramref name="inner"/>; negative for a zero of the padding.</summary>
    int Place(int inner);
}
