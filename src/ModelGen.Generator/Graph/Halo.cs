using System;

namespace ModelGen.Generator.Graph;

/// <summary>Rows and columns of zeros around a feature map.</summary>
internal readonly record struct Halo(int Top, int Left, int Bottom, int Right)
{
    public static Halo None => default;

    /// <summary>The border that serves both.</summary>
    public Halo Union(Halo other) => new(
        Math.Max(Top, other.Top), Math.Max(Left, other.Left), Math.Max(Bottom, other.Bottom), Math.Max(Right, other.Right));

    /// <summary>Floats of one sample with the border around it; Int64, since nothing has been bounded yet.</summary>
    public long PaddedSize(Shape shape) =>
        ((long)Top + shape.Height + Bottom) * ((long)Left + shape.Width + Right) * shape.Channels;
}
