using ILGPU;
using ModelGen.Kernels;

namespace ModelGen.GpuKernels;

/// <summary>A thread looks through the window of one output.</summary>
internal static class MaxPool2DForward
{
    public static void Kernel<TShape>(Arguments arguments)
        where TShape : struct, IPool2DShape
    {
        int output = Place.OfThread;
        if (output < arguments.Outputs)
        {
            arguments.Y[output] = Largest<TShape>(arguments, output, out _);
        }
    }

    public static void IndexedKernel<TShape>(Arguments arguments)
        where TShape : struct, IPool2DShape
    {
        int output = Place.OfThread;
        if (output < arguments.Outputs)
        {
            arguments.Y[output] = Largest<TShape>(arguments, output, out int number);
            arguments.Index[output] = (byte)number;
        }
    }

    /// <summary>The maximum of an output's window, and its number there.</summary>
    private static float Largest<TShape>(Arguments arguments, int output, out int number)
        where TShape : struct, IPool2DShape
    {
        PoolPlace place = PoolPlace.Of(output, TShape.OutputHeight, TShape.OutputWidth, TShape.Channels);
        ClippedWindow<TShape> window = Pool2D<TShape>.Window(place);

        // From the first element on, so that a window of nothing but -infinity has a place, too.
        int line = Pool2D<TShape>.Input(place.Sample, window.Top, window.Left, place.Channel);
        GpuFloat largest = new(arguments.X[line]), first = new(window.First);
        for (int row = 0; row < window.Height; row++)
        {
            for (int column = 0; column < window.Width; column++)
            {
                GpuFloat value = new(arguments.X[line + (column * TShape.Channels)]);
                GpuFloat here = new(window.First + (row * TShape.PoolWidth) + column);
                first = GpuFloat.Select(GpuFloat.GreaterThan(value, largest), here, first);
                largest = GpuFloat.Max(largest, value);
            }

            line += TShape.InputWidth * TShape.Channels;
        }

        number = (int)first.Value;
        return largest.Value;
    }

    internal struct Arguments
    {
        internal ArrayView<float> X;
        internal ArrayView<float> Y;
        internal ArrayView<byte> Index;
        internal int Outputs;
    }
}
