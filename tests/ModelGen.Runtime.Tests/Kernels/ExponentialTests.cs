using ModelGen.Simd;
using Xunit;

namespace ModelGen.Tests.Kernels;

public unsafe class ExponentialTests
{
    [Fact]
    public void Exp_is_within_1_1_units_in_the_last_place_over_all_floats()
    {
        for (long bits = int.MinValue; bits <= int.MaxValue; bits += 2039)
        {
            float x = BitConverter.Int32BitsToSingle((int)bits);
            if (float.IsNaN(x))
            {
                continue;
            }

            double exact = Math.Exp(x);
            float result = F32x1.Sum(F32x1.Exp(F32x1.Broadcast(x)));
            if (exact > float.MaxValue)
            {
                Assert.Equal(float.PositiveInfinity, result);
                continue;
            }

            double unit = float.BitIncrement((float)exact) - (double)(float)exact;
            Assert.True(Math.Abs(result - exact) <= 1.1 * unit, $"exp({x:R}) = {result:R}, not {exact:R}.");
        }
    }

    [Theory]
    [InlineData(float.NegativeInfinity, 0)]
    [InlineData(float.PositiveInfinity, float.PositiveInfinity)]
    [InlineData(float.NaN, float.NaN)]
    [InlineData(0, 1)]
    [InlineData(88.8f, float.PositiveInfinity)]
    [InlineData(-103f, 1E-45f)]
    public void Exp_knows_its_borders(float x, float expected) => Widths.ForEach(int.MaxValue, new CheckExp(x, expected));

    [Theory]
    [InlineData(-126, 1.17549435E-38f)]
    [InlineData(0, 1)]
    [InlineData(127, 1.7014118E+38f)]
    public void Powers_of_two_are_exact(float exponent, float expected) => Widths.ForEach(int.MaxValue, new CheckPower(exponent, expected));

    private readonly struct CheckExp(float x, float expected) : IWidthAction
    {
        public void Invoke<V>()
            where V : unmanaged, IVector<V> => AssertAll(V.Exp(V.Broadcast(x)), expected);
    }

    private readonly struct CheckPower(float exponent, float expected) : IWidthAction
    {
        public void Invoke<V>()
            where V : unmanaged, IVector<V> => AssertAll(V.PowerOfTwo(V.Broadcast(exponent)), expected);
    }

    private static void AssertAll<V>(V vector, float expected)
        where V : unmanaged, IVector<V>
    {
        float[] elements = new float[V.Count];
        fixed (float* destination = elements)
        {
            V.Store(vector, destination);
        }

        Assert.All(elements, element => Assert.Equal(expected, element));
    }
}
