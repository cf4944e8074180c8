namespace ModelGen;

/// <summary>The optimizer's learning rate as a number that callbacks may replace.</summary>
internal static class AdjustableLearningRate
{
    /// <summary>The learning rate now.</summary>
    /// <exception cref="InvalidOperationException">The optimizer follows a schedule, which the callback would override.</exception>
    public static float Read(TrainingContext context, string callback) =>
        context.Optimizer.LearningRate is ConstantSchedule constant
            ? constant.At(context.Step)
            : throw new InvalidOperationException(
                $"{callback} sets a constant learning rate, but the optimizer follows {context.Optimizer.LearningRate.GetType().Name}. "
                + "Use one or the other.");
}
