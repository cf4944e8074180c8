using System.Runtime.InteropServices;

namespace ModelGen.Memory;

/// <summary>
/// One zeroed allocation on a 64-byte boundary that the collector never moves. It is an array underneath, so a span over
/// it keeps it alive.
/// </summary>
public sealed class Arena
{
    /// <summary>Slots and parameters begin at multiples of this many floats: one cache line, one widest vector.</summary>
    public const int Alignment = 16;

    private readonly float[] memory;
    private readonly int start;

    /// <summary>Allocates <paramref name="length"/> floats, all 0.</summary>
    public Arena(int length)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(length);
        Length = length;
        memory = GC.AllocateArray<float>(length + Alignment - 1, pinned: true);
        nint misaligned = AddressOf(memory) / sizeof(float) % Alignment;
        start = (int)((Alignment - misaligned) % Alignment);
    }

    /// <summary>Floats in the arena.</summary>
    public int Length { get; }

    /// <summary>All of it.</summary>
    public Span<float> Span => memory.AsSpan(start, Length);

    private static unsafe nint AddressOf(float[] pinned) =>
        (nint)System.Runtime.CompilerServices.Unsafe.AsPointer(ref MemoryMarshal.GetArrayDataReference(pinned));
}
