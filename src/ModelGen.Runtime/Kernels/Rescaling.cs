using System.Runtime.CompilerServices;
using ModelGen.Memory;
using ModelGen.Simd;

namespace ModelGen.Kernels;

/// <summary>x * scale + offset, element by element. Halos are not touched.</summary>
public static unsafe class Rescaling
{
    /// <summary>y = x * scale + offset, rounded once; y may be the same memory as x, with the same halo.</summary>
    /// <exception cref="ArgumentException">The maps differ in shape or hold fewer samples.</exception>
    public static void Forward(FeatureMap x, FeatureMap y, float scale, float offset, int samples)
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
                    Elementwise.Store(new Line(from[sample, row], scale, offset), to[sample, row], grid.Length);
                }
            }
        }
    }

    /// <summary>dx = dy * scale; dx may be the same memory as dy, with the same halo.</summary>
    /// <exception cref="ArgumentException">The maps differ in shape or hold fewer samples.</exception>
    public static void Backward(FeatureMap dy, FeatureMap dx, float scale, int samples) => Forward(dy, dx, scale, 0, samples);

    private readonly struct Line(float* x, float scale, float offset) : IElementwise
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public V At<V>(int index)
            where V : unmanaged, IVector<V> => V.MultiplyAdd(V.Load(x + index), V.Broadcast(scale), V.Broadcast(offset));
    }
}
