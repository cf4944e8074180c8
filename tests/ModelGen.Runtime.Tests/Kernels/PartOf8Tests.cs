using ModelGen.Simd;
using Xunit;

namespace ModelGen.Tests.Kernels;

/// <summary>Five, six or seven numbers in a vector of eight. What kernels compute with them is tested with the other widths.</summary>
public unsafe class PartOf8Tests
{
    [Fact]
    public void It_reads_and_writes_its_own_numbers_only()
    {
        Check<Five>(5);
        Check<Six>(6);
        Check<Seven>(7);

        static void Check<N>(int count)
            where N : struct, IPart
        {
            float* source = stackalloc float[8], copy = stackalloc float[8];
            byte* bytes = stackalloc byte[8], copiedBytes = stackalloc byte[8];
            for (int i = 0; i < 8; i++)
            {
                source[i] = i + 1;
                bytes[i] = (byte)(i + 1);
                copy[i] = -1;
                copiedBytes[i] = 255;
            }

            PartOf8<N>.Store(PartOf8<N>.Load(source), copy);
            PartOf8<N>.StoreBytes(PartOf8<N>.LoadBytes(bytes), copiedBytes);
            Assert.Equal(count, PartOf8<N>.Count);
            for (int i = 0; i < 8; i++)
            {
                Assert.Equal(i < count ? i + 1 : -1, copy[i]);
                Assert.Equal(i < count ? i + 1 : 255, copiedBytes[i]);
            }
        }
    }

    [Fact]
    public void Sums_and_maxima_leave_out_what_it_does_not_hold()
    {
        Check<Five>(5);
        Check<Six>(6);
        Check<Seven>(7);

        static void Check<N>(int count)
            where N : struct, IPart
        {
            // All elements are 2, or -2, also those that do not count.
            Assert.Equal(2 * count, PartOf8<N>.Sum(PartOf8<N>.Broadcast(2)));
            Assert.Equal(2 * count, F32x4.Sum(PartOf8<N>.Quarter(PartOf8<N>.Broadcast(2))));
            Assert.Equal(-2, PartOf8<N>.Maximum(PartOf8<N>.Broadcast(-2)));
            PartOf8<N> rest = PartOf8<N>.Zero - PartOf8<N>.Broadcast(1);
            Assert.Equal(-1, PartOf8<N>.Maximum(rest));
        }
    }
}
