using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace ModelGen;

/// <summary>byte * scale + offset, 16 at a time.</summary>
internal static class ByteConversion
{
    private const int Block = 16;

    /// <summary>Converts as many bytes as there are floats. Product and sum are rounded one after the other, on every machine alike.</summary>
    public static void ToFloats(ReadOnlySpan<byte> source, Span<float> destination, float scale, float offset)
    {
        if (source.Length != destination.Length)
        {
            throw new ArgumentException($"{source.Length} bytes do not become {destination.Length} floats.", nameof(destination));
        }

        if (!Vector128.IsHardwareAccelerated || source.Length < Block)
        {
            for (int i = 0; i < source.Length; i++)
            {
                destination[i] = (source[i] * scale) + offset;
            }

            return;
        }

        ref byte from = ref MemoryMarshal.GetReference(source);
        ref float to = ref MemoryMarshal.GetReference(destination);
        nuint last = (nuint)(source.Length - Block);
        for (nuint i = 0; i < last; i += Block)
        {
            ConvertBlock(ref from, ref to, i, scale, offset);
        }

        // The last block may overlap the one before it: it writes the same floats again.
        ConvertBlock(ref from, ref to, last, scale, offset);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void ConvertBlock(ref byte from, ref float to, nuint at, float scale, float offset)
    {
        Vector128<byte> bytes = Vector128.LoadUnsafe(ref from, at);
        if (Vector256.IsHardwareAccelerated)
        {
            (Vector256<uint> first, Vector256<uint> second) = Vector256.Widen(Vector256.WidenLower(bytes.ToVector256Unsafe()));
            Scaled(first, scale, offset).StoreUnsafe(ref to, at);
            Scaled(second, scale, offset).StoreUnsafe(ref to, at + 8);
        }
        else
        {
            (Vector128<ushort> low, Vector128<ushort> high) = Vector128.Widen(bytes);
            Scaled(Vector128.WidenLower(low), scale, offset).StoreUnsafe(ref to, at);
            Scaled(Vector128.WidenUpper(low), scale, offset).StoreUnsafe(ref to, at + 4);
            Scaled(Vector128.WidenLower(high), scale, offset).StoreUnsafe(ref to, at + 8);
            Scaled(Vector128.WidenUpper(high), scale, offset).StoreUnsafe(ref to, at + 12);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> Scaled(Vector256<uint> values, float scale, float offset) =>
        (Vector256.ConvertToSingle(values.AsInt32()) * scale) + Vector256.Create(offset);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<float> Scaled(Vector128<uint> values, float scale, float offset) =>
        (Vector128.ConvertToSingle(values.AsInt32()) * scale) + Vector128.Create(offset);
}
