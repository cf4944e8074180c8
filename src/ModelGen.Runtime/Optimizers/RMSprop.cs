using System.Runtime.CompilerServices;
using ModelGen.Simd;

namespace ModelGen;

/// <summary>Divides the gradient by the root of a running mean of its square.</summary>
/// <remarks>
/// v = rho v + (1 - rho) g^2, u = lr g / sqrt(v + epsilon); centered, a = rho a + (1 - rho) g and the root is that of
/// v - a^2 + epsilon. Then w -= u, or with momentum p = momentum p + u and w -= p (Hinton, 2012; Keras's RMSprop).
/// v - a^2 is a variance: where rounding makes it negative it counts as 0.
/// </remarks>
public sealed class RMSprop : Optimizer
{
    private readonly double rho;
    private readonly float momentum;
    private readonly float epsilon;
    private readonly bool centered;

    /// <summary>RMSprop with Keras's defaults.</summary>
    /// <param name="learningRate">By default 0.001.</param>
    /// <param name="rho">The share of the running means that stays at each step. In [0, 1).</param>
    /// <param name="momentum">The share of the last update that goes on. In [0, 1].</param>
    /// <param name="epsilon">Keeps the root from 0. Greater than 0.</param>
    /// <param name="centered">Whether the gradient is divided by its estimated variance.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is outside its range.</exception>
    public RMSprop(
        LearningRateSchedule? learningRate = null,
        double rho = 0.9,
        double momentum = 0,
        double epsilon = 1e-7,
        bool centered = false)
        : base(learningRate ?? 0.001f)
    {
        this.rho = Hyperparameter.Decay(rho);
        this.momentum = (float)Hyperparameter.Fraction(momentum);
        this.epsilon = Hyperparameter.Epsilon(epsilon);
        this.centered = centered;
    }

    /// <summary>The mean square, then the mean if centered, then the momentum if there is one.</summary>
    internal override int MomentCount => 1 + (centered ? 1 : 0) + (momentum == 0 ? 0 : 1);

    internal override void VisitRule<TAction>(TAction action, long step, float learningRate)
    {
        Rule rule = new() { LearningRate = learningRate, Rho = (float)rho, OneMinusRho = (float)(1 - rho), Momentum = momentum, Epsilon = epsilon };
        switch (centered, momentum != 0)
        {
            case (false, false):
                action.Invoke(rule);
                break;
            case (false, true):
                action.Invoke(new MomentumRule(rule));
                break;
            case (true, false):
                action.Invoke(new CenteredRule(rule));
                break;
            case (true, true):
                action.Invoke(new CenteredMomentumRule(rule));
                break;
        }
    }

    internal readonly struct Rule : IUpdateRule
    {
        public required float LearningRate { private get; init; }

        public required float Rho { private get; init; }

        public required float OneMinusRho { private get; init; }

        public required float Momentum { private get; init; }

        public required float Epsilon { private get; init; }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Update<V>(V gradient, ref V weight, ref V square, ref V moment1, ref V moment2)
            where V : unmanaged, IVector<V> => weight -= Step(gradient, Average(gradient * gradient, ref square));

        /// <summary>The variance about a running mean.</summary>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public V Variance<V>(V gradient, ref V square, ref V mean)
            where V : unmanaged, IVector<V>
        {
            V variance = Average(gradient * gradient, ref square);
            Average(gradient, ref mean);
            return V.Max(variance - (mean * mean), V.Zero);
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public V Average<V>(V value, ref V average)
            where V : unmanaged, IVector<V> => average = V.MultiplyAdd(average, V.Broadcast(Rho), value * V.Broadcast(OneMinusRho));

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public V Step<V>(V gradient, V variance)
            where V : unmanaged, IVector<V> => gradient * V.Broadcast(LearningRate) / V.Sqrt(variance + V.Broadcast(Epsilon));

        /// <summary>A step that takes a share of the last one along.</summary>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public V Step<V>(V gradient, V variance, ref V update)
            where V : unmanaged, IVector<V> => update = V.MultiplyAdd(update, V.Broadcast(Momentum), Step(gradient, variance));
    }

    internal readonly struct MomentumRule(Rule rule) : IUpdateRule
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Update<V>(V gradient, ref V weight, ref V square, ref V update, ref V moment2)
            where V : unmanaged, IVector<V> => weight -= rule.Step(gradient, rule.Average(gradient * gradient, ref square), ref update);
    }

    internal readonly struct CenteredRule(Rule rule) : IUpdateRule
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Update<V>(V gradient, ref V weight, ref V square, ref V mean, ref V moment2)
            where V : unmanaged, IVector<V> => weight -= rule.Step(gradient, rule.Variance(gradient, ref square, ref mean));
    }

    internal readonly struct CenteredMomentumRule(Rule rule) : IUpdateRule
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Update<V>(V gradient, ref V weight, ref V square, ref V mean, ref V update)
            where V : unmanaged, IVector<V> => weight -= rule.Step(gradient, rule.Variance(gradient, ref square, ref mean), ref update);
    }
}
