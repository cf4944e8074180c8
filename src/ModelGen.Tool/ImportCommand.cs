using System.CommandLine;
using ModelGen.Onnx.Format;
using ModelGen.Onnx.Import;
using ModelGen.Tool.Checks;

namespace ModelGen.Tool;

/// <summary><c>modelgen import</c>: an ONNX file becomes a class and its weights.</summary>
internal static class ImportCommand
{
    public static Command Command()
    {
        Argument<string> model = CommandLine.File("MODEL", "The ONNX file to read.");
        Option<string> space = Named("--namespace", "The namespace of the class.", "NAMESPACE", ClassNames.IsNamespace);
        Option<string> name = Named("--class", "The name of the class and of both files.", "CLASS", ClassNames.IsClass);
        Option<string> folder = new("--output", "-o") { Description = "The folder to write CLASS.cs and CLASS.safetensors to.", HelpName = "FOLDER", Required = true };
        folder.Validators.Add(result => CommandLine.IsNoPath(result, "--output"));
        Option<bool> force = new("--force") { Description = "Overwrite existing files." };
        Option<bool> check = new("--check")
        {
            Description = "Compile the class and run it before writing anything: on the test vectors next to the model (test_data_set_0/input_0.pb and output_0.pb), or on random inputs if there are none.",
        };
        Option<string[]> shapes = InputShapes.Option();
        Option<bool> json = CommandLine.Json();
        Command command = new("import", "Convert an ONNX model to an annotated C# class and a safetensors file with its weights.") { model, space, name, folder, shapes, check, force, json };
        command.SetAction(arguments => Run(
            arguments.InvocationConfiguration, arguments.GetRequiredValue(model), arguments.GetRequiredValue(space), arguments.GetRequiredValue(name),
            arguments.GetRequiredValue(folder), InputShapes.Parse(arguments.GetValue(shapes)), arguments.GetValue(force), arguments.GetValue(check), arguments.GetValue(json)));
        return command;
    }

    private static int Run(
        InvocationConfiguration console, string model, string space, string name, string folder, IReadOnlyDictionary<string, long[]> shapes, bool force, bool check, bool json)
    {
        string folderOfVectors = Path.Combine(Path.GetDirectoryName(Path.GetFullPath(model))!, "test_data_set_0");
        ModelProto file = OnnxFile.ReadModel(model);
        ImportedNetwork network = OnnxImport.Read(file, model, check ? TestVectors.FurtherInputs(file, folderOfVectors) : null, shapes);
        ImportCheck? result = check ? ImportCheck.Run(network, model, folderOfVectors, space, name) : null;
        if (result is { Agrees: false })
        {
            console.Error.WriteLine($"{model}: the check failed, and nothing was written. {result}.");
            return CommandLine.Failed;
        }

        (string code, string weights) = ImportedFiles.Paths(name, folder);
        if (!force && (string[])[code, weights] is var files && files.FirstOrDefault(File.Exists) is { } existing)
        {
            console.Error.WriteLine($"{existing} exists already; use --force to overwrite it.");
            return CommandLine.Failed;
        }

        ImportedFiles.Write(network, space, name, folder);
        if (json)
        {
            Print(console.Output, network, code, weights, result);
            return CommandLine.Done;
        }

        if (result is not null)
        {
            console.Output.WriteLine($"Checked: {result}.");
        }

        console.Output.WriteLine(FormattableString.Invariant($"{code}: {network.Layers.Count} {(network.Layers.Count == 1 ? "layer" : "layers")}"));
        console.Output.WriteLine(FormattableString.Invariant($"{weights}: {network.Weights.Sum(tensor => (long)tensor.Values.Length)} weights"));
        foreach (string note in Notes(network))
        {
            console.Output.WriteLine($"Note: {note}");
        }

        return CommandLine.Done;
    }

    private static void Print(TextWriter output, ImportedNetwork network, string code, string weights, ImportCheck? check) => Json.Print(output, json =>
    {
        json.WriteString("code", code);
        json.WriteString("weights", weights);
        json.WriteNumber("layers", network.Layers.Count);
        json.WriteNumber("parameters", network.Weights.Sum(tensor => (long)tensor.Values.Length));
        json.WriteNumbers("inputShape", network.InputShape);
        json.WriteBoolean("inputIsChannelsFirstInOnnx", network.IsInputChannelsFirst);
        json.WriteStartArray("notes");
        foreach (string note in Notes(network))
        {
            json.WriteStringValue(note);
        }

        json.WriteEndArray();
        if (check is not null)
        {
            json.WriteString("checkedWith", check.Vectors.Outputs is null ? "randomInputs" : "testVectors");
            json.WriteNumber("checkedSamples", check.Vectors.Samples);
            json.WriteNumber("largestDifference", check.Compiled.Largest);
            if (check.Interpreted is { } interpreted)
            {
                json.WriteNumber("interpreterDifference", interpreted.Largest);
            }
        }
    });

    private static IEnumerable<string> Notes(ImportedNetwork network) =>
        network.Opset > OperatorSets.Newest ? [OperatorSets.Warning(network.Opset), .. network.Notes] : network.Notes;

    private static Option<string> Named(string option, string description, string placeholder, Func<string, bool> isValid)
    {
        Option<string> named = new(option) { Description = description, HelpName = placeholder, Required = true };
        named.Validators.Add(result =>
        {
            if (result.Tokens.Count == 1 && !isValid(result.Tokens[0].Value))
            {
                result.AddError($"{option} must consist of letters, digits and underscores, start with a letter, and not be a word of C# or ModelGen.");
            }
        });
        return named;
    }
}
