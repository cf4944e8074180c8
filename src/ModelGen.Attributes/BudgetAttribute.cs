using System;

namespace ModelGen;

/// <summary>
/// Limits what a model may cost. A model above a limit does not compile; the error says by how much it exceeds the limit
/// and which layer costs most. Limits do not change the generated code.
/// </summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class BudgetAttribute : Attribute
{
    /// <summary>The most parameters: numbers that training learns, as <c>ParameterCount</c> of the class counts them. 0, the default, for no limit.</summary>
    public long MaxParameters { get; set; }

    /// <summary>
    /// The most bytes that one prediction call at a time holds: the weights, what is prepared from them for inference, and the
    /// arena of the call, with the gaps that align them. That is 4 times the sum of <c>WeightsLength</c>,
    /// <c>InferencePreparedLength</c> and <c>Inference.ArenaLength</c> of the model's <c>Info</c>. Training needs more. 0, the
    /// default, for no limit.
    /// </summary>
    public long MaxBytes { get; set; }

    /// <summary>The most products and sums of one prediction of one sample, as <c>MultiplyAdds</c> of the class counts them. 0, the default, for no limit.</summary>
    public long MaxMultiplyAdds { get; set; }
}
