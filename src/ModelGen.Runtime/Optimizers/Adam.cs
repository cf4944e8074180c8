using System.Runtime.CompilerServices;
using ModelGen.Simd;

namespace ModelGen;

/// <summary>Moves along a running mean of the gradient, divided by the root of a running mean of its square.</summary>
/// <remarks>
/// m += (1 - beta1) (g - m), v += (1 - beta2) (g^2 - v), and at step t (1 for the first)
/// w -= lr sqrt(1 - beta2^t) / (1 - beta1^t) m / (sqrt(v) + epsilon); AMSGrad divides by the root of the largest v so far.
/// (Kingma and Ba, 2014, with the "epsilon hat" of their section 2; Reddi et al., 2018; Keras's Adam.)
/// </remarks>
public class Adam : Optimizer
{
    private readonly double beta1;
    private readonly double beta2;
    private readonly float epsilon;
    private readonly bool amsgrad;
    private readonly double weightDecay;

    /// <summary>Adam with Keras's defaults.</summary>
    /// <param name="learningRate">By default 0.001.</param>
    /// <param name="beta1">The share of the mean that stays at each step. In [0, 1).</param>
    /// <param name="beta2">The share of the mean square that stays at each step. In [0, 1).</param>
    /// <param name="epsilon">Keeps the divisor from 0. Greater than 0.</param>
    /// <param name="amsgrad">Whether the divisor may never shrink.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is outside its range.</exception>
    public Adam(
        LearningRateSchedule? learningRate = null,
        double beta1 = 0.9,
        double beta2 = 0.999,
        double epsilon = 1e-7,
        bool amsgrad = false)
        : this(weightDecay: 0, learningRate, beta1, beta2, epsilon, amsgrad)
    {
    }

    private protected Adam(
        double weightDecay, LearningRateSchedule? learningRate, double beta1, double beta2, double epsilon, bool amsgrad)
        : base(learningRate ?? 0.001f)
    {
        this.beta1 = Hyperparameter.Decay(beta1);
        this.beta2 = Hyperparameter.Decay(beta2);
        this.epsilon = Hyperparameter.Epsilon(epsilon);
        this.amsgrad = amsgrad;
        this.weightDecay = Hyperparameter.NonNegative(weightDecay);
    }

    /// <summary>The mean, the mean square and, for AMSGrad, its largest value.</summary>
    internal override int MomentCount => amsgrad ? 3 : 2;

    internal override void VisitRule<TAction>(TAction action, long step, float learningRate)
    {
        double correction = Math.Sqrt(1 - Math.Pow(beta2, step)) / (1 - Math.Pow(beta1, step));
        Rule rule = new()
        {
            Rate = (float)(learningRate * correction),
            OneMinusBeta1 = (float)(1 - beta1),
            OneMinusBeta2 = (float)(1 - beta2),
            Epsilon = epsilon,
            Decay = (float)(learningRate * weightDecay),
        };
        if (amsgrad)
        {
            action.Invoke(new LargestRule(rule));
        }
        else
        {
            action.Invoke(rule);
        }
    }

    internal readonly struct Rule : IUpdateRule
    {
        /// <summary>The learning rate, corrected for moments that began at 0.</summary>
        public required float Rate { private get; init; }

        public required float OneMinusBeta1 { private get; init; }

        public required float OneMinusBeta2 { private get; init; }

        public required float Epsilon { private get; init; }

        /// <summary>The share that each weight loses before the update.</summary>
        public required float Decay { private get; init; }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Update<V>(V gradient, ref V weight, ref V mean, ref V square, ref V moment2)
            where V : unmanaged, IVector<V>
        {
            Average(gradient, ref mean, ref square);
            Move(ref weight, mean, square);
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Average<V>(V gradient, ref V mean, ref V square)
            where V : unmanaged, IVector<V>
        {
            mean = V.MultiplyAdd(gradient - mean, V.Broadcast(OneMinusBeta1), mean);
            square = V.MultiplyAdd((gradient * gradient) - square, V.Broadcast(OneMinusBeta2), square);
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Move<V>(ref V weight, V mean, V square)
            where V : unmanaged, IVector<V>
        {
            weight = V.MultiplyAdd(weight, V.Broadcast(-Decay), weight);
            weight -= mean * V.Broadcast(Rate) / (V.Sqrt(square) + V.Broadcast(Epsilon));
        }
    }

    /// <summary>AMSGrad: the divisor is the root of the largest mean square.</summary>
    internal readonly struct LargestRule(Rule rule) : IUpdateRule
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Update<V>(V gradient, ref V weight, ref V mean, ref V square, ref V largest)
            where V : unmanaged, IVector<V>
        {
            rule.Average(gradient, ref mean, ref square);
            largest = V.Max(square, largest);
            rule.Move(ref weight, mean, largest);
        }
    }
}
