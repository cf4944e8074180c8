using System.Globalization;
using System.Text;

namespace ModelGen.Onnx.Import;

/// <summary>An imported network as an annotated class. Nothing in it is text of the ONNX file.</summary>
internal static class ImportedCode
{
    /// <param name="space">A namespace that <see cref="ClassNames"/> has accepted.</param>
    /// <param name="name">A class that <see cref="ClassNames"/> has accepted.</param>
    public static string Write(ImportedNetwork network, string space, string name)
    {
        StringBuilder text = new();
        Line($"// Written by modelgen import from an ONNX file of operator set {Text(network.Opset)}. From here on it is yours.");
        if (network.Opset > OperatorSets.Newest)
        {
            Line($"// {OperatorSets.Warning(network.Opset)}");
        }

        Line("using ModelGen;");
        Line("");
        Line($"namespace {space};");
        Line("");
        Line($"/// <summary>{Summary(network)}</summary>");
        Line("/// <remarks>");
        Line($"/// The weights are in {name}.safetensors: <c>{name} model = new(); model.Load(\"{name}.safetensors\");</c>");
        Line("/// To train on, give <c>[Model]</c> a Loss.");
        if (network.Notes.Count > 0)
        {
            Line("/// It computes what the file does, but learns otherwise:");
        }

        foreach (string note in network.Notes)
        {
            Line($"/// {note}");
        }

        Line("/// </remarks>");
        Line("[Model]");
        Line($"[Input({Items(network.InputShape)})]");
        foreach (LayerInfo layer in network.Layers)
        {
            string arguments = string.Join(", ", Arguments(layer));
            Line(arguments.Length == 0 ? $"[{layer.Kind}]" : $"[{layer.Kind}({arguments})]");
        }

        Line($"public sealed partial class {name};");
        return text.ToString();

        void Line(string line) => text.Append(line).Append('\n');
    }

    private static string Summary(ImportedNetwork network)
    {
        IReadOnlyList<int> output = network.Layers.Count == 0 ? network.InputShape : network.Layers[^1].OutputShape;
        string taken = network.IsInputChannelsFirst ? $", channels last where the ONNX graph takes ({Items(network.InputDims)})" : "";
        string given = network.IsOutputChannelsFirst ? $", channels last where the ONNX graph gives ({Items(network.OutputDims)})" : "";
        return $"Takes ({Items(network.InputShape)}){taken}; gives ({Items(output)}){given}.";
    }

    private static IEnumerable<string> Arguments(LayerInfo layer)
    {
        WindowInfo? window = layer.Window;
        bool isPool = layer.Kind is "MaxPool2D" or "AvgPool2D";
        switch (layer.Kind)
        {
            case "Dense":
                yield return Text(layer.OutputShape[0]);
                break;
            case "Conv2D":
                yield return Text(layer.OutputShape[2]);
                break;
            case "Reshape":
                yield return Items(layer.OutputShape);
                break;
            case "Dropout":
                yield return Text(layer.Rate);
                break;
            case "Rescaling":
                yield return $"{Text(layer.Scale)}, {Text(layer.Offset)}";
                break;
            case "Activation":
                yield return $"Activation.{layer.Activation}";
                yield break;
        }

        if (window is not null)
        {
            foreach (string argument in WindowArguments(window, isPool))
            {
                yield return argument;
            }
        }

        if (layer.Kind == "DepthwiseConv2D" && layer.OutputShape[2] != layer.InputShape[2])
        {
            yield return $"DepthMultiplier = {Text(layer.OutputShape[2] / layer.InputShape[2])}";
        }

        if (layer.Groups != 1)
        {
            yield return $"Groups = {Text(layer.Groups)}";
        }

        if (layer.Parameters.Count == 1)
        {
            yield return "UseBias = false";
        }

        if (layer.Activation != Activation.Linear)
        {
            yield return $"Activation = Activation.{layer.Activation}";
        }
    }

    private static IEnumerable<string> WindowArguments(WindowInfo window, bool isPool)
    {
        (WindowAxisInfo rows, WindowAxisInfo columns) = (window.Rows, window.Columns);
        yield return rows.Size == columns.Size ? Text(rows.Size) : $"{Text(rows.Size)}, {Text(columns.Size)}";
        if (rows.Stride != (isPool ? rows.Size : 1) || columns.Stride != (isPool ? columns.Size : 1))
        {
            yield return Pair("Strides", "StrideHeight", "StrideWidth", rows.Stride, columns.Stride);
        }

        // Without a pad, Padding.Same equals Padding.Valid.
        if (rows.PadBefore + rows.PadAfter + columns.PadBefore + columns.PadAfter > 0)
        {
            yield return "Padding = Padding.Same";
        }

        if (rows.Dilation != 1 || columns.Dilation != 1)
        {
            yield return Pair("DilationRate", "DilationHeight", "DilationWidth", rows.Dilation, columns.Dilation);
        }
    }

    private static string Pair(string both, string height, string width, int rows, int columns) =>
        rows == columns ? $"{both} = {Text(rows)}" : $"{height} = {Text(rows)}, {width} = {Text(columns)}";

    private static string Items(IReadOnlyList<int> shape) => string.Join(", ", shape.Select(Text));

    private static string Text(int value) => value.ToString(CultureInfo.InvariantCulture);

    private static string Text(float value) => value.ToString("R", CultureInfo.InvariantCulture);
}
