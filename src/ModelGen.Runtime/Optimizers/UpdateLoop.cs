using ModelGen.Simd;

namespace ModelGen;

/// <summary>
/// Runs a rule over a range in one pass, on the widest vectors and a scalar tail. Rules use only operations that round the
/// same on each width, so a weight's new bits do not depend on the width, nor on how the weights are cut into ranges.
/// </summary>
internal readonly struct UpdateLoop<TRule> : IWidthAction
    where TRule : struct, IUpdateRule
{
    private readonly TRule rule;
    private readonly int length;

    private UpdateLoop(TRule rule, int length)
    {
        this.rule = rule;
        this.length = length;
    }

    public static void Run(TRule rule, int length) => Width.Fit(length, new UpdateLoop<TRule>(rule, length));

    public void Invoke<V>()
        where V : unmanaged, IVector<V>
    {
        int index = 0;
        for (; index <= length - V.Count; index += V.Count)
        {
            rule.Update<V>(index);
        }

        for (; index < length; index++)
        {
            rule.Update<F32x1>(index);
        }
    }
}
