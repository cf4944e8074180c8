using ModelGen.Kernels;

namespace ModelGen.GpuKernels;

/// <summary>
/// The kernels of depthwise convolutions: a thread a sum. No number is needed by many threads, so that nothing is gained by
/// tiles; neighbouring threads have neighbouring channels.
/// </summary>
internal static class DepthwiseSums<TShape>
    where TShape : struct, IDepthwiseConv2DShape
{
    private static int Channels => DepthwiseColumns<TShape>.All;

    /// <summary>An output: the products of a window.</summary>
    public static void Forward<TActivation>(ProductArguments arguments)
        where TActivation : struct, IActivation
    {
        int place = Place.OfThread;
        if (place >= arguments.Rows * Channels)
        {
            return;
        }

        int channel = place % Channels;
        Corner<TShape> window = RowMajor.Window<TShape>(place / Channels);
        float sum = 0;
        for (int tap = 0; tap < Tap<TShape>.Count; tap++)
        {
            int at = window.Place(new(tap), channel / TShape.DepthMultiplier);
            if (at >= 0)
            {
                sum += arguments.Left[at] * arguments.Right[(tap * Channels) + channel];
            }
        }

        arguments.Result[place] = ActivatedSum<TActivation>.Of(arguments, place, channel, sum);
    }

    /// <summary>An input's gradient: the products of the output's gradient wherever a window saw the input.</summary>
    public static void InputGradient<TActivation>(ProductArguments arguments)
        where TActivation : struct, IActivation
    {
        int place = Place.OfThread;
        if (place >= arguments.Rows * TShape.InputChannels)
        {
            return;
        }

        int channel = place % TShape.InputChannels;
        SeenBy<TShape> pixel = new(place / TShape.InputChannels);
        float sum = 0;
        for (int tap = 0; tap < Tap<TShape>.Count; tap++)
        {
            int at = pixel.Place(new(tap), Channels, channel * TShape.DepthMultiplier);
            if (at >= 0)
            {
                for (int output = 0; output < TShape.DepthMultiplier; output++)
                {
                    sum += arguments.Left[at + output] * arguments.Right[(tap * Channels) + (channel * TShape.DepthMultiplier) + output];
                }
            }
        }

        arguments.Result[place] = DerivedSum<TActivation>.Of(arguments, place, channel, sum);
    }

    /// <summary>A part of a kernel's gradient: the products of what an element of the window saw at some of the output pixels. Grid: sums, parts.</summary>
    public static void KernelGradient(ProductArguments arguments)
    {
        int place = Place.OfThread;
        int length = arguments.Rows * Channels;
        if (place >= length)
        {
            return;
        }

        int part = ILGPU.Grid.IdxY;
        int channel = place % Channels;
        Tap<TShape> tap = new(place / Channels);
        int first = part * arguments.PartLength;
        int end = Math.Min(first + arguments.PartLength, arguments.Inner);
        float sum = 0;
        for (int pixel = first; pixel < end; pixel++)
        {
            int at = RowMajor.Window<TShape>(pixel).Place(tap, channel / TShape.DepthMultiplier);
            if (at >= 0)
            {
                sum += arguments.Left[at] * arguments.Right[(pixel * Channels) + channel];
            }
        }

        arguments.Partial[(part * length) + place] = sum;
    }
}
