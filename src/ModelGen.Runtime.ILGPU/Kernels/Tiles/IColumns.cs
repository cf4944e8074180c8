namespace ModelGen.GpuKernels;

/// <summary>A result's columns: channels, in groups that do not see each other.</summary>
internal interface IColumns
{
    /// <summary>Channels of all groups: floats of a row.</summary>
    static abstract int All { get; }

    /// <summary>Groups of channels.</summary>
    static abstract int Groups { get; }
}
