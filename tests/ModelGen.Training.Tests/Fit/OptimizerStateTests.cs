using Xunit;

namespace ModelGen.Tests.Fit;

/// <summary>What an optimizer has learnt of a model goes on from one call of Fit to the next.</summary>
public class OptimizerStateTests
{
    private static readonly Dictionary<string, Func<Optimizer>> Optimizers = new()
    {
        ["SGD"] = () => new SGD(0.05),
        ["SGD with momentum"] = () => new SGD(0.05, momentum: 0.9),
        ["Nesterov, clipped"] = () => new SGD(0.05, momentum: 0.9, nesterov: true) { GlobalClipNorm = 0.5f },
        ["Adam"] = () => new Adam(),
        ["AMSGrad"] = () => new Adam(amsgrad: true),
        ["AdamW"] = () => new AdamW(),
        ["RMSprop"] = () => new RMSprop(),
        ["RMSprop, centred, with momentum"] = () => new RMSprop(momentum: 0.5, centered: true),
        ["Adagrad"] = () => new Adagrad(),
        ["Adam on a cosine"] = () => new Adam(new CosineDecay(0.01, 18)),
    };

    public static TheoryData<string> Names => [.. Optimizers.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Six_epochs_are_the_same_bits_in_one_call_or_in_several(string name)
    {
        SmallCnn once = new(seed: 5), twice = new(seed: 5), each = new(seed: 5);
        Fit(once, Optimizers[name](), 0, 6);
        Optimizer optimizer = Optimizers[name](), other = Optimizers[name]();
        Fit(twice, optimizer, 0, 3);
        Fit(twice, optimizer, 3, 6);
        for (int epoch = 0; epoch < 6; epoch++)
        {
            Fit(each, other, epoch, epoch + 1);
        }

        Assert.Equal(once.Weights.ToArray(), twice.Weights.ToArray());
        Assert.Equal(once.Weights.ToArray(), each.Weights.ToArray());
    }

    [Fact]
    public void The_default_optimizer_is_the_models_own_and_goes_on_too()
    {
        SmallCnn once = new(seed: 5), twice = new(seed: 5), explicitly = new(seed: 5);
        Fit(once, null, 0, 4);
        Fit(twice, null, 0, 2);
        Fit(twice, null, 2, 4);
        Fit(explicitly, new Adam(), 0, 4);
        Assert.Equal(once.Weights.ToArray(), twice.Weights.ToArray());
        Assert.Equal(explicitly.Weights.ToArray(), twice.Weights.ToArray());
    }

    [Fact]
    public void A_fresh_optimizer_begins_anew()
    {
        SmallCnn same = new(seed: 5), fresh = new(seed: 5);
        Adam optimizer = new();
        Fit(same, optimizer, 0, 2);
        Fit(same, optimizer, 2, 3);
        Fit(fresh, new Adam(), 0, 2);
        Fit(fresh, new Adam(), 2, 3);
        Assert.NotEqual(same.Weights.ToArray(), fresh.Weights.ToArray());
    }

    [Fact]
    public void A_schedule_that_begins_again_beside_an_old_state_is_warned_of()
    {
        SmallCnn model = new(seed: 5);
        Adam optimizer = new(new CosineDecay(0.01, 18));
        Assert.Empty(Fit(model, optimizer, 0, 1).Warnings);
        Assert.Empty(Fit(model, optimizer, 1, 2).Warnings);
        Assert.Contains("Adam has updated SmallCnn before, but its schedule, CosineDecay, begins again", Assert.Single(Fit(model, optimizer, 0, 1).Warnings), StringComparison.Ordinal);
        Assert.Empty(Fit(new SmallCnn(seed: 6), optimizer, 0, 1).Warnings);
        Assert.Empty(Fit(model, new Adam(new CosineDecay(0.01, 18)), 0, 1).Warnings);
    }

    [Fact]
    public void One_optimizer_keeps_a_state_for_each_of_several_models()
    {
        SmallCnn alone = new(seed: 5), first = new(seed: 5), second = new(seed: 6);
        Fit(alone, new Adam(), 0, 4);
        Adam shared = new();
        Fit(first, shared, 0, 2);
        Fit(second, shared, 0, 2);
        Fit(first, shared, 2, 4);
        Assert.Equal(alone.Weights.ToArray(), first.Weights.ToArray());
    }

    [Fact]
    public void A_training_that_an_exception_ended_goes_on_with_the_state_of_its_last_step()
    {
        SmallCnn once = new(seed: 5), stopped = new(seed: 5);
        Adam optimizer = new();
        Fit(once, new Adam(), 0, 4);
        LambdaCallback fails = new(onEpochEnd: (context, _) => throw new InvalidDataException());
        Fit(stopped, optimizer, 0, 1);
        Assert.Throws<InvalidDataException>(() => Fit(stopped, optimizer, 1, 4, fails));
        Fit(stopped, optimizer, 2, 4);
        Assert.Equal(once.Weights.ToArray(), stopped.Weights.ToArray());
    }

    private static History Fit(TrainableModel model, Optimizer? optimizer, int from, int to, params Callback[] callbacks) =>
        model.Fit(RandomData.For(model.Info, 40), new FitOptions
        {
            InitialEpoch = from, Epochs = to, BatchSize = 16, Optimizer = optimizer, Seed = 3, Lanes = 2, Threads = 1, Callbacks = callbacks,
        });
}
