using ModelGen.Kernels;
using ModelGen.Memory;
using Xunit;
using Reference = ModelGen.Kernels.Reference;

namespace ModelGen.Tests.Kernels;

public class PoolTests
{
    [Fact]
    public void Max_pooling_gives_the_bits_of_the_reference_for_every_shape() => PoolShapes.ForEach(new CheckMax());

    [Fact]
    public void Max_pooling_with_an_index_gives_the_bits_of_the_reference_for_every_shape() => PoolShapes.ForEach(new CheckIndexed());

    [Fact]
    public void Average_pooling_agrees_with_the_reference_for_every_shape() => PoolShapes.ForEach(new CheckAverage());

    [Fact]
    public void Max_pooling_routes_each_gradient_to_one_maximum() => PoolShapes.ForEach(new CheckRouting());

    [Fact]
    public void Average_pooling_passes_the_adjoint_test_exactly_where_windows_hold_a_power_of_two()
    {
        CheckAdjoint<Tiled>();
        CheckAdjoint<Remainder>();
        CheckAdjoint<SameDisjoint>();
    }

    [Fact]
    public void The_first_of_equal_values_takes_the_gradient()
    {
        TestMap x = new TestMap(1, 4, 6, 1).Fill(3), y = new(1, 2, 3, 1), dy = new TestMap(1, 2, 3, 1).Fill(5), dx = x.Like();
        MaxPool2D.Forward<Tiled>(x.View, y.View, 1);
        MaxPool2D.Backward<Tiled>(x.View, y.View, dy.View, dx.View, 1);
        Assert.Equal(
            [
                5, 0, 5, 0, 5, 0,
                0, 0, 0, 0, 0, 0,
                5, 0, 5, 0, 5, 0,
                0, 0, 0, 0, 0, 0,
            ],
            dx.Data);
    }

    [Fact]
    public void NaN_in_a_window_is_its_maximum()
    {
        for (int place = 0; place < 4; place++)
        {
            TestMap x = new TestMap(1, 4, 6, 1).Fill(3), y = new(1, 2, 3, 1), indexed = new(1, 2, 3, 1);
            x.Data[((place / 2) * 6) + (place % 2)] = float.NaN;
            MaxPool2D.Forward<Tiled>(x.View, y.View, 1);
            Assert.Equal([float.NaN, 3, 3, 3, 3, 3], y.Data);
            MaxPool2D.Forward<Tiled>(x.View, indexed.View, new byte[6], 1);
            Assert.Equal(y.Data, indexed.Data);
        }
    }

    [Fact]
    public void A_window_of_nothing_but_negative_infinity_has_a_place_in_the_input()
    {
        TestMap x = new TestMap(1, 5, 5, 1).Fill(float.NegativeInfinity), y = new(1, 5, 5, 1), dx = x.Like();
        byte[] index = new byte[25];
        MaxPool2D.Forward<SameOdd>(x.View, y.View, index, 1);
        MaxPool2D.Backward<SameOdd, Linear>(index, default, y.Like().Fill(1).View, dx.View, 1);

        // The first window begins a row and a column before the input.
        Assert.Equal((4, 3), (index[0], index[1]));
        Assert.Equal(25, dx.Data.Sum());
    }

    [Fact]
    public void A_window_of_more_elements_than_a_byte_numbers_works_from_its_values()
    {
        TestMap x = new TestMap(2, 20, 40, 1).FillIntegers(new Random(1)), y = new(2, 1, 2, 1), dx = x.Like(), expected = x.Like();
        TestMap dy = y.Like().FillIntegers(new Random(2));
        MaxPool2D.Forward<Large>(x.View, y.View, 2);
        MaxPool2D.Backward<Large>(x.View, y.View, dy.View, dx.View, 2);
        Reference.MaxPool2D.Backward<Large>(x.View, dy.View, expected.View, 2);
        Assert.Equal(expected.Data, dx.Data);

        const string Refused = "The index of a window of 400 elements does not fit in a byte: call Forward(x, y, samples) and Backward(x, y, dy, dx, samples).";
        Assert.Equal(Refused, Assert.Throws<ArgumentException>(() => MaxPool2D.Forward<Large>(x.View, y.View, new byte[4], 2)).Message);
        Assert.Equal(Refused, Assert.Throws<ArgumentException>(() => MaxPool2D.Backward<Large, Linear>(new byte[4], default, dy.View, dx.View, 2)).Message);
    }

    [Fact]
    public void A_derivative_that_does_not_follow_from_the_output_is_refused()
    {
        TestMap x = new TestMap(1, 4, 6, 1).Fill(0), y = new TestMap(1, 2, 3, 1).Fill(0);
        Assert.StartsWith(
            "The derivative of GELU needs the layer's input",
            Assert.Throws<ArgumentException>(() => MaxPool2D.Backward<Tiled, GELU>(new byte[6], y.View, y.View, x.View, 1)).Message);
        Assert.Contains("'y' has samples of", Assert.Throws<ArgumentException>(() => MaxPool2D.Backward<Tiled, ReLU>(new byte[6], x.View, y.View, x.View, 1)).Message);
    }

    [Fact]
    public void An_index_that_is_too_short_is_refused()
    {
        TestMap x = new TestMap(2, 4, 6, 1).Fill(0), y = new TestMap(2, 2, 3, 1).Fill(0);
        ArgumentException error = Assert.Throws<ArgumentException>(() => MaxPool2D.Forward<Tiled>(x.View, y.View, new byte[11], 2));
        Assert.Contains("'index' has 11 bytes; expected 12, for 2 samples of 6.", error.Message);
        Assert.Throws<ArgumentException>(() => MaxPool2D.Backward<Tiled, Linear>(new byte[11], default, y.View, x.View, 2));
        MaxPool2D.Forward<Tiled>(x.View, y.View, new byte[11], 1);
    }

    [Fact]
    public void Maps_of_another_shape_are_refused()
    {
        TestMap x = new TestMap(1, 4, 6, 1).Fill(0), y = new TestMap(1, 2, 2, 1).Fill(0);
        ArgumentException error = Assert.Throws<ArgumentException>(() => MaxPool2D.Forward<Tiled>(x.View, y.View, 1));
        Assert.Contains("'y' has samples of 2 x 2 x 1; expected 2 x 3 x 1.", error.Message);
        Assert.Throws<ArgumentException>(() => AvgPool2D.Backward<Tiled>(y.View, x.View, 1));
        Assert.Throws<ArgumentException>(() => MaxPool2D.Backward<Tiled>(x.View, new TestMap(1, 2, 3, 1).View, y.View, x.View, 1));
        Assert.Throws<ArgumentException>(() => AvgPool2D.Forward<Tiled>(x.View, new TestMap(1, 2, 3, 1).View, 2));
    }

    private static (TestMap X, TestMap Y) Maps<TShape>(Halo input, Halo output)
        where TShape : struct, IPool2DShape =>
        (new(2, TShape.InputHeight, TShape.InputWidth, TShape.Channels, input), new(2, TShape.OutputHeight, TShape.OutputWidth, TShape.Channels, output));

    private static void CheckAdjoint<TShape>()
        where TShape : struct, IPool2DShape
    {
        (TestMap x, TestMap y) = Maps<TShape>(Halos.None, Halos.None);
        Random random = new(7);
        TestMap dx = x.Like(), dy = y.Like().FillIntegers(random);
        AvgPool2D.Forward<TShape>(x.FillIntegers(random).View, y.View, 2);
        AvgPool2D.Backward<TShape>(dy.View, dx.View, 2);
        Assert.Equal(TestMap.Dot(y.Values, dy.Values), TestMap.Dot(x.Values, dx.Values));
    }

    private sealed class CheckMax : IPoolShapeAction
    {
        private readonly Random random = new(5);

        public void Invoke<TShape>()
            where TShape : struct, IPool2DShape
        {
            foreach ((Halo input, Halo output) in new[] { (Halos.None, Halos.None), (Halos.Even, Halos.Odd) })
            {
                // Few different numbers, so that windows hold their maximum more than once.
                (TestMap x, TestMap y) = Maps<TShape>(input, output);
                TestMap expected = y.Like();
                MaxPool2D.Forward<TShape>(x.FillIntegers(random, 2).View, y.View, 2);
                Reference.MaxPool2D.Forward<TShape>(x.View, expected.View, 2);
                Assert.Equal(expected.Values, y.Values);
                y.AssertHaloUntouched();

                TestMap dy = y.Like(output).FillIntegers(random), dx = x.Like(input), expectedGradient = x.Like();
                MaxPool2D.Backward<TShape>(x.View, y.View, dy.View, dx.View, 2);
                Reference.MaxPool2D.Backward<TShape>(x.View, dy.View, expectedGradient.View, 2);
                Assert.Equal(expectedGradient.Values, dx.Values);
                dx.AssertHaloUntouched();
            }
        }
    }

    private sealed class CheckIndexed : IPoolShapeAction
    {
        private readonly Random random = new(9);

        public void Invoke<TShape>()
            where TShape : struct, IPool2DShape
        {
            foreach ((Halo input, Halo output) in new[] { (Halos.None, Halos.None), (Halos.Even, Halos.Odd) })
            {
                (TestMap x, TestMap y) = Maps<TShape>(input, output);
                TestMap expected = y.Like();
                byte[] expectedIndex = new byte[2 * y.Size];
                byte[] index = new byte[expectedIndex.Length + 1];
                index[^1] = 211;
                MaxPool2D.Forward<TShape>(x.FillIntegers(random, 2).View, y.View, index, 2);
                Reference.MaxPool2D.Forward<TShape>(x.View, expected.View, 2);
                Reference.MaxPool2D.Index<TShape>(x.View, expectedIndex, 2);
                Assert.Equal(expected.Values, y.Values);
                Assert.Equal([.. expectedIndex, 211], index);
                y.AssertHaloUntouched();

                TestMap dy = y.Like(output).FillIntegers(random), dx = x.Like(input), expectedGradient = x.Like();
                MaxPool2D.Backward<TShape, Linear>(index, default, dy.View, dx.View, 2);
                Reference.MaxPool2D.Backward<TShape>(x.View, dy.View, expectedGradient.View, 2);
                Assert.Equal(expectedGradient.Values, dx.Values);
                dx.AssertHaloUntouched();

                CheckDerivative<TShape, ReLU>(x, y, index, dy, value => value > 0 ? 1 : 0);
                CheckDerivative<TShape, LeakyReLU>(x, y, index, dy, value => value > 0 ? 1 : 0.2f);

                // Whole numbers are no outputs of a sigmoid, but what y (1 - y) is of them is exact.
                CheckDerivative<TShape, Sigmoid>(x, y, index, dy, value => value * (1 - value));
            }
        }

        /// <summary>As if dy of each window were multiplied before it is given to its maximum.</summary>
        private static void CheckDerivative<TShape, TActivation>(TestMap x, TestMap y, byte[] index, TestMap dy, Func<float, float> derivative)
            where TShape : struct, IPool2DShape
            where TActivation : struct, IActivation
        {
            float[] gradients = [.. dy.Values.Zip(y.Values, (gradient, value) => gradient * derivative(value))];
            int next = 0;
            TestMap multiplied = dy.Like().Fill(() => gradients[next++]), dx = x.Like(Halos.Odd), expected = x.Like();
            MaxPool2D.Backward<TShape, TActivation>(index, y.View, dy.View, dx.View, 2);
            Reference.MaxPool2D.Backward<TShape>(x.View, multiplied.View, expected.View, 2);
            Assert.Equal(expected.Values, dx.Values);
            dx.AssertHaloUntouched();
        }
    }

    private sealed class CheckAverage : IPoolShapeAction
    {
        private readonly Random random = new(6);

        public void Invoke<TShape>()
            where TShape : struct, IPool2DShape
        {
            foreach ((Halo input, Halo output) in new[] { (Halos.None, Halos.None), (Halos.Even, Halos.Odd) })
            {
                (TestMap x, TestMap y) = Maps<TShape>(input, output);
                TestMap expected = y.Like();
                AvgPool2D.Forward<TShape>(x.FillUniform(random).View, y.View, 2);
                Reference.AvgPool2D.Forward<TShape>(x.View, expected.View, 2);
                AssertClose(expected.Values, y.Values);
                y.AssertHaloUntouched();

                TestMap dy = y.Like(output).FillUniform(random), dx = x.Like(input), expectedGradient = x.Like();
                AvgPool2D.Backward<TShape>(dy.View, dx.View, 2);
                Reference.AvgPool2D.Backward<TShape>(dy.View, expectedGradient.View, 2);
                AssertClose(expectedGradient.Values, dx.Values);
                dx.AssertHaloUntouched();
            }
        }

        /// <summary>At most 12 numbers of at most 4 are added or averaged: 12 roundings of sums of at most 48 / 12.</summary>
        private static void AssertClose(float[] expected, float[] actual)
        {
            for (int i = 0; i < expected.Length; i++)
            {
                Assert.Equal(expected[i], actual[i], 14 * 4 * Math.Pow(2, -24));
            }
        }
    }

    private sealed class CheckRouting : IPoolShapeAction
    {
        public void Invoke<TShape>()
            where TShape : struct, IPool2DShape
        {
            (TestMap x, TestMap y) = Maps<TShape>(Halos.None, Halos.None);
            TestMap dx = x.Like(), ones = y.Like().Fill(1);
            MaxPool2D.Forward<TShape>(x.FillIntegers(new Random(8)).View, y.View, 2);
            MaxPool2D.Backward<TShape>(x.View, y.View, ones.View, dx.View, 2);

            // Every window gives its 1 to a pixel that holds its maximum: sum of y = <x, dx>, and nothing is lost.
            Assert.Equal(y.Values.Sum(), TestMap.Dot(x.Values, dx.Values));
            Assert.Equal(y.Values.Length, dx.Values.Sum());
        }
    }
}
