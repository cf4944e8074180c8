namespace ModelGen;

/// <summary>Holds what <see cref="GradientMonitor"/> knows of one layer.</summary>
internal sealed class LayerGradient(string name, ParameterInfo[] parameters)
{
    private readonly double parameterCount = parameters.Sum(parameter => (double)parameter.Length);

    public string Name { get; } = name;

    /// <summary>The norm of each epoch.</summary>
    public List<double> Norms { get; } = [];

    /// <summary>True if the norm is too small or too large by itself.</summary>
    public bool IsOutOfBounds { get; set; }

    /// <summary>True if it is too small or too large compared with the last layer's.</summary>
    public bool IsOutOfProportion { get; set; }

    public void Add(ReadOnlySpan<float> gradients)
    {
        double squares = 0;
        foreach (ParameterInfo parameter in parameters)
        {
            double norm = GradientClipping.Norm(gradients.Slice(parameter.Offset, parameter.Length));
            squares += norm * norm;
        }

        Norms.Add(Math.Sqrt(squares));
    }

    /// <summary>Returns the ratio of this gradient to another layer's, as root mean squares over the parameters.</summary>
    public double ShareOf(LayerGradient other) => Norms[^1] / other.Norms[^1] * Math.Sqrt(other.parameterCount / parameterCount);

    public void KeepState(TrainingState state)
    {
        double[] kept = state.Keep($"{Name}/norms", (double[])[.. Norms]);
        Norms.Clear();
        Norms.AddRange(kept);
        IsOutOfBounds = state.Keep($"{Name}/out_of_bounds", IsOutOfBounds);
        IsOutOfProportion = state.Keep($"{Name}/out_of_proportion", IsOutOfProportion);
    }
}
