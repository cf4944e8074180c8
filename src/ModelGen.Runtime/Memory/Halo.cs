namespace ModelGen.Memory;

/// <summary>A border of zeros around a feature map, in rows and columns, so that a padded convolution needs no branch.</summary>
public readonly record struct Halo(int Top, int Left, int Bottom, int Right)
{
    /// <summary>No border.</summary>
    public static Halo None => default;
}
