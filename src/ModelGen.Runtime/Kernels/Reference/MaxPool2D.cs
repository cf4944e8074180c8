using ModelGen.Memory;

namespace ModelGen.Kernels.Reference;

/// <summary>Max pooling, one window after the other. Exact.</summary>
internal static class MaxPool2D
{
    /// <summary>y = the maximum over each window of x</summary>
    public static void Forward<TShape>(FeatureMap x, FeatureMap y, int samples)
        where TShape : struct, IPool2DShape
    {
        for (int sample = 0; sample < samples; sample++)
        {
            for (int oy = 0; oy < TShape.OutputHeight; oy++)
            {
                for (int ox = 0; ox < TShape.OutputWidth; ox++)
                {
                    for (int c = 0; c < TShape.Channels; c++)
                    {
                        (int row, int column) = First<TShape>(x, sample, oy, ox, c);
                        y.Row(sample, oy)[(ox * TShape.Channels) + c] = x.Row(sample, row)[(column * TShape.Channels) + c];
                    }
                }
            }
        }
    }

    /// <summary>index = row * PoolWidth + column, in its window, of the first maximum; (samples, H', W', C)</summary>
    public static void Index<TShape>(FeatureMap x, Span<byte> index, int samples)
        where TShape : struct, IPool2DShape
    {
        int place = 0;
        for (int sample = 0; sample < samples; sample++)
        {
            for (int oy = 0; oy < TShape.OutputHeight; oy++)
            {
                for (int ox = 0; ox < TShape.OutputWidth; ox++)
                {
                    for (int c = 0; c < TShape.Channels; c++)
                    {
                        (int row, int column) = First<TShape>(x, sample, oy, ox, c);
                        int top = (oy * TShape.StrideHeight) - TShape.PadTop;
                        int left = (ox * TShape.StrideWidth) - TShape.PadLeft;
                        index[place++] = (byte)(((row - top) * TShape.PoolWidth) + column - left);
                    }
                }
            }
        }
    }

    /// <summary>dx = the sum over the windows of dy where the window's first maximum is</summary>
    public static void Backward<TShape>(FeatureMap x, FeatureMap dy, FeatureMap dx, int samples)
        where TShape : struct, IPool2DShape
    {
        for (int sample = 0; sample < samples; sample++)
        {
            for (int row = 0; row < TShape.InputHeight; row++)
            {
                dx.Row(sample, row).Clear();
            }

            for (int oy = 0; oy < TShape.OutputHeight; oy++)
            {
                for (int ox = 0; ox < TShape.OutputWidth; ox++)
                {
                    for (int c = 0; c < TShape.Channels; c++)
                    {
                        (int row, int column) = First<TShape>(x, sample, oy, ox, c);
                        dx.Row(sample, row)[(column * TShape.Channels) + c] += dy.Row(sample, oy)[(ox * TShape.Channels) + c];
                    }
                }
            }
        }
    }

    /// <summary>The first place of the window, in row-major order, whose value no other exceeds.</summary>
    private static (int Row, int Column) First<TShape>(FeatureMap x, int sample, int oy, int ox, int c)
        where TShape : struct, IPool2DShape
    {
        (int Row, int Column)? first = null;
        float largest = float.NaN;
        for (int ky = 0; ky < TShape.PoolHeight; ky++)
        {
            for (int kx = 0; kx < TShape.PoolWidth; kx++)
            {
                int row = (oy * TShape.StrideHeight) - TShape.PadTop + ky;
                int column = (ox * TShape.StrideWidth) - TShape.PadLeft + kx;
                if (row >= 0 && row < TShape.InputHeight && column >= 0 && column < TShape.InputWidth)
                {
                    float value = x.Row(sample, row)[(column * TShape.Channels) + c];
                    if (first is null || value > largest)
                    {
                        largest = value;
                        first = (row, column);
                    }
                }
            }
        }

        return first!.Value;
    }
}
