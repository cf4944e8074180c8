namespace ModelGen;

/// <summary>Specifies the purpose of random numbers; each purpose has its own stream under the same seed.</summary>
internal enum RandomPurpose : byte
{
    /// <summary>Dropout masks; the item is the layer, the step the optimizer's.</summary>
    Dropout = 1,

    /// <summary>The order of the samples; the step is the epoch.</summary>
    Shuffle = 2,

    /// <summary>The first weights; the item is the parameter.</summary>
    Initializer = 3,
}
