using ModelGen.Benchmarks;

namespace ModelGen.Onnx.Networks;

/// <summary>Every network that is exported in tests, with weights and biases that are not 0.</summary>
internal static class Networks
{
    public static IReadOnlyList<Model> All { get; } =
    [
        .. ((Model[])
        [
        new Mlp(),
        new MnistCnn(),
        new CifarCnn(),
        new OddCnn(),
        new LeNet(),
        new DepthwiseCnn(),
        new ValidConvNet(),
        new SameConvNet(),
        new EvenSameConvNet(),
        new StridedSameConvNet(),
        new DilatedConvNet(),
        new GroupedConvNet(),
        new DepthwiseNet(),
        new DepthwiseMultiplierNet(),
        new MaxPoolNet(),
        new SameMaxPoolNet(),
        new AvgPoolNet(),
        new SameAvgPoolNet(),
        new GlobalAvgNet(),
        new GlobalMaxNet(),
        new DenseOnlyNet(),
        new DenseNoBiasNet(),
        new FlattenOnlyNet(),
        new ReshapeToImageNet(),
        new ReshapeImageNet(),
        new DropoutOnlyNet(),
        new RescalingImageNet(),
        new SoftmaxImageNet(),
        new NamedLayersNet(),
        new ReLUNet(),
        new LeakyReLUNet(),
        new ELUNet(),
        new SELUNet(),
        new GELUNet(),
        new SiLUNet(),
        new SigmoidNet(),
        new TanhNet(),
        new SoftplusNet(),
        new SoftmaxNet(),
        ]).Select(WithBiases),
    ];

    private static Model WithBiases(Model model)
    {
        foreach (ParameterInfo bias in model.Info.Parameters.Where(parameter => parameter.Shape.Count == 1))
        {
            model.SetWeights(bias.Name, RandomNumbers.Between(-0.5f, 0.5f, bias.Length, seed: bias.Length));
        }

        return model;
    }
}
