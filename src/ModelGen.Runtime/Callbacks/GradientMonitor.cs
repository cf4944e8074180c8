namespace ModelGen;

/// <summary>Records the norm of each layer's gradient at the end of each epoch, and warns when one vanishes or explodes.</summary>
/// <remarks>The norm is the root of the sum of squares over the layer's parameters, of the epoch's last step.</remarks>
public sealed class GradientMonitor : Callback
{
    private readonly double vanishing;
    private readonly double exploding;
    private readonly Action<string>? warn;
    private readonly Dictionary<string, IReadOnlyList<double>> norms = [];
    private readonly List<Layer> layers = [];

    /// <summary>Warns of norms out of bounds.</summary>
    /// <param name="vanishing">A norm below this has vanished. At least 0.</param>
    /// <param name="exploding">A norm above this, or one that is not finite, has exploded. Greater than 0.</param>
    /// <param name="warn">Takes a warning, once for each time that a layer leaves the bounds; by default <see cref="TrainingContext.Warn"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">A bound lies outside its range.</exception>
    public GradientMonitor(double vanishing = 1e-7, double exploding = 1e3, Action<string>? warn = null)
    {
        this.vanishing = Hyperparameter.NonNegative(vanishing);
        this.exploding = Hyperparameter.Positive(exploding);
        this.warn = warn;
    }

    /// <summary>By layer name, the norm of each epoch since training began.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<double>> Norms => norms;

    /// <inheritdoc/>
    public override void OnTrainBegin(TrainingContext context)
    {
        norms.Clear();
        layers.Clear();
        foreach (IGrouping<string, ParameterInfo> parameters in context.Model.Info.Parameters.GroupBy(parameter => parameter.Layer))
        {
            var layer = new Layer(parameters.Key, [.. parameters]);
            layers.Add(layer);
            norms.Add(layer.Name, layer.Norms);
        }
    }

    /// <inheritdoc/>
    public override void KeepState(TrainingState state)
    {
        foreach (Layer layer in layers)
        {
            double[] kept = state.Keep($"{layer.Name}/norms", (double[])[.. layer.Norms]);
            layer.Norms.Clear();
            layer.Norms.AddRange(kept);
            layer.IsOutOfBounds = state.Keep($"{layer.Name}/out_of_bounds", layer.IsOutOfBounds);
        }
    }

    /// <inheritdoc/>
    public override void OnEpochEnd(TrainingContext context, EpochLogs logs)
    {
        foreach (Layer layer in layers)
        {
            double norm = layer.NormOf(context.Gradients);
            layer.Norms.Add(norm);
            bool vanished = norm < vanishing;
            bool outOfBounds = vanished || !(norm <= exploding);
            if (outOfBounds && !layer.IsOutOfBounds)
            {
                (warn ?? context.Warn)(FormattableString.Invariant(
                    $"Epoch {logs.Epoch}: the gradient of {layer.Name} has {(vanished ? "vanished" : "exploded")}: its norm is {norm:0.###e0}."));
            }

            layer.IsOutOfBounds = outOfBounds;
        }
    }

    private sealed class Layer(string name, ParameterInfo[] parameters)
    {
        public string Name { get; } = name;

        public List<double> Norms { get; } = [];

        public bool IsOutOfBounds { get; set; }

        public double NormOf(ReadOnlySpan<float> gradients)
        {
            double squares = 0;
            foreach (ParameterInfo parameter in parameters)
            {
                double norm = GradientClipping.Norm(gradients.Slice(parameter.Offset, parameter.Length));
                squares += norm * norm;
            }

            return Math.Sqrt(squares);
        }
    }
}
