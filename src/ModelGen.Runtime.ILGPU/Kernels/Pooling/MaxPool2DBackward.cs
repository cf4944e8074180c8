using ILGPU;
using ModelGen.Kernels;

namespace ModelGen.GpuKernels;

/// <summary>A thread adds up what one input gets from the windows that see it, in the order of their outputs.</summary>
internal static class MaxPool2DBackward
{
    public static void IndexedKernel<TShape, TActivation>(Arguments arguments)
        where TShape : struct, IPool2DShape
        where TActivation : struct, IActivation
    {
        int input = Place.OfThread;
        if (input >= arguments.Inputs)
        {
            return;
        }

        PoolPlace place = PoolPlace.Of(input, TShape.InputHeight, TShape.InputWidth, TShape.Channels);
        int lastRow = Pool2D<TShape>.LastWindowRow(place.Row), lastColumn = Pool2D<TShape>.LastWindowColumn(place.Column);
        float sum = 0;
        for (int oy = Pool2D<TShape>.FirstWindowRow(place.Row); oy <= lastRow; oy++)
        {
            int number = (place.Row + TShape.PadTop - (oy * TShape.StrideHeight)) * TShape.PoolWidth;
            for (int ox = Pool2D<TShape>.FirstWindowColumn(place.Column); ox <= lastColumn; ox++)
            {
                int output = Pool2D<TShape>.Output(place.Sample, oy, ox, place.Channel);
                if (arguments.Index[output] == number + place.Column + TShape.PadLeft - (ox * TShape.StrideWidth))
                {
                    GpuFloat y = new(arguments.Y[output]);
                    sum += arguments.Dy[output] * TActivation.Derivative(y, y).Value;
                }
            }
        }

        arguments.Dx[input] = sum;
    }

    public static void Kernel<TShape>(Arguments arguments)
        where TShape : struct, IPool2DShape
    {
        int input = Place.OfThread;
        if (input >= arguments.Inputs)
        {
            return;
        }

        PoolPlace place = PoolPlace.Of(input, TShape.InputHeight, TShape.InputWidth, TShape.Channels);
        int lastRow = Pool2D<TShape>.LastWindowRow(place.Row), lastColumn = Pool2D<TShape>.LastWindowColumn(place.Column);
        float x = arguments.X[input];
        float sum = 0;
        for (int oy = Pool2D<TShape>.FirstWindowRow(place.Row); oy <= lastRow; oy++)
        {
            for (int ox = Pool2D<TShape>.FirstWindowColumn(place.Column); ox <= lastColumn; ox++)
            {
                int output = Pool2D<TShape>.Output(place.Sample, oy, ox, place.Channel);
                if (x == arguments.Y[output] && IsFirst<TShape>(arguments, place, oy, ox, x))
                {
                    sum += arguments.Dy[output];
                }
            }
        }

        arguments.Dx[input] = sum;
    }

    /// <summary>True if no earlier element of the window equals this one. Only called for maxima.</summary>
    private static bool IsFirst<TShape>(Arguments arguments, PoolPlace place, int oy, int ox, float x)
        where TShape : struct, IPool2DShape
    {
        ClippedWindow<TShape> window = Pool2D<TShape>.Window(place with { Row = oy, Column = ox });
        int equals = 0;
        for (int row = window.Top; row <= place.Row; row++)
        {
            int end = row == place.Row ? place.Column : window.Left + window.Width;
            for (int column = window.Left; column < end; column++)
            {
                equals += arguments.X[Pool2D<TShape>.Input(place.Sample, row, column, place.Channel)] == x ? 1 : 0;
            }
        }

        return equals == 0;
    }

    internal struct Arguments
    {
        internal ArrayView<float> X;
        internal ArrayView<byte> Index;
        internal ArrayView<float> Y;
        internal ArrayView<float> Dy;
        internal ArrayView<float> Dx;
        internal int Inputs;
    }
}
