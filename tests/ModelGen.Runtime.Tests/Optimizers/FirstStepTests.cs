using ModelGen.Tests.Checkpoints;
using Xunit;

namespace ModelGen.Tests;

/// <summary>A fresh optimizer's first update is that of the formula's step 1, whatever number the epoch has.</summary>
public class FirstStepTests
{
    private static readonly Dictionary<string, (Func<Optimizer> Create, Func<ReferenceOptimizers.Step> Formula, double Rate)> Optimizers = new()
    {
        ["SGD"] = (() => new SGD(0.01, momentum: 0.9), () => ReferenceOptimizers.SGD(momentum: 0.9), 0.01),
        ["Nesterov"] = (() => new SGD(0.01, momentum: 0.9, nesterov: true), () => ReferenceOptimizers.SGD(momentum: 0.9, nesterov: true), 0.01),
        ["RMSprop"] = (() => new RMSprop(), () => ReferenceOptimizers.RMSprop(), 0.001),
        ["centred RMSprop"] = (() => new RMSprop(centered: true), () => ReferenceOptimizers.RMSprop(centered: true), 0.001),
        ["Adagrad"] = (() => new Adagrad(), () => ReferenceOptimizers.Adagrad(), 0.001),
        ["Adam"] = (() => new Adam(), () => ReferenceOptimizers.Adam(), 0.001),
        ["AMSGrad"] = (() => new Adam(amsgrad: true), () => ReferenceOptimizers.Adam(amsgrad: true), 0.001),
        ["AdamW"] = (() => new AdamW(), () => ReferenceOptimizers.Adam(weightDecay: 0.004), 0.001),
    };

    public static TheoryData<string> Names => [.. Optimizers.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void The_first_update_at_epoch_10001_is_the_formulas_first(string name)
    {
        (Func<Optimizer> create, Func<ReferenceOptimizers.Step> formula, double rate) = Optimizers[name];
        TinyModel model = new();
        float[] before = model.Weights.ToArray(), gradients = [];
        model.Fit(TinyTraining.Data(8), new FitOptions
        {
            InitialEpoch = 10_000, Epochs = 10_001, BatchSize = 8, Lanes = 1, Optimizer = create(),
            Callbacks = [new LambdaCallback(onBatchEnd: context => gradients = context.Gradients.ToArray())],
        });
        ParameterInfo kernel = model.Info.Parameters[0];
        for (int i = kernel.Offset; i < kernel.Offset + kernel.Length; i++)
        {
            double update = formula()(before[i], gradients[i], rate, step: 1) - before[i];
            Assert.Equal(update, model.Weights[i] - before[i], (1e-3 * Math.Abs(update)) + 1e-7);
        }
    }
}
