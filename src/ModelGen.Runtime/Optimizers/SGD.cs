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
    /// <exception cref="ArgumentOutOfRangeException">The momentum lies outside its range.</exception>
    public SGD(LearningRateSchedule? learningRate = null, double momentum = 0, bool nesterov = false)
        : base(learningRate ?? 0.01f)
    {
        this.momentum = (float)Hyperparameter.Fraction(momentum);
        this.nesterov = nesterov;
    }

    internal override int MomentCount => momentum == 0 ? 0 : 1;

    internal override unsafe void Update(in OptimizerStep step)
    {
        fixed (float* weights = step.Weights, gradients = step.Gradients)
        {
            if (momentum == 0)
            {
                UpdateLoop<PlainRule>.Run(new(weights, gradients, step.LearningRate), step.Weights.Length);
                return;
            }

            fixed (float* velocities = step.Moments[0])
            {
                UpdateLoop<MomentumRule>.Run(
                    new(weights, gradients, velocities, step.LearningRate, momentum, nesterov),
                    step.Weights.Length);
            }
        }
    }

    private readonly unsafe struct PlainRule(float* weights, float* gradients, float learningRate) : IUpdateRule
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Update<V>(int index)
            where V : unmanaged, IVector<V>
        {
            V weight = V.Load(weights + index);
            V gradient = V.Load(gradients + index);
            V.Store(V.MultiplyAdd(gradient, V.Broadcast(-learningRate), weight), weights + index);
        }
    }

    private readonly unsafe struct MomentumRule(
        float* weights, float* gradients, float* velocities, float learningRate, float momentum, bool nesterov) : IUpdateRule
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Update<V>(int index)
            where V : unmanaged, IVector<V>
        {
            V weight = V.Load(weights + index);
            V descent = V.Load(gradients + index) * V.Broadcast(-learningRate);
            V velocity = V.MultiplyAdd(V.Load(velocities + index), V.Broadcast(momentum), descent);
            V.Store(velocity, velocities + index);

            V update = nesterov ? V.MultiplyAdd(velocity, V.Broadcast(momentum), descent) : velocity;
            V.Store(weight + update, weights + index);
        }
    }
}
