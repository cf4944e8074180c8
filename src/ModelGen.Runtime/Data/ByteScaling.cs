namespace ModelGen;

/// <summary>Says how the bytes of a dataset become floats: byte * <paramref name="Scale"/> + <paramref name="Offset"/>.</summary>
/// <param name="Scale">The factor; 1 / 255 brings bytes to [0, 1].</param>
/// <param name="Offset">The number that is added after that.</param>
public readonly record struct ByteScaling(float Scale, float Offset);
