using System.Runtime.CompilerServices;
using ModelGen.Memory;
using ModelGen.Simd;

namespace ModelGen.Kernels;

/// <summary>Runs an activation function over the interior of a map, element by element. Halos are not touched.</summary>
public static unsafe class Activations
{
    /// <summary>y = f(x); y may be the same memory as x, with the same halo.</summary>
    /// <exception cref="ArgumentException">The maps differ in shape or hold fewer samples.</exception>
    public static void Forward<TActivation>(FeatureMap x, FeatureMap y, int samples)
        where TActivation : struct, IActivation
    {
        Expect.Samples(x, samples);
        Expect.Map(y, samples, x);
        RowGrid grid = RowGrid.Of(x, y, samples);
        fixed (float* xData = x.Data, yData = y.Data)
        {
            Rows from = new(xData, x), to = new(yData, y);
            for (int sample = 0; sample < grid.Samples; sample++)
            {
                for (int row = 0; row < grid.Rows; row++)
                {
                    Elementwise.Store(new Value<TActivation>(from[sample, row]), to[sample, row], grid.Length);
                }
            }
        }
    }

    /// <summary>dx = dy f'(x), where y = f(x); dx may be the same memory as dy, with the same halo.</summary>
    /// <remarks>x is not read, and may be y, where <see cref="IActivation.DerivativeFromOutput"/> holds.</remarks>
    /// <exception cref="ArgumentException">The maps differ in shape or hold fewer samples.</exception>
    public static void Backward<TActivation>(FeatureMap x, FeatureMap y, FeatureMap dy, FeatureMap dx, int samples)
        where TActivation : struct, IActivation
    {
        Expect.Samples(x, samples);
        Expect.Map(y, samples, x);
        Expect.Map(dy, samples, x);
        Expect.Map(dx, samples, x);
        RowGrid grid = RowGrid.Of(x, y, dy, dx, samples);
        fixed (float* xData = x.Data, yData = y.Data, dyData = dy.Data, dxData = dx.Data)
        {
            Rows input = new(xData, x), output = new(yData, y), from = new(dyData, dy), to = new(dxData, dx);
            for (int sample = 0; sample < grid.Samples; sample++)
            {
                for (int row = 0; row < grid.Rows; row++)
                {
                    Elementwise.Store(
                        new Gradient<TActivation>(input[sample, row], output[sample, row], from[sample, row]), to[sample, row], grid.Length);
                }
            }
        }
    }

    /// <summary>dx = dy f'(x) for a function whose derivative follows from y = f(x) alone.</summary>
    /// <exception cref="ArgumentException">The maps differ in shape or hold fewer samples, or the function needs x.</exception>
    public static void Backward<TActivation>(FeatureMap y, FeatureMap dy, FeatureMap dx, int samples)
        where TActivation : struct, IActivation
    {
        ExpectDerivativeFromOutput<TActivation>();
        Backward<TActivation>(y, y, dy, dx, samples);
    }

    internal static void ExpectDerivativeFromOutput<TActivation>()
        where TActivation : struct, IActivation
    {
        if (!TActivation.DerivativeFromOutput)
        {
            throw new ArgumentException($"The derivative of {typeof(TActivation).Name} needs the layer's input: call Backward(x, y, dy, dx, samples).");
        }
    }

    private readonly struct Value<TActivation>(float* x) : IElementwise
        where TActivation : struct, IActivation
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public V At<V>(int index)
            where V : unmanaged, IVector<V> => TActivation.Invoke(V.Load(x + index));
    }

    private readonly struct Gradient<TActivation>(float* x, float* y, float* dy) : IElementwise
        where TActivation : struct, IActivation
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public V At<V>(int index)
            where V : unmanaged, IVector<V>
        {
            V output = V.Load(y + index);
            V input = TActivation.DerivativeFromOutput ? output : V.Load(x + index);
            return V.Load(dy + index) * TActivation.Derivative(input, output);
        }
    }
}
