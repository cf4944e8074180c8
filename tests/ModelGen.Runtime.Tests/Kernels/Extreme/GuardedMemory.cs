using System.Runtime.InteropServices;
using Xunit;

namespace ModelGen.Tests.Kernels.Extreme;

/// <summary>
/// Pieces of memory, each between addresses that end the process when they are touched: as many on either side as an offset
/// that overflowed an Int32 can reach. A piece lies against the one side or against the other.
/// </summary>
internal sealed unsafe class GuardedMemory
{
    /// <summary>The most floats of a piece.</summary>
    public const int Capacity = 1 << 21;

    private const int Pieces = 12;
    private static readonly nint Guard = (nint)sizeof(float) << 31;
    private static readonly nint Step = Guard + (sizeof(float) * (nint)Capacity);

    /// <summary>Floats beside a piece, on the side that lies not against the guard, that nobody may write.</summary>
    private const int Beside = 32;

    private const float Mark = -12345.678f;

    private readonly byte* start;
    private readonly List<(nint Floats, int Length)> marked = [];
    private bool isAtEnd;
    private int taken;

    public GuardedMemory()
    {
        start = Pages.Reserve((Pieces * Step) + Guard);
        for (int piece = 0; piece < Pieces; piece++)
        {
            Pages.Open(start + (piece * Step) + Guard, sizeof(float) * (nint)Capacity);
        }
    }

    /// <summary>Begins anew: pieces taken from here on lie against the end of theirs, or against the start.</summary>
    public void Begin(bool atEnd)
    {
        isAtEnd = atEnd;
        taken = 0;
        marked.Clear();
    }

    /// <summary>A piece of <paramref name="length"/> floats, all NaN.</summary>
    public Span<float> Take(int length)
    {
        Span<float> piece = Piece(length);
        piece.Fill(float.NaN);
        return piece;
    }

    /// <summary>A piece that holds <paramref name="values"/>.</summary>
    public Span<float> Take(ReadOnlySpan<float> values)
    {
        Span<float> piece = Piece(values.Length);
        values.CopyTo(piece);
        return piece;
    }

    /// <summary>A piece of bytes.</summary>
    public Span<byte> TakeBytes(int length)
    {
        Span<byte> whole = MemoryMarshal.AsBytes(Piece((length + 3) / 4));
        return isAtEnd ? whole[^length..] : whole[..length];
    }

    /// <summary>Fails if anything beside a piece was written.</summary>
    public void AssertNothingBesideWasWritten() =>
        Assert.All(marked, beside => Assert.Equal(-1, new Span<float>((float*)beside.Floats, beside.Length).IndexOfAnyExcept(Mark)));

    private Span<float> Piece(int length)
    {
        Assert.InRange(length, 0, Capacity);
        Assert.True(taken < Pieces, "More operands than pieces of memory.");
        float* first = (float*)(start + (taken++ * Step) + Guard);
        float* piece = isAtEnd ? first + Capacity - length : first;
        int beside = Math.Min(Beside, Capacity - length);
        float* marks = isAtEnd ? piece - beside : piece + length;
        new Span<float>(marks, beside).Fill(Mark);
        marked.Add(((nint)marks, beside));
        return new(piece, length);
    }
}
