using System.Runtime.CompilerServices;
using ModelGen.Simd;

namespace ModelGen;

/// <summary>Stochastic gradient descent, with momentum on request.</summary>
/// <remarks>
/// w -= lr g; with momentum u: m = u m - lr g, then w += m, or with Nesterov's look-ahead w += u m - lr g
/// (Sutskever et al., 2013; Keras's SGD).
/// </remarks>
public sealed class SGD : Optimizer
{
    private readonly float momentum;
    private readonly bool nesterov;

    /// <summary>Plain gradient descent unless a momentum is given.</summary>
    /// <param name="learningRate">By default 0.01.</param>
    /// <param name="momentum">The share of the last update that goes on. In [0, 1].</param>
    /// <param name="nesterov">Whether the momentum is applied ahead of the gradient.</param>
    /// <exception cref="ArgumentOutOfRangeException">The momentum is outside its range.</exception>
    public SGD(LearningRateSchedule? learningRate = null, double momentum = 0, bool nesterov = false)
        : base(learningRate ?? 0.01f)
    {
        this.momentum = (float)Hyperparameter.Fraction(momentum);
        this.nesterov = nesterov;
    }

    internal override int MomentCount => momentum == 0 ? 0 : 1;

    internal override void VisitRule<TAction>(TAction action, long step, float learningRate)
    {
        if (momentum == 0)
        {
            action.Invoke(new PlainRule(learningRate));
        }
        else if (nesterov)
        {
            action.Invoke(new NesterovRule(learningRate, momentum));
        }
        else
        {
            action.Invoke(new MomentumRule(learningRate, momentum));
        }
    }

    internal readonly struct PlainRule(float learningRate) : IUpdateRule
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Update<V>(V gradient, ref V weight, ref V moment0, ref V moment1, ref V moment2)
            where V : unmanaged, IVector<V> => weight = V.MultiplyAdd(gradient, V.Broadcast(-learningRate), weight);
    }

    internal readonly struct MomentumRule(float learningRate, float momentum) : IUpdateRule
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Update<V>(V gradient, ref V weight, ref V velocity, ref V moment1, ref V moment2)
            where V : unmanaged, IVector<V>
        {
            velocity = V.MultiplyAdd(velocity, V.Broadcast(momentum), gradient * V.Broadcast(-learningRate));
            weight += velocity;
        }
    }

    internal readonly struct NesterovRule(float learningRate, float momentum) : IUpdateRule
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Update<V>(V gradient, ref V weight, ref V velocity, ref V moment1, ref V moment2)
            where V : unmanaged, IVector<V>
        {
            V descent = gradient * V.Broadcast(-learningRate);
            velocity = V.MultiplyAdd(velocity, V.Broadcast(momentum), descent);
            weight += V.MultiplyAdd(velocity, V.Broadcast(momentum), descent);
        }
    }
}
