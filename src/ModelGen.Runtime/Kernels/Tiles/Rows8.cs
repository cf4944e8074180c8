using System.Runtime.CompilerServices;

namespace ModelGen.Kernels;

/// <summary>Eight places that a tile reads from: pixels of a convolution, samples of a dense layer, rows of a kernel's gradient.</summary>
internal unsafe struct Rows8
{
    public float* R0;
    public float* R1;
    public float* R2;
    public float* R3;
    public float* R4;
    public float* R5;
    public float* R6;
    public float* R7;

    /// <summary>Eight consecutive places from <paramref name="first"/> on; beyond <paramref name="last"/> it is the last again.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Rows8 Of<TPlaces>(TPlaces places, int first, int last)
        where TPlaces : struct, IPlaces
    {
        Rows8 rows;
        rows.R0 = places.At(first);
        rows.R1 = places.At(int.Min(first + 1, last));
        rows.R2 = places.At(int.Min(first + 2, last));
        rows.R3 = places.At(int.Min(first + 3, last));
        rows.R4 = places.At(int.Min(first + 4, last));
        rows.R5 = places.At(int.Min(first + 5, last));
        rows.R6 = places.At(int.Min(first + 6, last));
        rows.R7 = places.At(int.Min(first + 7, last));
        return rows;
    }

    /// <summary>Eight places at even distances.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Rows8 Even(float* first, nint distance)
    {
        Rows8 rows;
        rows.R0 = first;
        rows.R1 = first + distance;
        rows.R2 = first + (2 * distance);
        rows.R3 = first + (3 * distance);
        rows.R4 = first + (4 * distance);
        rows.R5 = first + (5 * distance);
        rows.R6 = first + (6 * distance);
        rows.R7 = first + (7 * distance);
        return rows;
    }
    /// <summary>The places so many floats further.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly Rows8 Moved(nint floats)
    {
        Rows8 rows;
        rows.R0 = R0 + floats;
        rows.R1 = R1 + floats;
        rows.R2 = R2 + floats;
        rows.R3 = R3 + floats;
        rows.R4 = R4 + floats;
        rows.R5 = R5 + floats;
        rows.R6 = R6 + floats;
        rows.R7 = R7 + floats;
        return rows;
    }

    /// <summary>The last four places as the first four, and again.</summary>
    public readonly Rows8 SecondHalf
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get
        {
            Rows8 rows = this;
            rows.R0 = R4;
            rows.R1 = R5;
            rows.R2 = R6;
            rows.R3 = R7;
            return rows;
        }
    }
}
