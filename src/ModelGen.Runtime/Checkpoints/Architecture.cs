using System.Globalization;
using System.IO.Hashing;
using System.Text;
using ModelGen.Serialization;

namespace ModelGen.Checkpoints;

/// <summary>
/// Describes in words what a network computes: its tensors, its loss, and its layers with everything that changes their
/// formulas. Two networks with the same description and the same weights give the same outputs and gradients.
/// </summary>
internal sealed class Architecture
{
    private readonly List<KeyValuePair<string, string>> facts = [];

    public Architecture(Model model)
    {
        ModelInfo info = model.Info;
        IReadOnlyList<LayerInfo> layers = model.Layers;
        Add("input", Quote.Shape(info.InputShape));
        Add("output", Quote.Shape(info.OutputShape));
        Add("loss", info.Loss.ToString());
        for (int i = 0; i < layers.Count; i++)
        {
            AddLayer(string.Create(CultureInfo.InvariantCulture, $"layer {i + 1}"), layers[i]);
        }

        foreach (ParameterInfo parameter in info.Parameters)
        {
            Add(parameter.Name, string.Create(CultureInfo.InvariantCulture, $"{Quote.Shape(parameter.Shape)} at {parameter.Offset}, L1 {parameter.L1:R}, L2 {parameter.L2:R}"));
        }

        Summary = string.Create(
            CultureInfo.InvariantCulture,
            $"{layers.Count} layers, {info.Parameters.Count} tensors, {info.Parameters.Sum(parameter => (long)parameter.Length)} weights, {Hash()}");
    }

    /// <summary>Counts for people, and the hash of all facts.</summary>
    public string Summary { get; }

    /// <summary>Names and values, each value short enough to be shown whole.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Facts => facts;

    private void AddLayer(string number, LayerInfo layer)
    {
        Add(number, $"{layer.Kind} {layer.Name}, {Quote.Shape(layer.InputShape)} to {Quote.Shape(layer.OutputShape)}");
        Add(number + " activation", layer.Activation.ToString());
        if (layer.Window is { } window)
        {
            Add(number + " rows", Axis(window.Rows));
            Add(number + " columns", Axis(window.Columns));
        }

        Add(number + " groups", layer.Groups.ToString(CultureInfo.InvariantCulture));
        Add(number + " rate", layer.Rate.ToString("R", CultureInfo.InvariantCulture));
        Add(number + " scale", layer.Scale.ToString("R", CultureInfo.InvariantCulture));
        Add(number + " offset", layer.Offset.ToString("R", CultureInfo.InvariantCulture));
    }

    private static string Axis(WindowAxisInfo axis) => string.Create(
        CultureInfo.InvariantCulture, $"{axis.Size} by {axis.Stride}, dilation {axis.Dilation}, padding {axis.PadBefore} and {axis.PadAfter}");

    private string Hash()
    {
        string text = string.Join('\n', facts.Select(fact => $"{fact.Key}: {fact.Value}"));
        return Convert.ToHexStringLower(XxHash3.Hash(Encoding.UTF8.GetBytes(text)));
    }

    private void Add(string name, string value) => facts.Add(new(name, value));
}
