namespace ModelGen.GpuKernels;

/// <summary>
/// One factor of a product as a tile reads it: lines (the left factor's rows, the right factor's columns) of as many numbers
/// as each sum has products. An instance is one line.
/// </summary>
internal interface IOperand<TSelf>
    where TSelf : struct, IOperand<TSelf>
{
    /// <summary>Whether neighbours along a line are neighbours in memory; otherwise neighbouring lines are.</summary>
    static abstract bool AlongInner { get; }

    /// <summary>Whether four neighbours from a multiple of four on lie side by side, from a multiple of four on, or all in the padding.</summary>
    static abstract bool InQuads { get; }

    /// <summary>How many lines a group of channels has.</summary>
    static abstract int Lines(ProductArguments arguments);

    /// <summary>A line of a group, which may lie beyond the last.</summary>
    static abstract TSelf At(int group, int line);

    /// <summary>Where the line's number <paramref name="inner"/> lies in memory; below 0 where it is a zero of the padding.</summary>
    int Place(int inner);
}
