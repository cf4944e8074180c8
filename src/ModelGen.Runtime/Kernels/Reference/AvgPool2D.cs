using ModelGen.Memory;

namespace ModelGen.Kernels.Reference;

/// <summary>Average pooling in double precision, one window after the other.</summary>
internal static class AvgPool2D
{
    /// <summary>y = the mean over what each window covers of x</summary>
    public static void Forward<TShape>(FeatureMap x, FeatureMap y, int samples)
        where TShape : struct, IPool2DShape
    {
        for (int sample = 0; sample < samples; sample++)
        {
            for (int oy = 0; oy < TShape.OutputHeight; oy++)
            {
                for (int ox = 0; ox < TShape.OutputWidth; ox++)
                {
                    List<(int Row, int Column)> covered = Covered<TShape>(oy, ox);
                    for (int c = 0; c < TShape.Channels; c++)
                    {
                        double sum = 0;
                        foreach ((int row, int column) in covered)
                        {
                            sum += x.Row(sample, row)[(column * TShape.Channels) + c];
                        }

                        y.Row(sample, oy)[(ox * TShape.Channels) + c] = (float)(sum / covered.Count);
                    }
                }
            }
        }
    }

    /// <summary>dx = the sum over a pixel's windows of dy divided by what the window covers</summary>
    public static void Backward<TShape>(FeatureMap dy, FeatureMap dx, int samples)
        where TShape : struct, IPool2DShape
    {
        double[] sums = new double[TShape.InputHeight * TShape.InputWidth * TShape.Channels];
        for (int sample = 0; sample < samples; sample++)
        {
            Array.Clear(sums);
            for (int oy = 0; oy < TShape.OutputHeight; oy++)
            {
                for (int ox = 0; ox < TShape.OutputWidth; ox++)
                {
                    List<(int Row, int Column)> covered = Covered<TShape>(oy, ox);
                    foreach ((int row, int column) in covered)
                    {
                        for (int c = 0; c < TShape.Channels; c++)
                        {
                            sums[(((row * TShape.InputWidth) + column) * TShape.Channels) + c] +=
                                (double)dy.Row(sample, oy)[(ox * TShape.Channels) + c] / covered.Count;
                        }
                    }
                }
            }

            dx.CopySampleFrom([.. sums.Select(sum => (float)sum)], sample);
        }
    }

    private static List<(int Row, int Column)> Covered<TShape>(int oy, int ox)
        where TShape : struct, IPool2DShape
    {
        List<(int Row, int Column)> covered = [];
        for (int ky = 0; ky < TShape.PoolHeight; ky++)
        {
            for (int kx = 0; kx < TShape.PoolWidth; kx++)
            {
                int row = (oy * TShape.StrideHeight) - TShape.PadTop + ky;
                int column = (ox * TShape.StrideWidth) - TShape.PadLeft + kx;
                if (row >= 0 && row < TShape.InputHeight && column >= 0 && column < TShape.InputWidth)
                {
                    covered.Add((row, column));
                }
            }
        }

        return covered;
    }
}
