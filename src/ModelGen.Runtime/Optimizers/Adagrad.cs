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
    /// <exception cref="ArgumentOutOfRangeException">A number is outside its range.</exception>
    public Adagrad(LearningRateSchedule? learningRate = null, double initialAccumulatorValue = 0.1, double epsilon = 1e-7)
        : base(learningRate ?? 0.001f)
    {
        this.initialAccumulatorValue = (float)Hyperparameter.NonNegative(initialAccumulatorValue);
        this.epsilon = Hyperparameter.Epsilon(epsilon);
    }

    internal override int MomentCount => 1;

    internal override void InitializeMoments(Span<float> moments) => moments.Fill(initialAccumulatorValue);

    internal override void VisitRule<TAction>(TAction action, long step, float learningRate) => action.Invoke(new Rule(learningRate, epsilon));

    internal readonly struct Rule(float learningRate, float epsilon) : IUpdateRule
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Update<V>(V gradient, ref V weight, ref V sum, ref V moment1, ref V moment2)
            where V : unmanaged, IVector<V>
        {
            sum = V.MultiplyAdd(gradient, gradient, sum);
            weight -= gradient * V.Broadcast(learningRate) / V.Sqrt(sum + V.Broadcast(epsilon));
        }
    }
}
