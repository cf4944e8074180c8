using ModelGen.Kernels;
using Xunit;

namespace ModelGen.Tests.Kernels;

public class TransposedKernelTests
{
    [Fact]
    public void A_dense_kernel_s_columns_become_rows()
    {
        float[] transposed = new float[6];
        Dense.TransposeKernel<Fully<N3, N2>>([11, 12, 21, 22, 31, 32], transposed);
        Assert.Equal([11, 21, 31, 12, 22, 32], transposed);
    }

    [Fact]
    public void A_tap_s_inputs_become_columns_and_the_window_is_rotated()
    {
        float[] transposed = new float[12];
        Conv2D.TransposeKernel<Conv<N1, N2, N3, N2, N1, N2, N1, N1, N1, N1, N1, Valid>>(
            [
                11, 12, 21, 22, 31, 32,
                -11, -12, -21, -22, -31, -32,
            ],
            transposed);
        Assert.Equal([-11, -21, -31, -12, -22, -32, 11, 21, 31, 12, 22, 32], transposed);
    }

    [Fact]
    public void Groups_stay_side_by_side()
    {
        // (1, 1, 2, 6): inputs 0 and 1 of the group by outputs 0 to 2 of group 0 and 3 to 5 of group 1.
        float[] transposed = new float[12];
        Conv2D.TransposeKernel<Conv<N1, N1, N4, N6, N1, N1, N1, N1, N1, N1, N2, Valid>>(
            [
                00, 01, 02, 03, 04, 05,
                10, 11, 12, 13, 14, 15,
            ],
            transposed);

        // (1, 1, 3, 4): outputs 0 to 2 of the group by inputs 0 and 1 of group 0, then of group 1.
        Assert.Equal(
            [
                00, 10, 03, 13,
                01, 11, 04, 14,
                02, 12, 05, 15,
            ],
            transposed);
    }

    [Fact]
    public void Spans_of_another_length_are_refused()
    {
        Assert.Throws<ArgumentException>(() => Dense.TransposeKernel<Fully<N3, N2>>(new float[6], new float[5]));
        Assert.Throws<ArgumentException>(() => Dense.TransposeKernel<Fully<N3, N2>>(new float[7], new float[6]));
        Assert.Throws<ArgumentException>(
            () => Conv2D.TransposeKernel<Conv<N1, N1, N4, N6, N1, N1, N1, N1, N1, N1, N2, Valid>>(new float[12], new float[24]));
        Assert.Throws<ArgumentException>(
            () => Conv2D.TransposeKernel<Conv<N1, N1, N4, N6, N1, N1, N1, N1, N1, N1, N2, Valid>>(new float[24], new float[12]));
    }

    [Fact]
    public void A_transposed_kernel_of_another_length_is_refused_by_the_input_gradient()
    {
        TestMap dx = new(1, 1, 1, 4), dy = new(1, 1, 1, 6);
        Assert.Throws<ArgumentException>(
            () => Conv2D.InputGradient<Conv<N1, N1, N4, N6, N1, N1, N1, N1, N1, N1, N2, Valid>, Linear>(dy.View, new float[11], default, dx.View, 1));
        Assert.Throws<ArgumentException>(() => Dense.InputGradient<Fully<N4, N6>, Linear>(dy.View, new float[25], default, dx.View, 1));
    }
}
