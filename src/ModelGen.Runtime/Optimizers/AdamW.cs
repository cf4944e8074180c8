namespace ModelGen;

/// <summary>Adam whose weights also shrink at each step, apart from the gradient.</summary>
/// <remarks>w -= lr weightDecay w, then <see cref="Adam"/>'s update (Loshchilov and Hutter, 2017; Keras's AdamW). All parameters decay.</remarks>
public sealed class AdamW : Adam
{
    /// <summary>AdamW with Keras's defaults.</summary>
    /// <param name="learningRate">By default 0.001.</param>
    /// <param name="weightDecay">Times the learning rate: the share that each weight loses at each step. At least 0.</param>
    /// <param name="beta1">The share of the mean that stays at each step. In [0, 1).</param>
    /// <param name="beta2">The share of the mean square that stays at each step. In [0, 1).</param>
    /// <param name="epsilon">Keeps the divisor from 0. Greater than 0.</param>
    /// <param name="amsgrad">Whether the divisor may never shrink.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is outside its range.</exception>
    public AdamW(
        LearningRateSchedule? learningRate = null,
        double weightDecay = 0.004,
        double beta1 = 0.9,
        double beta2 = 0.999,
        double epsilon = 1e-7,
        bool amsgrad = false)
        : base(weightDecay, learningRate, beta1, beta2, epsilon, amsgrad)
    {
    }
}
