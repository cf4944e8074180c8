namespace ModelGen.Training;

/// <summary>L1 and L2 penalties of all weights that have one.</summary>
internal sealed class WeightRegularizers(ModelInfo info)
{
    private readonly ParameterInfo[] parameters = [.. info.Parameters.Where(parameter => parameter.L1 > 0 || parameter.L2 > 0)];

    /// <summary>Returns the penalty that is added to the loss.</summary>
    public double Penalty(ReadOnlySpan<float> weights)
    {
        double penalty = 0;
        foreach (ParameterInfo parameter in parameters)
        {
            penalty += Regularizers.Penalty(weights.Slice(parameter.Offset, parameter.Length), parameter.L1, parameter.L2);
        }

        return penalty;
    }

    /// <summary>Adds the penalties' gradients.</summary>
    public void AddGradient(ReadOnlySpan<float> weights, Span<float> gradients)
    {
        foreach (ParameterInfo parameter in parameters)
        {
            Regularizers.AddGradient(
                weights.Slice(parameter.Offset, parameter.Length), gradients.Slice(parameter.Offset, parameter.Length), parameter.L1, parameter.L2);
        }
    }
}
