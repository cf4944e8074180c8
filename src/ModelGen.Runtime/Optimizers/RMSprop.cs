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
    /// <exception cref="ArgumentOutOfRangeException">A number lies outside its range.</exception>
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

    internal override unsafe void Update(in OptimizerStep step)
    {
        fixed (float* weights = step.Weights, gradients = step.Gradients, squares = step.Moments[0])
        fixed (float* means = centered ? step.Moments[1] : default)
        fixed (float* updates = momentum == 0 ? default : step.Moments[MomentCount - 1])
        {
            Rule rule = new()
            {
                Weights = weights,
                Gradients = gradients,
                Squares = squares,
                Means = means,
                Updates = updates,
                LearningRate = step.LearningRate,
                Rho = (float)rho,
                OneMinusRho = (float)(1 - rho),
                Momentum = momentum,
                Epsilon = epsilon,
            };
            UpdateLoop<Rule>.Run(rule, step.Weights.Length);
        }
    }

    private readonly unsafe struct Rule : IUpdateRule
    {
        public required float* Weights { private get; init; }

        public required float* Gradients { private get; init; }

        public required float* Squares { private get; init; }

        /// <summary>Null unless centered.</summary>
        public required float* Means { private get; init; }

        /// <summary>Null without momentum.</summary>
        public required float* Updates { private get; init; }

        public required float LearningRate { private get; init; }

        public required float Rho { private get; init; }

        public required float OneMinusRho { private get; init; }

        public required float Momentum { private get; init; }

        public required float Epsilon { private get; init; }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Update<V>(int index)
            where V : unmanaged, IVector<V>
        {
            V gradient = V.Load(Gradients + index);
            V variance = Average(gradient * gradient, Squares + index);
            if (Means != null)
            {
                V mean = Average(gradient, Means + index);
                variance = V.Max(variance - (mean * mean), V.Zero);
            }

            V update = gradient * V.Broadcast(LearningRate) / V.Sqrt(variance + V.Broadcast(Epsilon));
            if (Updates != null)
            {
                update = V.MultiplyAdd(V.Load(Updates + index), V.Broadcast(Momentum), update);
                V.Store(update, Updates + index);
            }

            V.Store(V.Load(Weights + index) - update, Weights + index);
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private V Average<V>(V value, float* average)
            where V : unmanaged, IVector<V>
        {
            V updated = V.MultiplyAdd(V.Load(average), V.Broadcast(Rho), value * V.Broadcast(OneMinusRho));
            V.Store(updated, average);
            return updated;
        }
    }
}
