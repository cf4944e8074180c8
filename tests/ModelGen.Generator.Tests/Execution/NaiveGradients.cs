extern alias generator;

using generator::ModelGen.Generator.Graph;
using generator::ModelGen.Generator.Ops;

namespace ModelGen.Generator.Tests.Execution;

/// <summary>
/// Backpropagation through a naive network, in plain loops and double precision, for layers that make whole numbers of whole
/// numbers. A rectifier's derivative at 0 is 0; of equal maxima the first in the window takes the gradient.
/// </summary>
internal sealed class NaiveGradients(NaiveNetwork network, IReadOnlyDictionary<string, double[]> weights)
{
    /// <summary>Of a float's 24 bits: sums on their way may be larger than what they end as.</summary>
    private const int Bits = 18;

    private bool areExact = true;

    /// <summary>Summed over the samples so far.</summary>
    public Dictionary<string, double[]> OfWeights { get; } = weights.ToDictionary(entry => entry.Key, entry => new double[entry.Value.Length]);

    /// <summary>Whether all values and gradients so far are so far from a float's last digit that no order of summing rounds them.</summary>
    public bool AreExact => areExact && OfWeights.Values.All(IsExact);

    /// <summary>Adds those of the sample that the network has just predicted.</summary>
    /// <param name="dy">The derivative of the loss by each output.</param>
    public void Add(double[] dy)
    {
        ModelGraph graph = network.Graph;
        Tensor gradient = new(graph.OutputNode.Shape.Height, graph.OutputNode.Shape.Width, graph.OutputNode.Shape.Channels) { Values = dy };
        foreach (Node node in graph.Nodes.Where(node => node.Inputs.Length > 0).Reverse())
        {
            areExact &= IsExact(gradient.Values) && IsExact(network.Values[node.Name].Values);
            gradient = Through(node, network.Values[node.Inputs[0]], gradient);
        }
    }

    private Tensor Through(Node node, Tensor x, Tensor dy)
    {
        Tensor dx = new(x.Height, x.Width, x.Channels);
        double[] kernel = weights.GetValueOrDefault(node.Name + ".kernel", []);
        double[] dkernel = OfWeights.GetValueOrDefault(node.Name + ".kernel", []);
        double[]? dbias = OfWeights.GetValueOrDefault(node.Name + ".bias");
        for (int place = 0; dbias is not null && place < dy.Values.Length; place++)
        {
            dbias[place % dy.Channels] += dy.Values[place];
        }

        switch (node.Operation)
        {
            case ActivationOperation { Function: generator::ModelGen.Activation.Linear } or Flatten or Reshape or Dropout:
                return new(x.Height, x.Width, x.Channels) { Values = dy.Values };
            case ActivationOperation { Function: generator::ModelGen.Activation.ReLU }:
                return new(x.Height, x.Width, x.Channels) { Values = [.. x.Values.Zip(dy.Values, (value, d) => value > 0 ? d : 0)] };
            case Rescaling rescaling:
                return dy.Select(d => d * rescaling.Scale);
            case Dense:
                for (int weight = 0; weight < kernel.Length; weight++)
                {
                    (int input, int unit) = (weight / dy.Channels, weight % dy.Channels);
                    Product(dx.Values, input, dkernel, weight, x.Values[input], kernel[weight], dy.Values[unit]);
                }

                return dx;
            case GlobalAvgPool2D:
                Each(x, (row, column, channel) => dx[row, column, channel] = dy[0, 0, channel] / (x.Height * x.Width));
                return dx;
            case GlobalMaxPool2D:
                Each(dy, (_, _, channel) => dx.Values[First(Enumerable.Range(0, x.Height * x.Width).Select(pixel => (pixel * x.Channels) + channel), x)] += dy[0, 0, channel]);
                return dx;
            case AvgPool2D pool:
                Each(dy, (row, column, channel) =>
                {
                    int[] places = Places(x, pool.Window, row, column, channel);
                    Array.ForEach(places, place => dx.Values[place] += dy[row, column, channel] / places.Length);
                });
                return dx;
            case MaxPool2D pool:
                Each(dy, (row, column, channel) => dx.Values[First(Places(x, pool.Window, row, column, channel), x)] += dy[row, column, channel]);
                return dx;
            case Conv2D conv:
                (int inputs, int outputs) = (x.Channels / conv.Groups, dy.Channels / conv.Groups);
                Each(dy, (row, column, output) =>
                {
                    foreach ((int index, int r, int c) in Inside(x, conv.Window, row, column))
                    {
                        for (int input = 0; input < inputs; input++)
                        {
                            int weight = (((index * inputs) + input) * dy.Channels) + output;
                            int place = Place(x, r, c, (output / outputs * inputs) + input);
                            Product(dx.Values, place, dkernel, weight, x.Values[place], kernel[weight], dy[row, column, output]);
                        }
                    }
                });
                return dx;
            case DepthwiseConv2D conv:
                Each(dy, (row, column, output) =>
                {
                    foreach ((int index, int r, int c) in Inside(x, conv.Window, row, column))
                    {
                        int weight = (index * dy.Channels) + output;
                        int place = Place(x, r, c, output / conv.DepthMultiplier);
                        Product(dx.Values, place, dkernel, weight, x.Values[place], kernel[weight], dy[row, column, output]);
                    }
                });
                return dx;
            default:
                throw new NotSupportedException(node.Operation.ToString());
        }
    }

    /// <summary>y += x w</summary>
    private static void Product(double[] dx, int place, double[] dw, int weight, double x, double w, double dy)
    {
        dx[place] += w * dy;
        dw[weight] += x * dy;
    }

    private static void Each(Tensor y, Action<int, int, int> action)
    {
        for (int value = 0; value < y.Values.Length; value++)
        {
            action(value / y.Channels / y.Width, value / y.Channels % y.Width, value % y.Channels);
        }
    }

    private static int First(IEnumerable<int> places, Tensor x) => places.MaxBy(place => x.Values[place]);

    private static int[] Places(Tensor x, Window window, int row, int column, int channel) =>
        [.. Inside(x, window, row, column).Select(tap => Place(x, tap.Row, tap.Column, channel))];

    private static IEnumerable<(int Index, int Row, int Column)> Inside(Tensor x, Window window, int row, int column) =>
        NaiveNetwork.Taps(x, window, row, column).Where(tap => x.Contains(tap.Row, tap.Column));

    private static int Place(Tensor x, int row, int column, int channel) => (((row * x.Width) + column) * x.Channels) + channel;

    /// <summary>Whether all are multiples of one power of two, and at most 2^18 times that.</summary>
    private static bool IsExact(double[] values)
    {
        double largest = values.Max(Math.Abs);
        double unit = Math.Pow(2, Math.Ceiling(Math.Log2(largest + 1e-300)) - Bits);
        return double.IsFinite(largest) && values.All(value => Math.IEEERemainder(value, unit) == 0);
    }
}
