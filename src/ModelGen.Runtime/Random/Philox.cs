using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace ModelGen;

/// <summary>128 bits: a counter, or the random numbers that belong to it.</summary>
internal readonly record struct PhiloxBlock(uint Word0, uint Word1, uint Word2, uint Word3);

/// <summary>
/// Philox4x32-10 (Salmon et al., Parallel Random Numbers: As Easy as 1, 2, 3, 2011): a function of counter and key whose
/// values are random to every known test. Having no state, it gives the same numbers in any order, on any thread and device.
/// </summary>
internal static unsafe class Philox
{
    private const int Rounds = 10;
    private const uint Multiplier0 = 0xD2511F53;
    private const uint Multiplier1 = 0xCD9E8D57;
    private const uint KeyStep0 = 0x9E3779B9; // the golden ratio
    private const uint KeyStep1 = 0xBB67AE85; // the square root of 3, less 1

    /// <summary>The random block of a counter.</summary>
    public static PhiloxBlock Encrypt(PhiloxBlock counter, ulong key)
    {
        (uint x0, uint x1, uint x2, uint x3) = counter;
        uint key0 = (uint)key, key1 = (uint)(key >> 32);
        for (int round = 0; round < Rounds; round++)
        {
            ulong product0 = (ulong)x0 * Multiplier0;
            ulong product1 = (ulong)x2 * Multiplier1;
            (x0, x1) = ((uint)(product1 >> 32) ^ x1 ^ key0, (uint)product1);
            (x2, x3) = ((uint)(product0 >> 32) ^ x3 ^ key1, (uint)product0);
            key0 += KeyStep0;
            key1 += KeyStep1;
        }

        return new(x0, x1, x2, x3);
    }

    /// <summary>
    /// The blocks of 16 counters that follow one another in words 0 and 1, the first a multiple of 16. Written word by word:
    /// word w of block b at <paramref name="destination"/>[16 w + b].
    /// </summary>
    public static void Encrypt16(PhiloxBlock first, ulong key, uint* destination)
    {
        for (uint block = 0; block < 16; block += 8)
        {
            PhiloxBlock counter = first with { Word0 = first.Word0 + block };
            if (Avx2.IsSupported)
            {
                Encrypt8(counter, key, destination + block);
            }
            else
            {
                for (uint i = 0; i < 8; i++)
                {
                    (destination[block + i], destination[block + i + 16], destination[block + i + 32], destination[block + i + 48]) =
                        Encrypt(counter with { Word0 = counter.Word0 + i }, key);
                }
            }
        }
    }

    /// <summary>
    /// Two times four counters, so that one half computes while the other waits for its products. Each word has 64 bits, of
    /// which only the lower 32 mean something.
    /// </summary>
    private static void Encrypt8(PhiloxBlock first, ulong key, uint* destination)
    {
        Vector256<ulong> a0 = Vector256.Create((ulong)first.Word0) + Vector256.Create(0ul, 1, 2, 3);
        Vector256<ulong> b0 = a0 + Vector256.Create(4ul);
        Vector256<ulong> a1 = Vector256.Create((ulong)first.Word1), b1 = a1;
        Vector256<ulong> a2 = Vector256.Create((ulong)first.Word2), b2 = a2;
        Vector256<ulong> a3 = Vector256.Create((ulong)first.Word3), b3 = a3;
        Vector256<ulong> key0 = Vector256.Create(key), key1 = Vector256.Create(key >> 32);
        for (int round = 0; round < Rounds; round++)
        {
            Round(ref a0, ref a1, ref a2, ref a3, key0, key1);
            Round(ref b0, ref b1, ref b2, ref b3, key0, key1);
            key0 += Vector256.Create((ulong)KeyStep0);
            key1 += Vector256.Create((ulong)KeyStep1);
        }

        Vector256.Narrow(a0, b0).Store(destination);
        Vector256.Narrow(a1, b1).Store(destination + 16);
        Vector256.Narrow(a2, b2).Store(destination + 32);
        Vector256.Narrow(a3, b3).Store(destination + 48);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Round(
        ref Vector256<ulong> x0, ref Vector256<ulong> x1, ref Vector256<ulong> x2, ref Vector256<ulong> x3, Vector256<ulong> key0, Vector256<ulong> key1)
    {
        // Multiplies the lower halves only.
        Vector256<ulong> product0 = Avx2.Multiply(x0.AsUInt32(), Vector256.Create((ulong)Multiplier0).AsUInt32());
        Vector256<ulong> product1 = Avx2.Multiply(x2.AsUInt32(), Vector256.Create((ulong)Multiplier1).AsUInt32());
        x0 = (product1 >>> 32) ^ x1 ^ key0;
        x1 = product1;
        x2 = (product0 >>> 32) ^ x3 ^ key1;
        x3 = product0;
    }
}
