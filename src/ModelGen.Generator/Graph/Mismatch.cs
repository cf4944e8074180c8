using ModelGen.Generator.Passes;

namespace ModelGen.Generator.Graph;

/// <summary>Specifies the part of an ending that is most likely wrong.</summary>
internal enum Fault
{
    Loss,
    Activation,
    Units,
    Layer,
    Penalty,
}

/// <summary>
/// Explains why a loss and the last layer do not match. The loss, the activation and the shape are three statements about
/// one thing; if two agree, the third is at fault.
/// </summary>
internal sealed record Mismatch(Fault Fault, string Needs, string Repair)
{
    /// <summary>Null for an ending that fits.</summary>
    public static Mismatch? Of(Ending ending) =>
        (ending.Loss switch
        {
            Loss.CategoricalCrossentropy or Loss.SparseCategoricalCrossentropy => OverClasses(ending),
            Loss.BinaryCrossentropy => Binary(ending),
            _ => Regression(ending),
        })
        ?? Penalized(ending);

    private static Mismatch? OverClasses(Ending ending) => ending switch
    {
        { Shape.Rank: not 1 } => new(
            Fault.Layer, "a vector of probabilities from a softmax", "end with [Flatten] and [Dense(classes, Activation = Activation.Softmax)]"),
        { Shape.Size: 1 } => new(
            ending.Activation == Activation.Softmax ? Fault.Units : Fault.Loss, "at least two classes from a softmax",
            "give the last layer one unit a class, or use a sigmoid with Loss.BinaryCrossentropy"),
        { Activation: Activation.Softmax } => null,
        { Activation: Activation.Sigmoid } => new(
            Fault.Activation, "probabilities from a softmax",
            "end the model with Activation.Softmax, or use Loss.BinaryCrossentropy if a sample may be of several classes"),
        _ => new(Fault.Activation, "probabilities from a softmax", "end the model with Activation.Softmax"),
    };

    private static Mismatch? Binary(Ending ending) => ending switch
    {
        { Activation: Activation.Sigmoid } => null,
        { Activation: Activation.Softmax, HasClasses: true } => new(
            Fault.Loss, "probabilities from a sigmoid", "use Loss.CategoricalCrossentropy, or end the model with Activation.Sigmoid"),
        _ => new(Fault.Activation, "probabilities from a sigmoid", "end the model with Activation.Sigmoid"),
    };

    private static Mismatch? Regression(Ending ending) => ending switch
    {
        { Activation: Activation.Softmax, HasClasses: false } => new(Fault.Activation, "values that are not normalized", "drop the softmax"),

        // Half of what tanh gives is below 0, where the loss takes 0 and has no gradient.
        { Activation: Activation.Tanh, Loss: Loss.MeanSquaredLogarithmicError } => new(
            Fault.Activation, "values of at least 0", "end the model with Activation.Softplus, or use Loss.MeanSquaredError"),
        _ => null,
    };

    private static Mismatch? Penalized(Ending ending) => ending.IsPenalized && AppendLoss.TakesLogits(ending.Loss)
        ? new(
            Fault.Penalty, $"the values before the last {ending.Activation}, which it applies itself",
            "put ActivityL1 and ActivityL2 on an earlier layer")
        : null;
}
