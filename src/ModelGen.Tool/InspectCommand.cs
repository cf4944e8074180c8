using System.CommandLine;
using ModelGen.Onnx.Format;
using ModelGen.Onnx.Import;
using ModelGen.Serialization;

namespace ModelGen.Tool;

/// <summary><c>modelgen inspect</c>: what is in an ONNX file, and whether it can be imported.</summary>
internal static class InspectCommand
{
    public static Command Command()
    {
        Argument<string> file = CommandLine.File("MODEL", "The ONNX file to read.");
        Option<bool> json = CommandLine.Json();
        Option<string[]> shapes = InputShapes.Option();
        Command command = new("inspect", "List the nodes of an ONNX model and everything that prevents an import.") { file, shapes, json };
        command.SetAction(arguments => Run(
            arguments.InvocationConfiguration.Output, arguments.GetRequiredValue(file), InputShapes.Parse(arguments.GetValue(shapes)), arguments.GetValue(json)));
        return command;
    }

    private static int Run(TextWriter output, string path, IReadOnlyDictionary<string, long[]> shapes, bool json)
    {
        ModelProto model = OnnxFile.ReadModel(path);
        ImportedNetwork? network = null;
        IReadOnlyList<OnnxUnsupportedNode> unsupported = [];
        try
        {
            network = OnnxImport.Read(model, path, shapes: shapes);
        }
        catch (OnnxUnsupportedException exception)
        {
            unsupported = exception.Nodes;
        }

        if (json)
        {
            PrintJson(output, model, network, unsupported);
        }
        else
        {
            Print(output, model, network, unsupported);
        }

        return CommandLine.Done;
    }

    private static void Print(TextWriter output, ModelProto model, ImportedNetwork? network, IReadOnlyList<OnnxUnsupportedNode> unsupported)
    {
        string sets = string.Join(", ", model.OpsetImport.Select(set => FormattableString.Invariant($"{(set.Domain.Length == 0 ? "ONNX" : Clean(set.Domain))} {set.Version}")));
        output.WriteLine($"Made by {(model.ProducerName.Length == 0 ? "an unnamed tool" : Clean(model.ProducerName))}; operator sets: {sets}");
        foreach (NodeProto node in model.Graph.Node)
        {
            output.WriteLine($"  {Clean(node.OpType)} {Clean(node.Name)}".TrimEnd());
        }

        if (network is not null)
        {
            output.WriteLine(FormattableString.Invariant($"Can be imported: {network.Layers.Count} layers, {network.Weights.Sum(tensor => (long)tensor.Values.Length)} parameters, input {Quote.Shape(network.InputShape)}"));
            return;
        }

        output.WriteLine("Cannot be imported:");
        foreach (string line in OnnxUnsupportedException.Lines(unsupported))
        {
            output.WriteLine($"  {line}");
        }
    }

    private static void PrintJson(TextWriter output, ModelProto model, ImportedNetwork? network, IReadOnlyList<OnnxUnsupportedNode> unsupported) => Json.Print(output, json =>
    {
        json.WriteString("producer", model.ProducerName);
        json.WriteStartArray("nodes");
        foreach (NodeProto node in model.Graph.Node)
        {
            json.WriteStartObject();
            json.WriteString("operator", node.OpType);
            json.WriteString("name", node.Name);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteBoolean("canBeImported", network is not null);
        json.WriteStartArray("unsupported");
        foreach (OnnxUnsupportedNode node in unsupported)
        {
            json.WriteStartObject();
            json.WriteString("node", node.Node);
            json.WriteString("reason", node.Reason);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    });

    private static string Clean(string text) => Quote.Short(text)[1..^1];
}
