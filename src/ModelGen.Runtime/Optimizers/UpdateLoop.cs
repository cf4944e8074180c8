using System.Runtime.CompilerServices;
using ModelGen.Simd;

namespace ModelGen;

/// <summary>
/// Runs a rule over a range in one pass, on the widest vectors and a scalar tail. Rules use only operations that round the
/// same on each width, so a weight's new bits do not depend on the width, nor on how the weights are cut into ranges.
/// </summary>
/// <param name="weights">The range's weights.</param>
/// <param name="gradients">Their gradients.</param>
/// <param name="moment0">The first moment; null if the optimizer has none.</param>
/// <param name="moment1">The second; null if there is none.</param>
/// <param name="moment2">The third; null if there is none.</param>
/// <param name="length">Floats of the range.</param>
internal readonly unsafe struct UpdateLoop(float* weights, float* gradients, float* moment0, float* moment1, float* moment2, int length) : IUpdateRuleAction
{
    private readonly float* weights = weights;
    private readonly float* gradients = gradients;
    private readonly float* moment0 = moment0;
    private readonly float* moment1 = moment1;
    private readonly float* moment2 = moment2;
    private readonly int length = length;

    /// <inheritdoc/>
    public void Invoke<TRule>(TRule rule)
        where TRule : unmanaged, IUpdateRule => Width.Fit(length, new WidthAction<TRule>(this, rule));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Update<TRule, V>(TRule rule, int index)
        where TRule : unmanaged, IUpdateRule
        where V : unmanaged, IVector<V>
    {
        V weight = V.Load(weights + index);
        V first = moment0 == null ? V.Zero : V.Load(moment0 + index);
        V second = moment1 == null ? V.Zero : V.Load(moment1 + index);
        V third = moment2 == null ? V.Zero : V.Load(moment2 + index);
        rule.Update(V.Load(gradients + index), ref weight, ref first, ref second, ref third);
        V.Store(weight, weights + index);
        Store(first, moment0, index);
        Store(second, moment1, index);
        Store(third, moment2, index);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store<V>(V value, float* moment, int index)
        where V : unmanaged, IVector<V>
    {
        if (moment != null)
        {
            V.Store(value, moment + index);
        }
    }

    private readonly struct WidthAction<TRule>(UpdateLoop loop, TRule rule) : IWidthAction
        where TRule : unmanaged, IUpdateRule
    {
        public void Invoke<V>()
            where V : unmanaged, IVector<V>
        {
            // Copies, whose pointers and numbers live in registers.
            UpdateLoop range = loop;
            TRule local = rule;
            int index = 0;
            for (; index <= range.length - V.Count; index += V.Count)
            {
                range.Update<TRule, V>(local, index);
            }

            for (; index < range.length; index++)
            {
                range.Update<TRule, F32x1>(local, index);
            }
        }
    }
}
