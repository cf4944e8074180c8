using ModelGen.Simd;
using Xunit;

namespace ModelGen.Tests.Kernels;

/// <summary>Bytes as vectors of floats, and back.</summary>
public class ByteTests
{
    [Fact]
    public void Every_byte_becomes_its_number_and_that_the_byte_on_every_width() => Widths.ForEach(32, new Check());

    private readonly unsafe struct Check : IWidthAction
    {
        public void Invoke<V>()
            where V : unmanaged, IVector<V>
        {
            byte* bytes = stackalloc byte[V.Count + 1];
            float* floats = stackalloc float[V.Count];
            for (int first = 0; first < 256; first++)
            {
                for (int i = 0; i < V.Count; i++)
                {
                    bytes[i] = (byte)(first + (i * 37));
                }

                byte[] before = new Span<byte>(bytes, V.Count).ToArray();
                V.Store(V.LoadBytes(bytes), floats);
                Assert.Equal(before.Select(value => (float)value), new Span<float>(floats, V.Count).ToArray());

                new Span<byte>(bytes, V.Count + 1).Fill(99);
                V.StoreBytes(V.Load(floats), bytes);
                Assert.Equal([.. before, 99], new Span<byte>(bytes, V.Count + 1).ToArray());
            }
        }
    }
}
