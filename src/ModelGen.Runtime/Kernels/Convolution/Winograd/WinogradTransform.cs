using System.Runtime.CompilerServices;
using ModelGen.Simd;

namespace ModelGen.Kernels;

/// <summary>
/// The matrices of Winograd's minimal filtering F(4x4, 3x3) (Lavin and Gray, "Fast Algorithms for Convolutional Neural
/// Networks", 2015): y = A^T [(G w G^T) * (B^T x B)] A, and what its gradients need. Each element of a transformed 6x6 tile is
/// a plane in memory; a vector runs over channels.
/// </summary>
/// <remarks>
/// The points are 0, 5/8, -5/8, 3/2, -3/2 and infinity: exact in float, and with magnitudes on both sides of 1 they round less
/// than half as much as the usual 0, 1, -1, 2, -2 (7e-7 instead of 2e-6 of the norm, 64 channels).
/// 
/// A transform goes down the columns, six or four at a time, and then along each row that this gives. A finished row is
/// stored before the next is begun, so that registers hold no more than the terms that two rows share.
/// </remarks>
internal static unsafe class WinogradTransform
{
    /// <summary>Planes: elements of a transformed tile.</summary>
    public const int Planes = 36;

    private const float Near = 0.625f;
    private const float NearSquared = Near * Near;
    private const float Far = 1.5f;
    private const float FarSquared = Far * Far;
    private const float SumOfSquares = NearSquared + FarSquared;
    private const float ProductOfSquares = NearSquared * FarSquared;

    // G divides the row of each point by the product of its distances from the other points.
    private const float NearScale = 1 / (2 * NearSquared * (NearSquared - FarSquared));
    private const float FarScale = 1 / (2 * FarSquared * (FarSquared - NearSquared));

    /// <summary>v = B^T x B for a tile of 6x6 pixels and a number of channels.</summary>
    /// <param name="x">The tile's first pixel.</param>
    /// <param name="row">Floats from one row of pixels to the next.</param>
    /// <param name="channels">Channels, and floats from one pixel to the next.</param>
    /// <param name="v">The first plane.</param>
    /// <param name="plane">Floats from one plane to the next.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Input<V>(float* x, nint row, int channels, float* v, nint plane)
        where V : unmanaged, IVector<V>
    {
        InputOuterRow<V>(x, row, channels, v, plane);
        InputPairOfRows<V>(x, row, channels, Near, FarSquared, v + (6 * plane), plane);
        InputPairOfRows<V>(x, row, channels, Far, NearSquared, v + (18 * plane), plane);
        InputOuterRow<V>(x + row, row, channels, v + (30 * plane), plane);
    }

    /// <summary>y = A^T m A: a tile of 4x4 sums, given to <paramref name="tile"/> row by row.</summary>
    /// <param name="m">The first plane.</param>
    /// <param name="plane">Floats from one plane to the next.</param>
    /// <param name="tile">Takes the rows.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Output<V, TTile>(float* m, nint plane, TTile tile)
        where V : unmanaged, IVector<V>
        where TTile : struct, IOutputTile<V>
    {
        OutputRows0And2<V, TTile>(m, plane, tile);
        OutputRows1And3<V, TTile>(m, plane, tile);
    }

    /// <summary>z = A dy A^T for a tile of 4x4 pixels and a number of channels.</summary>
    /// <param name="dy">The tile's first pixel.</param>
    /// <param name="row">Floats from one row of pixels to the next.</param>
    /// <param name="column">Floats from one pixel to the next.</param>
    /// <param name="channels">A multiple of the vector.</param>
    /// <param name="z">The first plane.</param>
    /// <param name="plane">Floats from one plane to the next.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void OutputGradient<V>(float* dy, nint row, nint column, int channels, float* z, nint plane)
        where V : unmanaged, IVector<V>
    {
        GradientOuterRows<V>(dy, row, column, channels, z, plane);
        GradientPairOfRows<V>(dy, row, column, channels, Near, z + (6 * plane), plane);
        GradientPairOfRows<V>(dy, row, column, channels, Far, z + (18 * plane), plane);
    }

    /// <summary>The sum of a tile of 4x4 pixels.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Sum<V>(float* dy, nint row, nint column)
        where V : unmanaged, IVector<V>
    {
        Row4<V> rows = (Row4<V>.Load(dy, column) + Row4<V>.Load(dy + row, column))
            + (Row4<V>.Load(dy + (2 * row), column) + Row4<V>.Load(dy + (3 * row), column));
        return (rows.C0 + rows.C1) + (rows.C2 + rows.C3);
    }

    /// <summary>u = G w G^T for a kernel of 3x3 taps, a vector each.</summary>
    /// <param name="w">The first tap.</param>
    /// <param name="tap">Floats from one tap to the next.</param>
    /// <param name="u">The first plane.</param>
    /// <param name="plane">Floats from one plane to the next.</param>
    /// <param name="rows">Room for 6x3 vectors.</param>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static void Kernel<V>(float* w, nint tap, float* u, nint plane, float* rows)
        where V : unmanaged, IVector<V>
    {
        for (int column = 0; column < 3; column++)
        {
            KernelColumn<V>(w + (column * tap), 3 * tap, rows + (column * V.Count), 3 * V.Count);
        }

        for (int row = 0; row < 6; row++)
        {
            KernelColumn<V>(rows + (3 * row * V.Count), V.Count, u + (6 * row * plane), plane);
        }
    }

    /// <summary>dw += G^T du G.</summary>
    /// <param name="du">The first plane.</param>
    /// <param name="plane">Floats from one plane to the next.</param>
    /// <param name="dw">The first tap.</param>
    /// <param name="tap">Floats from one tap to the next.</param>
    /// <param name="skip">Leading elements that a neighbour has added already.</param>
    /// <param name="rows">Room for 3x6 and 3 vectors.</param>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static void KernelGradient<V>(float* du, nint plane, float* dw, nint tap, int skip, float* rows)
        where V : unmanaged, IVector<V>
    {
        for (int column = 0; column < 6; column++)
        {
            KernelGradientColumn<V>(du + (column * plane), 6 * plane, rows + (column * V.Count), 6 * V.Count);
        }

        float* taps = rows + (18 * V.Count);
        for (int row = 0; row < 3; row++)
        {
            KernelGradientColumn<V>(rows + (6 * row * V.Count), V.Count, taps, V.Count);
            for (int column = 0; column < 3; column++)
            {
                OverlapSum.Add(V.Load(taps + (column * V.Count)), dw + (((3 * row) + column) * tap), skip);
            }
        }
    }

    /// <summary>G w, steps between the elements of both.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void KernelColumn<V>(float* w, nint wStep, float* u, nint uStep)
        where V : unmanaged, IVector<V>
    {
        V w0 = V.Load(w), w1 = V.Load(w + wStep), w2 = V.Load(w + (2 * wStep));
        V.Store(w0 * V.Broadcast(1 / ProductOfSquares), u);
        V even = V.MultiplyAdd(w2, V.Broadcast(NearSquared), w0);
        V scale = V.Broadcast(NearScale);
        V.Store(V.MultiplyAdd(w1, V.Broadcast(Near), even) * scale, u + uStep);
        V.Store(V.MultiplyAdd(w1, V.Broadcast(-Near), even) * scale, u + (2 * uStep));
        even = V.MultiplyAdd(w2, V.Broadcast(FarSquared), w0);
        scale = V.Broadcast(FarScale);
        V.Store(V.MultiplyAdd(w1, V.Broadcast(Far), even) * scale, u + (3 * uStep));
        V.Store(V.MultiplyAdd(w1, V.Broadcast(-Far), even) * scale, u + (4 * uStep));
        V.Store(w2, u + (5 * uStep));
    }

    /// <summary>G^T u, steps between the elements of both.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void KernelGradientColumn<V>(float* u, nint uStep, float* w, nint wStep)
        where V : unmanaged, IVector<V>
    {
        V u1 = V.Load(u + uStep), u2 = V.Load(u + (2 * uStep)), u3 = V.Load(u + (3 * uStep)), u4 = V.Load(u + (4 * uStep));
        V near = (u1 + u2) * V.Broadcast(NearScale);
        V far = (u3 + u4) * V.Broadcast(FarScale);
        V.Store(V.MultiplyAdd(V.Load(u), V.Broadcast(1 / ProductOfSquares), near + far), w);
        V.Store(V.MultiplyAdd(u3 - u4, V.Broadcast(Far * FarScale), (u1 - u2) * V.Broadcast(Near * NearScale)), w + wStep);
        V.Store(
            V.MultiplyAdd(far, V.Broadcast(FarSquared), V.MultiplyAdd(near, V.Broadcast(NearSquared), V.Load(u + (5 * uStep)))), w + (2 * wStep));
    }

    /// <summary>The first row of B^T x; of the tile one row further down, the last.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static void InputOuterRow<V>(float* x, nint row, int channels, float* v, nint plane)
        where V : unmanaged, IVector<V>
    {
        for (int c = 0; c < channels; c += V.Count)
        {
            int channel = int.Min(c, channels - V.Count);
            float* from = x + channel;
            Row6<V> inner = Row6<V>.MultiplyAdd(Row6<V>.Load(from + (2 * row), channels), -SumOfSquares, Row6<V>.Load(from + (4 * row), channels));
            InputRow(Row6<V>.MultiplyAdd(Row6<V>.Load(from, channels), ProductOfSquares, inner), v + channel, plane);
        }
    }

    /// <summary>The rows of two opposite points.</summary>
    /// <param name="point">The positive one.</param>
    /// <param name="otherSquared">The square of the other two.</param>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static void InputPairOfRows<V>(float* x, nint row, int channels, float point, float otherSquared, float* v, nint plane)
        where V : unmanaged, IVector<V>
    {
        for (int c = 0; c < channels; c += V.Count)
        {
            int channel = int.Min(c, channels - V.Count);
            float* from = x + channel;
            Row6<V> even = Row6<V>.MultiplyAdd(Row6<V>.Load(from + (2 * row), channels), -otherSquared, Row6<V>.Load(from + (4 * row), channels));
            Row6<V> odd = Row6<V>.MultiplyAdd(Row6<V>.Load(from + row, channels), -otherSquared, Row6<V>.Load(from + (3 * row), channels));
            InputRow(Row6<V>.MultiplyAdd(odd, point, even), v + channel, plane);
            InputRow(Row6<V>.MultiplyAdd(odd, -point, even), v + channel + (6 * plane), plane);
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static void OutputRows0And2<V, TTile>(float* m, nint plane, TTile tile)
        where V : unmanaged, IVector<V>
        where TTile : struct, IOutputTile<V>
    {
        nint row = 6 * plane;
        Row6<V> near = Row6<V>.Load(m + row, plane) + Row6<V>.Load(m + (2 * row), plane);
        Row6<V> far = Row6<V>.Load(m + (3 * row), plane) + Row6<V>.Load(m + (4 * row), plane);
        tile.Store(0, OutputRow(Row6<V>.Load(m, plane) + near + far));
        tile.Store(2, OutputRow(Row6<V>.MultiplyAdd(far, FarSquared, Row6<V>.Scale(near, NearSquared))));
    }

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static void OutputRows1And3<V, TTile>(float* m, nint plane, TTile tile)
        where V : unmanaged, IVector<V>
        where TTile : struct, IOutputTile<V>
    {
        nint row = 6 * plane;
        Row6<V> near = Row6<V>.Load(m + row, plane) - Row6<V>.Load(m + (2 * row), plane);
        Row6<V> far = Row6<V>.Load(m + (3 * row), plane) - Row6<V>.Load(m + (4 * row), plane);
        tile.Store(1, OutputRow(Row6<V>.MultiplyAdd(far, Far, Row6<V>.Scale(near, Near))));
        tile.Store(3, OutputRow(Row6<V>.MultiplyAdd(
            far, Far * FarSquared, Row6<V>.MultiplyAdd(near, Near * NearSquared, Row6<V>.Load(m + (5 * row), plane)))));
    }

    /// <summary>Stores d B.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void InputRow<V>(Row6<V> d, float* v, nint plane)
        where V : unmanaged, IVector<V>
    {
        V product = V.Broadcast(ProductOfSquares), sum = V.Broadcast(-SumOfSquares);
        V.Store(V.MultiplyAdd(d.C0, product, V.MultiplyAdd(d.C2, sum, d.C4)), v);
        V squared = V.Broadcast(-FarSquared);
        V even = V.MultiplyAdd(d.C2, squared, d.C4);
        V odd = V.MultiplyAdd(d.C1, squared, d.C3);
        V.Store(V.MultiplyAdd(odd, V.Broadcast(Near), even), v + plane);
        V.Store(V.MultiplyAdd(odd, V.Broadcast(-Near), even), v + (2 * plane));
        squared = V.Broadcast(-NearSquared);
        even = V.MultiplyAdd(d.C2, squared, d.C4);
        odd = V.MultiplyAdd(d.C1, squared, d.C3);
        V.Store(V.MultiplyAdd(odd, V.Broadcast(Far), even), v + (3 * plane));
        V.Store(V.MultiplyAdd(odd, V.Broadcast(-Far), even), v + (4 * plane));
        V.Store(V.MultiplyAdd(d.C1, product, V.MultiplyAdd(d.C3, sum, d.C5)), v + (5 * plane));
    }

    /// <summary>m A.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Row4<V> OutputRow<V>(Row6<V> m)
        where V : unmanaged, IVector<V>
    {
        V nearSum = m.C1 + m.C2, farSum = m.C3 + m.C4;
        V near = m.C1 - m.C2, far = m.C3 - m.C4;
        return new(
            m.C0 + nearSum + farSum,
            V.MultiplyAdd(far, V.Broadcast(Far), near * V.Broadcast(Near)),
            V.MultiplyAdd(farSum, V.Broadcast(FarSquared), nearSum * V.Broadcast(NearSquared)),
            V.MultiplyAdd(far, V.Broadcast(Far * FarSquared), V.MultiplyAdd(near, V.Broadcast(Near * NearSquared), m.C5)));
    }

    /// <summary>The first and the last row of A dy.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static void GradientOuterRows<V>(float* dy, nint row, nint column, int channels, float* z, nint plane)
        where V : unmanaged, IVector<V>
    {
        for (int c = 0; c < channels; c += V.Count)
        {
            GradientRow(Row4<V>.Load(dy + c, column), z + c, plane);
            GradientRow(Row4<V>.Load(dy + c + (3 * row), column), z + c + (30 * plane), plane);
        }
    }

    /// <summary>The rows of two opposite points.</summary>
    /// <param name="point">The positive one.</param>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static void GradientPairOfRows<V>(float* dy, nint row, nint column, int channels, float point, float* z, nint plane)
        where V : unmanaged, IVector<V>
    {
        for (int c = 0; c < channels; c += V.Count)
        {
            float* from = dy + c;
            Row4<V> even = Row4<V>.MultiplyAdd(Row4<V>.Load(from + (2 * row), column), point * point, Row4<V>.Load(from, column));
            Row4<V> odd = Row4<V>.MultiplyAdd(Row4<V>.Load(from + (3 * row), column), point * point, Row4<V>.Load(from + row, column));
            GradientRow(Row4<V>.MultiplyAdd(odd, point, even), z + c, plane);
            GradientRow(Row4<V>.MultiplyAdd(odd, -point, even), z + c + (6 * plane), plane);
        }
    }

    /// <summary>Stores d A^T.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void GradientRow<V>(Row4<V> d, float* z, nint plane)
        where V : unmanaged, IVector<V>
    {
        V.Store(d.C0, z);
        V squared = V.Broadcast(NearSquared);
        V even = V.MultiplyAdd(d.C2, squared, d.C0);
        V odd = V.MultiplyAdd(d.C3, squared, d.C1);
        V.Store(V.MultiplyAdd(odd, V.Broadcast(Near), even), z + plane);
        V.Store(V.MultiplyAdd(odd, V.Broadcast(-Near), even), z + (2 * plane));
        squared = V.Broadcast(FarSquared);
        even = V.MultiplyAdd(d.C2, squared, d.C0);
        odd = V.MultiplyAdd(d.C3, squared, d.C1);
        V.Store(V.MultiplyAdd(odd, V.Broadcast(Far), even), z + (3 * plane));
        V.Store(V.MultiplyAdd(odd, V.Broadcast(-Far), even), z + (4 * plane));
        V.Store(d.C3, z + (5 * plane));
    }
}
