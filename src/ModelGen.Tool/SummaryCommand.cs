using System.CommandLine;
using ModelGen.Onnx.Format;
using ModelGen.Serialization;

namespace ModelGen.Tool;

/// <summary><c>modelgen summary</c>: the tensors of a weight file.</summary>
internal static class SummaryCommand
{
    public static Command Command()
    {
        Argument<string> file = CommandLine.File("WEIGHTS", "The safetensors file to read.");
        Option<bool> json = CommandLine.Json();
        Command command = new("summary", "List the tensors of a safetensors file.") { file, json };
        command.SetAction(arguments => Run(arguments.InvocationConfiguration.Output, arguments.GetRequiredValue(file), arguments.GetValue(json)));
        return command;
    }

    private static int Run(TextWriter output, string path, bool json)
    {
        using FileStream stream = InputFile.Open(path);
        SafetensorsReader reader = new(stream, path, isOfWeights: false);
        // What is counted in integers was not learned.
        long parameters = reader.Tensors.Where(tensor => tensor.Type.IsOfWeights()).Sum(tensor => tensor.Count);
        if (json)
        {
            Print(output, reader, parameters);
            return CommandLine.Done;
        }

        foreach (TensorEntry tensor in reader.Tensors)
        {
            output.WriteLine($"{Quote.Short(tensor.Name)[1..^1]}  {tensor.Type} {Quote.Shape(tensor.Shape)}");
        }

        output.WriteLine(FormattableString.Invariant($"{Counted(reader.Tensors.Count, "tensor")}, {Counted(parameters, "parameter")}, {stream.Length} bytes"));
        return CommandLine.Done;
    }

    private static string Counted(long count, string what) => FormattableString.Invariant($"{count} {what}{(count == 1 ? "" : "s")}");

    private static void Print(TextWriter output, SafetensorsReader reader, long parameters) => Json.Print(output, json =>
    {
        json.WriteNumber("parameters", parameters);
        json.WriteStartArray("tensors");
        foreach (TensorEntry tensor in reader.Tensors)
        {
            json.WriteStartObject();
            json.WriteString("name", tensor.Name);
            json.WriteString("type", tensor.Type.ToString());
            json.WriteNumbers("shape", tensor.Shape);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    });
}
