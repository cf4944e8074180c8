namespace ModelGen.Kernels;

/// <summary>The part of the input that one pooling window covers, in rows and columns; at least one of each.</summary>
internal interface IPoolWindow
{
    int Top { get; }

    int Left { get; }

    int Height { get; }

    int Width { get; }

    /// <summary>The number of the first element among those of the whole window, row by row: above 0 where the window begins in the padding.</summary>
    int First { get; }
}

/// <summary>A window that lies in the input. Its size is a constant, so loops over it fall away.</summary>
internal readonly struct WholeWindow<TShape>(int top, int left) : IPoolWindow
    where TShape : struct, IPool2DShape
{
    public int Top => top;

    public int Left => left;

    public int Height => TShape.PoolHeight;

    public int Width => TShape.PoolWidth;

    public int First => 0;
}

/// <summary>Clips a window to the input.</summary>
internal readonly struct ClippedWindow<TShape> : IPoolWindow
    where TShape : struct, IPool2DShape
{
    public ClippedWindow(int top, int left)
    {
        Top = Math.Max(top, 0);
        Left = Math.Max(left, 0);
        Height = Math.Min(top + TShape.PoolHeight, TShape.InputHeight) - Top;
        Width = Math.Min(left + TShape.PoolWidth, TShape.InputWidth) - Left;
        First = ((Top - top) * TShape.PoolWidth) + Left - left;
    }

    public int Top { get; }

    public int Left { get; }

    public int Height { get; }

    public int Width { get; }

    public int First { get; }
}
