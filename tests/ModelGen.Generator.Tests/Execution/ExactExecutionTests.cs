using ModelGen.Generator.Tests.Robustness;
using ModelGen.Tests;
using Xunit;

namespace ModelGen.Generator.Tests.Execution;

/// <summary>
/// Random models on whole numbers, where no order of summing rounds anything: forward, loss and backward equal plain loops bit
/// for bit, whatever tiles, micro-batches and fused kernels do.
/// </summary>
public class ExactExecutionTests
{
    private const int ModelsAtOnce = 60;

    public static TheoryData<int> Seeds => [.. Enumerable.Range(500, Math.Clamp(TestRun.Cases(quick: 2000, whole: 4000) / 1000, 2, 20))];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Random_models_give_whole_numbers_exactly(int seed)
    {
        RandomModels models = new(seed, isWhole: true);
        int exact = 0;
        int valid = Comparison.ForEach(
            [.. Enumerable.Range(0, ModelsAtOnce).Select(index => models.Next($"Net{index}"))],
            seed,
            comparison => exact += comparison.IsExact() ? 1 : 0);

        // Others need more digits: a mean of three, say, or a deep stack of wide layers.
        Assert.True(valid >= ModelsAtOnce / 3 && exact >= valid / 2, $"{exact} of {valid} valid models are exact.");
    }
}
