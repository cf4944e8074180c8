namespace ModelGen.Serialization;

/// <summary>Lists the names under which a weight file's metadata says something about the model.</summary>
internal static class MetadataNames
{
    /// <summary>The class's name.</summary>
    public const string Model = "model";

    /// <summary>The order of the dimensions of kernels: <see cref="ChannelsLast"/>.</summary>
    public const string Layout = "layout";

    /// <summary>Height, width, channels, as in Keras.</summary>
    public const string ChannelsLast = "channels_last";

    /// <summary>The model's seed, a whole number.</summary>
    public const string Seed = "seed";

    /// <summary>The data that the weights were trained on, as <see cref="DescriptionText"/> writes it.</summary>
    public const string TrainedOn = "modelgen.trained_on";
}
