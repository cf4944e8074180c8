extern alias generator;

using generator::ModelGen.Generator.Graph;
using generator::ModelGen.Generator.Ops;

namespace ModelGen.Generator.Tests.Execution;

/// <summary>
/// A declared model, layer by layer, in plain loops and double precision. It knows Keras's definitions and the declaration,
/// and nothing of passes, plans and kernels.
/// </summary>
internal sealed class NaiveNetwork(ModelGraph graph)
{
    public ModelGraph Graph => graph;

    /// <summary>What the activity penalties of the last sample add to its loss.</summary>
    public double ActivityPenalty { get; private set; }

    /// <summary>What each node gave for the last sample.</summary>
    public Dictionary<string, Tensor> Values { get; } = [];

    /// <summary>What the last layer makes of the last sample before its softmax or sigmoid, if it ends in one.</summary>
    public double[] Logits { get; private set; } = [];

    public double[] Predict(IReadOnlyDictionary<string, double[]> weights, double[] input)
    {
        ActivityPenalty = 0;
        Shape shape = graph.InputNode.Shape;
        Tensor value = new(shape.Height, shape.Width, shape.Channels) { Values = input };
        Values[graph.InputNode.Name] = value;
        foreach (Node node in graph.Nodes.Where(node => node.Inputs.Length > 0))
        {
            Logits = value.Values;
            value = Values[node.Name] = Apply(node, value, weights);
        }

        return value.Values;
    }

    private Tensor Apply(Node node, Tensor x, IReadOnlyDictionary<string, double[]> weights)
    {
        double[] kernel = weights.GetValueOrDefault(node.Name + ".kernel", []);
        double[] bias = weights.GetValueOrDefault(node.Name + ".bias", new double[node.Shape.Channels]);
        Tensor y = new(node.Shape.Height, node.Shape.Width, node.Shape.Channels);
        switch (node.Operation)
        {
            case ActivationOperation { Function: generator::ModelGen.Activation.Softmax }:
                for (int pixel = 0; pixel < x.Height * x.Width; pixel++)
                {
                    NaiveActivations.Softmax([.. x.Values.Skip(pixel * x.Channels).Take(x.Channels)]).CopyTo(y.Values, pixel * x.Channels);
                }

                return y;
            case ActivationOperation activation:
                return x.Select(value => NaiveActivations.Of((Activation)(int)activation.Function, value));
            case Rescaling rescaling:
                return x.Select(value => (value * rescaling.Scale) + rescaling.Offset);
            case Dropout:
                return x;
            case ActivityRegularizer penalty:
                ActivityPenalty += (penalty.L1 * x.Values.Sum(Math.Abs)) + (penalty.L2 * x.Values.Sum(value => value * value));
                return x;
            case Flatten or Reshape:
                return new(y.Height, y.Width, y.Channels) { Values = x.Values };
            case Dense:
                for (int unit = 0; unit < y.Channels; unit++)
                {
                    y[0, 0, unit] = bias[unit] + x.Values.Select((value, i) => value * kernel[(i * y.Channels) + unit]).Sum();
                }

                return y;
            case GlobalAvgPool2D:
                return Each(y, (_, _, channel) => Pixels(x, channel).Average());
            case GlobalMaxPool2D:
                return Each(y, (_, _, channel) => Pixels(x, channel).Max());
            case AvgPool2D pool:
                return Each(y, (row, column, channel) => Inside(x, pool.Window, row, column, channel).Average());
            case MaxPool2D pool:
                return Each(y, (row, column, channel) => Inside(x, pool.Window, row, column, channel).Max());
            case Conv2D conv:
                int inputs = x.Channels / conv.Groups;
                int outputs = y.Channels / conv.Groups;
                return Each(y, (row, column, output) => bias[output] + Taps(x, conv.Window, row, column).Sum(tap =>
                    Enumerable.Range(0, inputs).Sum(input =>
                        x[tap.Row, tap.Column, (output / outputs * inputs) + input] * kernel[(((tap.Index * inputs) + input) * y.Channels) + output])));
            case DepthwiseConv2D conv:
                return Each(y, (row, column, output) => bias[output] + Taps(x, conv.Window, row, column).Sum(tap =>
                    x[tap.Row, tap.Column, output / conv.DepthMultiplier] * kernel[(tap.Index * y.Channels) + output]));
            default:
                throw new NotSupportedException(node.Operation.Kind);
        }
    }

    private static Tensor Each(Tensor y, Func<int, int, int, double> value)
    {
        for (int row = 0; row < y.Height; row++)
        {
            for (int column = 0; column < y.Width; column++)
            {
                for (int channel = 0; channel < y.Channels; channel++)
                {
                    y[row, column, channel] = value(row, column, channel);
                }
            }
        }

        return y;
    }

    private static IEnumerable<double> Pixels(Tensor x, int channel) =>
        Enumerable.Range(0, x.Height * x.Width).Select(pixel => x.Values[(pixel * x.Channels) + channel]);

    private static IEnumerable<double> Inside(Tensor x, Window window, int row, int column, int channel) =>
        Taps(x, window, row, column).Where(tap => x.Contains(tap.Row, tap.Column)).Select(tap => x[tap.Row, tap.Column, channel]);

    /// <summary>The inputs that the window of one output covers.</summary>
    internal static IEnumerable<(int Index, int Row, int Column)> Taps(Tensor x, Window window, int row, int column) =>
        from kernelRow in Enumerable.Range(0, window.Rows.Size)
        from kernelColumn in Enumerable.Range(0, window.Columns.Size)
        select (
            (kernelRow * window.Columns.Size) + kernelColumn,
            Place(window.Rows, x.Height, row, kernelRow),
            Place(window.Columns, x.Width, column, kernelColumn));

    /// <summary>Keras's Same: as many outputs as strides fit, the padding in halves, the odd one at the end.</summary>
    private static int Place(WindowAxis axis, int input, int output, int tap)
    {
        int padding = 0;
        if (axis.Padding == generator::ModelGen.Padding.Same)
        {
            int outputs = (int)Math.Ceiling(input / (double)axis.Stride);
            padding = Math.Max(0, ((outputs - 1) * axis.Stride) + ((axis.Size - 1) * axis.Dilation) + 1 - input) / 2;
        }

        return (output * axis.Stride) + (tap * axis.Dilation) - padding;
    }
}
