namespace ModelGen;

/// <summary>Records the norm of each layer's gradient at the end of each epoch, and warns when one vanishes or explodes.</summary>
/// <remarks>
/// The norm is the root of the sum of squares over the layer's parameters, of the epoch's last step. It vanishes or explodes by
/// itself, or beside the last layer's: then the root mean squares are compared, so that a layer's size does not matter.
/// </remarks>
public sealed class GradientMonitor : Callback
{
    private readonly double vanishing;
    private readonly double exploding;
    private readonly double ratio;
    private readonly Action<string>? warn;
    private readonly Dictionary<string, IReadOnlyList<double>> norms = [];
    private readonly List<LayerGradient> layers = [];

    /// <summary>Warns of norms out of bounds.</summary>
    /// <param name="vanishing">A norm below this has vanished. At least 0.</param>
    /// <param name="exploding">A norm above this, or one that is not finite, has exploded. Greater than 0.</param>
    /// <param name="warn">Takes a warning, once for each time that a layer leaves the bounds; by default <see cref="TrainingContext.Warn"/>.</param>
    /// <param name="ratio">
    /// How many times smaller or larger than the last layer's a layer's gradient may be, as root mean squares. Greater than 1. On the
    /// digits of samples/Digits, up to sixteen layers of ReLU or tanh stay within a factor of 10 and learn; six layers of sigmoids,
    /// whose slope is at most 1/4, pass 1,000 and hardly do.
    /// </param>
    /// <exception cref="ArgumentOutOfRangeException">A bound is outside its range.</exception>
    public GradientMonitor(double vanishing = 1e-7, double exploding = 1e3, Action<string>? warn = null, double ratio = 1e3)
    {
        this.vanishing = Hyperparameter.NonNegative(vanishing);
        this.exploding = Hyperparameter.Positive(exploding);
        this.ratio = ratio > 1 ? ratio : throw new ArgumentOutOfRangeException(nameof(ratio), ratio, "The ratio must be greater than 1.");
        this.warn = warn;
    }

    /// <summary>By layer name, the norm of each epoch since training began.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<double>> Norms => norms;

    internal override bool MayAddLogs => false;

    /// <inheritdoc/>
    public override void OnTrainBegin(TrainingContext context)
    {
        norms.Clear();
        layers.Clear();
        foreach (IGrouping<string, ParameterInfo> parameters in context.Model.Info.Parameters.GroupBy(parameter => parameter.Layer))
        {
            var layer = new LayerGradient(parameters.Key, [.. parameters]);
            layers.Add(layer);
            norms.Add(layer.Name, layer.Norms);
        }
    }

    /// <inheritdoc/>
    public override void KeepState(TrainingState state) => layers.ForEach(layer => layer.KeepState(state));

    /// <inheritdoc/>
    public override void OnEpochEnd(TrainingContext context, EpochLogs logs)
    {
        Action<string> tell = warn ?? context.Warn;
        foreach (LayerGradient layer in layers)
        {
            layer.Add(context.Gradients);
            double norm = layer.Norms[^1];
            bool vanished = norm < vanishing;
            bool outOfBounds = vanished || !(norm <= exploding);
            if (outOfBounds && !layer.IsOutOfBounds)
            {
                tell(FormattableString.Invariant(
                    $"Epoch {logs.Epoch}: the gradient of {layer.Name} has {(vanished ? "vanished" : "exploded")}: its norm is {norm:0.###e0}."));
            }

            layer.IsOutOfBounds = outOfBounds;
        }

        Compare(logs.Epoch, tell);
    }

    /// <summary>Compares the layers with the last one, which has its gradient from the loss itself; tells of the worst that is new.</summary>
    private void Compare(int epoch, Action<string> tell)
    {
        if (layers.Count == 0 || layers[^1].IsOutOfBounds)
        {
            return;
        }

        LayerGradient last = layers[^1];
        LayerGradient? worst = null;
        foreach (LayerGradient layer in layers)
        {
            double share = layer.ShareOf(last);
            bool outOfProportion = !layer.IsOutOfBounds && (share < 1 / ratio || share > ratio);
            if (outOfProportion && !layer.IsOutOfProportion && (worst is null || Distance(share) > Distance(worst.ShareOf(last))))
            {
                worst = layer;
            }

            layer.IsOutOfProportion = outOfProportion;
        }

        if (worst is not null)
        {
            bool vanishes = worst.ShareOf(last) < 1;
            string mend = vanishes
                ? "Use ReLU instead of sigmoid or tanh, normalize batches, or take fewer layers."
                : "Clip gradients, or begin with smaller weights.";
            tell(FormattableString.Invariant(
                $"Epoch {epoch}: the gradient {(vanishes ? "vanishes" : "explodes")} on its way from {last.Name} (norm {last.Norms[^1]:0.##e0}) to {worst.Name} (norm {worst.Norms[^1]:0.##e0}). {mend}"));
        }

        static double Distance(double share) => Math.Abs(Math.Log(share));
    }
}
