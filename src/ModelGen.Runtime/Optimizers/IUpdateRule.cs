using ModelGen.Simd;

namespace ModelGen;

/// <summary>An optimizer's formula for one step, as a function of values: the CPU and devices run the same one. It holds numbers only.</summary>
internal interface IUpdateRule
{
    /// <summary>Gives the weights of some elements, and the moments that the optimizer has, their next values.</summary>
    /// <remarks>Moments from <see cref="Optimizer.MomentCount"/> on mean nothing.</remarks>
    void Update<V>(V gradient, ref V weight, ref V moment0, ref V moment1, ref V moment2)
        where V : unmanaged, IVector<V>;
}

/// <summary>Runs an optimizer's rule of any type.</summary>
internal interface IUpdateRuleAction
{
    /// <summary>Runs the rule of a step.</summary>
    void Invoke<TRule>(TRule rule)
        where TRule : unmanaged, IUpdateRule;
}
