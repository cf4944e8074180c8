using ModelGen.Kernels;
using ModelGen.Memory;
using Xunit;

namespace ModelGen.Tests.Kernels;

/// <summary>What a dense layer along its inputs refuses. What it computes is tested with the other layers.</summary>
public class TransposedDenseTests
{
    [Fact]
    public void Fewer_inputs_than_a_vector_are_refused_with_the_way_out()
    {
        float[] memory = new float[256];
        ArgumentException refused = Assert.Throws<ArgumentException>(() => TransposedDense.Forward<Fully<N12, N3>, Linear>(
            new FeatureMap(memory.AsSpan(0, 12), 1, 1, 12), new float[36], default, new FeatureMap(memory.AsSpan(12, 3), 1, 1, 3), 1));
        Assert.Equal("The shape has 12 inputs; expected at least 16, one vector. Dense takes any number.", refused.Message);
    }

    [Fact]
    public void Spans_and_maps_of_another_shape_are_refused()
    {
        float[] memory = new float[256];
        Assert.Throws<ArgumentException>(() => Forward(kernel: 99));
        Assert.Throws<ArgumentException>(() => Forward(bias: 4));
        Assert.Throws<ArgumentException>(() => Forward(samples: 2));
        Assert.Throws<ArgumentException>(() => TransposedDense.KernelGradient<Fully<N20, N5>>(X(), Y(), new float[99], 1));
        Assert.Throws<ArgumentException>(() => TransposedDense.SumKernelGradient<Fully<N20, N5>>(new float[100], new float[99]));
        Assert.Throws<ArgumentException>(() => TransposedDense.SumKernelGradient<Fully<N20, N5>>(new float[99], new float[100]));
        Forward();

        void Forward(int kernel = 100, int bias = 5, int samples = 1) =>
            TransposedDense.Forward<Fully<N20, N5>, ReLU>(X(), new float[kernel], new float[bias], Y(), samples);

        FeatureMap X() => new(memory.AsSpan(0, 20), 1, 1, 20);

        FeatureMap Y() => new(memory.AsSpan(32, 5), 1, 1, 5);
    }
}
