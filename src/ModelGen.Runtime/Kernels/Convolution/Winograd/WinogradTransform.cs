using System.Runtime.CompilerServices;
using ModelGen.Simd;

namespace ModelGen.Kernels;

/// <summary>
/// The matrices of Winograd's minimal filtering F(4x4, 3x3) over the points 0, 1, -1, 2, -2 and infinity (Lavin and Gray,
/// "Fast Algorithms for Convolutional Neural Networks", 2015): y = A^T [(G w G^T) * (B^T x B)] A, and what its gradients
/// need. Each element of a transformed 6x6 tile is a plane in memory; a vector runs over channels.
/// </summary>
/// <remarks>
/// A transform goes down the columns, six or four at a time, and then along each row that this gives. A finished row is
/// stored before the next is begun, so that registers hold no more than the terms that two rows share.
/// </remarks>
internal static unsafe class WinogradTransform
{
    /// <summary>Planes: elements of a transformed tile.</summary>
    public const int Planes = 36;

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
        InputRows1And2<V>(x, row, channels, v + (6 * plane), plane);
        InputRows3And4<V>(x, row, channels, v + (18 * plane), plane);
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

    /// <summary>z = A dy A^T for a tile of 4x4 pixels.</summary>
    /// <param name="dy">The tile's first pixel.</param>
    /// <param name="row">Floats from one row of pixels to the next.</param>
    /// <param name="column">Floats from one pixel to the next.</param>
    /// <param name="z">The first plane.</param>
    /// <param name="plane">Floats from one plane to the next.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void OutputGradient<V>(float* dy, nint row, nint column, float* z, nint plane)
        where V : unmanaged, IVector<V>
    {
        GradientRow(Row4<V>.Load(dy, column), z, plane);

        Row4<V> even = Row4<V>.Load(dy, column) + Row4<V>.Load(dy + (2 * row), column);
        Row4<V> odd = Row4<V>.Load(dy + row, column) + Row4<V>.Load(dy + (3 * row), column);
        GradientRow(even + odd, z + (6 * plane), plane);
        GradientRow(even - odd, z + (12 * plane), plane);

        even = Row4<V>.MultiplyAdd(Row4<V>.Load(dy + (2 * row), column), 4, Row4<V>.Load(dy, column));
        odd = Row4<V>.MultiplyAdd(Row4<V>.Load(dy + (3 * row), column), 4, Row4<V>.Load(dy + row, column));
        GradientRow(Row4<V>.MultiplyAdd(odd, 2, even), z + (18 * plane), plane);
        GradientRow(Row4<V>.MultiplyAdd(odd, -2, even), z + (24 * plane), plane);

        GradientRow(Row4<V>.Load(dy + (3 * row), column), z + (30 * plane), plane);
    }

    /// <summary>u = G w G^T for a kernel of 3x3 taps.</summary>
    /// <param name="w">The taps, a vector each.</param>
    /// <param name="u">The first plane.</param>
    /// <param name="plane">Floats from one plane to the next.</param>
    public static void Kernel<V>(float* w, float* u, nint plane)
        where V : unmanaged, IVector<V>
    {
        V* rows = stackalloc V[18];
        for (int column = 0; column < 3; column++)
        {
            KernelColumn(V.Load(w + (column * V.Count)), V.Load(w + ((3 + column) * V.Count)), V.Load(w + ((6 + column) * V.Count)), rows + column, 3);
        }

        V* row = stackalloc V[6];
        for (int i = 0; i < 6; i++)
        {
            KernelColumn(rows[3 * i], rows[(3 * i) + 1], rows[(3 * i) + 2], row, 1);
            for (int j = 0; j < 6; j++)
            {
                V.Store(row[j], u + (((6 * i) + j) * plane));
            }
        }
    }

    /// <summary>dw += G^T du G.</summary>
    /// <param name="du">The first plane.</param>
    /// <param name="plane">Floats from one plane to the next.</param>
    /// <param name="dw">The first tap.</param>
    /// <param name="tap">Floats from one tap to the next.</param>
    /// <param name="skip">Leading elements that a neighbour has added already.</param>
    public static void KernelGradient<V>(float* du, nint plane, float* dw, nint tap, int skip)
        where V : unmanaged, IVector<V>
    {
        V* rows = stackalloc V[18];
        V* column = stackalloc V[6];
        for (int j = 0; j < 6; j++)
        {
            for (int i = 0; i < 6; i++)
            {
                column[i] = V.Load(du + (((6 * i) + j) * plane));
            }

            KernelGradientColumn(column, rows + j, 6);
        }

        V* taps = stackalloc V[3];
        for (int i = 0; i < 3; i++)
        {
            KernelGradientColumn(rows + (6 * i), taps, 1);
            for (int j = 0; j < 3; j++)
            {
                OverlapSum.Add(taps[j], dw + (((3 * i) + j) * tap), skip);
            }
        }
    }

    /// <summary>G w.</summary>
    private static void KernelColumn<V>(V w0, V w1, V w2, V* u, int step)
        where V : unmanaged, IVector<V>
    {
        V sixth = V.Broadcast(-1f / 6), twentyFourth = V.Broadcast(1f / 24), two = V.Broadcast(2);
        V even = w0 + w2;
        u[0] = w0 * V.Broadcast(0.25f);
        u[step] = (even + w1) * sixth;
        u[2 * step] = (even - w1) * sixth;
        even = V.MultiplyAdd(w2, V.Broadcast(4), w0);
        u[3 * step] = V.MultiplyAdd(w1, two, even) * twentyFourth;
        u[4 * step] = V.MultiplyAdd(w1, V.Broadcast(-2), even) * twentyFourth;
        u[5 * step] = w2;
    }

    /// <summary>G^T u.</summary>
    private static void KernelGradientColumn<V>(V* u, V* w, int step)
        where V : unmanaged, IVector<V>
    {
        V sixth = V.Broadcast(1f / 6);
        V ones = u[1] + u[2];
        V twos = u[3] + u[4];
        w[0] = V.MultiplyAdd(u[0], V.Broadcast(0.25f), V.MultiplyAdd(twos, V.Broadcast(1f / 24), ones * V.Broadcast(-1f / 6)));
        w[step] = V.MultiplyAdd(u[3] - u[4], V.Broadcast(1f / 12), (u[2] - u[1]) * sixth);
        w[2 * step] = V.MultiplyAdd(twos - ones, sixth, u[5]);
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
            Row6<V> inner = Row6<V>.MultiplyAdd(Row6<V>.Load(from + (2 * row), channels), -5, Row6<V>.Load(from + (4 * row), channels));
            InputRow(Row6<V>.MultiplyAdd(Row6<V>.Load(from, channels), 4, inner), v + channel, plane);
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static void InputRows1And2<V>(float* x, nint row, int channels, float* v, nint plane)
        where V : unmanaged, IVector<V>
    {
        for (int c = 0; c < channels; c += V.Count)
        {
            int channel = int.Min(c, channels - V.Count);
            float* from = x + channel;
            Row6<V> even = Row6<V>.MultiplyAdd(Row6<V>.Load(from + (2 * row), channels), -4, Row6<V>.Load(from + (4 * row), channels));
            Row6<V> odd = Row6<V>.MultiplyAdd(Row6<V>.Load(from + row, channels), -4, Row6<V>.Load(from + (3 * row), channels));
            InputRow(even + odd, v + channel, plane);
            InputRow(even - odd, v + channel + (6 * plane), plane);
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static void InputRows3And4<V>(float* x, nint row, int channels, float* v, nint plane)
        where V : unmanaged, IVector<V>
    {
        for (int c = 0; c < channels; c += V.Count)
        {
            int channel = int.Min(c, channels - V.Count);
            float* from = x + channel;
            Row6<V> even = Row6<V>.Load(from + (4 * row), channels) - Row6<V>.Load(from + (2 * row), channels);
            Row6<V> odd = Row6<V>.Load(from + (3 * row), channels) - Row6<V>.Load(from + row, channels);
            InputRow(Row6<V>.MultiplyAdd(odd, 2, even), v + channel, plane);
            InputRow(Row6<V>.MultiplyAdd(odd, -2, even), v + channel + (6 * plane), plane);
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static void OutputRows0And2<V, TTile>(float* m, nint plane, TTile tile)
        where V : unmanaged, IVector<V>
        where TTile : struct, IOutputTile<V>
    {
        nint row = 6 * plane;
        Row6<V> first = Row6<V>.Load(m + row, plane) + Row6<V>.Load(m + (2 * row), plane);
        Row6<V> second = Row6<V>.Load(m + (3 * row), plane) + Row6<V>.Load(m + (4 * row), plane);
        tile.Store(0, OutputRow(Row6<V>.Load(m, plane) + first + second));
        tile.Store(2, OutputRow(Row6<V>.MultiplyAdd(second, 4, first)));
    }

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static void OutputRows1And3<V, TTile>(float* m, nint plane, TTile tile)
        where V : unmanaged, IVector<V>
        where TTile : struct, IOutputTile<V>
    {
        nint row = 6 * plane;
        Row6<V> first = Row6<V>.Load(m + row, plane) - Row6<V>.Load(m + (2 * row), plane);
        Row6<V> second = Row6<V>.Load(m + (3 * row), plane) - Row6<V>.Load(m + (4 * row), plane);
        tile.Store(1, OutputRow(Row6<V>.MultiplyAdd(second, 2, first)));
        tile.Store(3, OutputRow(Row6<V>.MultiplyAdd(second, 8, first) + Row6<V>.Load(m + (5 * row), plane)));
    }

    /// <summary>Stores d B.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void InputRow<V>(Row6<V> d, float* v, nint plane)
        where V : unmanaged, IVector<V>
    {
        V four = V.Broadcast(4), minusFour = V.Broadcast(-4), minusFive = V.Broadcast(-5);
        V.Store(V.MultiplyAdd(d.C0, four, V.MultiplyAdd(d.C2, minusFive, d.C4)), v);
        V even = V.MultiplyAdd(d.C2, minusFour, d.C4);
        V odd = V.MultiplyAdd(d.C1, minusFour, d.C3);
        V.Store(even + odd, v + plane);
        V.Store(even - odd, v + (2 * plane));
        even = d.C4 - d.C2;
        odd = d.C3 - d.C1;
        V.Store(V.MultiplyAdd(odd, V.Broadcast(2), even), v + (3 * plane));
        V.Store(V.MultiplyAdd(odd, V.Broadcast(-2), even), v + (4 * plane));
        V.Store(V.MultiplyAdd(d.C1, four, V.MultiplyAdd(d.C3, minusFive, d.C5)), v + (5 * plane));
    }

    /// <summary>m A.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Row4<V> OutputRow<V>(Row6<V> m)
        where V : unmanaged, IVector<V>
    {
        V sum1 = m.C1 + m.C2, sum2 = m.C3 + m.C4;
        V difference1 = m.C1 - m.C2, difference2 = m.C3 - m.C4;
        return new(
            m.C0 + sum1 + sum2,
            V.MultiplyAdd(difference2, V.Broadcast(2), difference1),
            V.MultiplyAdd(sum2, V.Broadcast(4), sum1),
            V.MultiplyAdd(difference2, V.Broadcast(8), difference1) + m.C5);
    }

    /// <summary>Stores d A^T.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void GradientRow<V>(Row4<V> d, float* z, nint plane)
        where V : unmanaged, IVector<V>
    {
        V.Store(d.C0, z);
        V even = d.C0 + d.C2;
        V odd = d.C1 + d.C3;
        V.Store(even + odd, z + plane);
        V.Store(even - odd, z + (2 * plane));
        V four = V.Broadcast(4);
        even = V.MultiplyAdd(d.C2, four, d.C0);
        odd = V.MultiplyAdd(d.C3, four, d.C1);
        V.Store(V.MultiplyAdd(odd, V.Broadcast(2), even), z + (3 * plane));
        V.Store(V.MultiplyAdd(odd, V.Broadcast(-2), even), z + (4 * plane));
        V.Store(d.C3, z + (5 * plane));
    }
}
