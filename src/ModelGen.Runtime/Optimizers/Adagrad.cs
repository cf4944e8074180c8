using System.Runtime.CompilerServices;
using ModelGen.Simd;

namespace ModelGen;

/// <summary>Divides the gradient by the root of the sum of all its squares: often-updated weights move less.</summary>
/// <remarks>a += g^2, w -= lr g / sqrt(a + epsilon) (Duchi et al., 2011; Keras's Adagrad).</remarks>
public sealed class Adagrad : Optimizer
{
    private readonly float initialAccumulatorValue;
    private readonly float epsilon;

    /// <summary>Adagrad with Keras's defaults.</summary>
    /// <param name="learningRate">By default 0.001.</param>
    /// <param name="initialAccumulatorValue">What the sums of squares begin with. At least 0.</param>
    /// <param name="epsilon">Keeps the root from 0. Greater than 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number lies outside its range.</exception>
    public Adagrad(LearningRateSchedule? learningRate = null, double initialAccumulatorValue = 0.1, double epsilon = 1e-7)
        : base(learningRate ?? 0.001f)
    {
        this.initialAccumulatorValue = (float)Hyperparameter.NonNegative(initialAccumulatorValue);
        this.epsilon = Hyperparameter.Epsilon(epsilon);
    }

    internal override int MomentCount => 1;

    internal override void InitializeMoments(Span<float> moments) => moments.Fill(initialAccumulatorValue);

    internal override unsafe void Update(in OptimizerStep step)
    {
        fixed (float* weights = step.Weights, gradients = step.Gradients, sums = step.Moments[0])
        {
            UpdateLoop<Rule>.Run(new(weights, gradients, sums, step.LearningRate, epsilon), step.Weights.Length);
        }
    }

    private readonly unsafe struct Rule(
        float* weights, float* gradients, float* sums, float learningRate, float epsilon) : IUpdateRule
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Update<V>(int index)
            where V : unmanaged, IVector<V>
        {
            V gradient = V.Load(gradients + index);
            V sum = V.MultiplyAdd(gradient, gradient, V.Load(sums + index));
            V.Store(sum, sums + index);

            V update = gradient * V.Broadcast(learningRate) / V.Sqrt(sum + V.Broadcast(epsilon));
            V.Store(V.Load(weights + index) - update, weights + index);
        }
    }
}
