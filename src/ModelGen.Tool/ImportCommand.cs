using System.CommandLine;
using ModelGen.Onnx.Format;
using ModelGen.Onnx.Import;

namespace ModelGen.Tool;

/// <summary><c>modelgen import</c>: an ONNX file becomes a class and its weights.</summary>
internal static class ImportCommand
{
    public static Command Command()
    {
        Argument<string> model = CommandLine.File("MODEL", "The ONNX file.");
        Option<string> space = Named("--namespace", "The class's namespace.", "X", ClassNames.IsNamespace);
        Option<string> name = Named("--class", "The class's name; the files are named after it.", "Y", ClassNames.IsClass);
        Option<string> folder = new("--output", "-o") { Description = "Where Y.cs and Y.safetensors go.", HelpName = "FOLDER", Required = true };
        folder.Validators.Add(result => CommandLine.IsNoPath(result, "--output"));
        Option<bool> force = new("--force") { Description = "Replaces files of these names." };
        Option<bool> check = new("--check") { Description = "Compares with the test vectors beside the model, test_data_set_0/input_0.pb and output_0.pb." };
        Option<bool> json = CommandLine.Json();
        Command command = new("import", "Writes an annotated C# class and a safetensors file that compute what an ONNX file does.") { model, space, name, folder, force, check, json };
        command.SetAction(arguments => Run(
            arguments.InvocationConfiguration, arguments.GetRequiredValue(model), arguments.GetRequiredValue(space), arguments.GetRequiredValue(name),
            arguments.GetRequiredValue(folder), arguments.GetValue(force), arguments.GetValue(check), arguments.GetValue(json)));
        return command;
    }

    private static int Run(InvocationConfiguration console, string model, string space, string name, string folder, bool force, bool check, bool json)
    {
        string folderOfVectors = Path.Combine(Path.GetDirectoryName(Path.GetFullPath(model))!, "test_data_set_0");
        ModelProto file = OnnxFile.ReadModel(model);
        ImportedNetwork network = OnnxImport.Read(file, model, check ? TestVectors.FurtherInputs(file, folderOfVectors) : null);
        TestVectors? vectors = check ? TestVectors.Compare(network, folderOfVectors) : null;
        if (vectors is { Agrees: false })
        {
            console.Error.WriteLine(FormattableString.Invariant($"{model}: the test vectors differ by {vectors.Largest:g3} at most; nothing is written."));
            return CommandLine.Failed;
        }

        (string code, string weights) = ImportedFiles.Paths(name, folder);
        if (!force && (string[])[code, weights] is var files && files.FirstOrDefault(File.Exists) is { } existing)
        {
            console.Error.WriteLine($"{existing} is there already; --force replaces it.");
            return CommandLine.Failed;
        }

        ImportedFiles.Write(network, space, name, folder);
        if (json)
        {
            Print(console.Output, network, code, weights, vectors);
            return CommandLine.Done;
        }

        if (vectors is not null)
        {
            console.Output.WriteLine(FormattableString.Invariant($"{vectors.Outputs} outputs of {vectors.Samples} samples checked, largest difference {vectors.Largest:g3}"));
        }

        console.Output.WriteLine(FormattableString.Invariant($"{code}: {network.Layers.Count} {(network.Layers.Count == 1 ? "layer" : "layers")}"));
        console.Output.WriteLine(FormattableString.Invariant($"{weights}: {network.Weights.Sum(tensor => (long)tensor.Values.Length)} weights"));
        return CommandLine.Done;
    }

    private static void Print(TextWriter output, ImportedNetwork network, string code, string weights, TestVectors? vectors) => Json.Print(output, json =>
    {
        json.WriteString("code", code);
        json.WriteString("weights", weights);
        json.WriteNumber("layers", network.Layers.Count);
        json.WriteNumber("parameters", network.Weights.Sum(tensor => (long)tensor.Values.Length));
        json.WriteNumbers("inputShape", network.InputShape);
        json.WriteBoolean("inputIsChannelsFirstInOnnx", network.IsInputChannelsFirst);
        if (vectors is not null)
        {
            json.WriteNumber("checkedSamples", vectors.Samples);
            json.WriteNumber("largestDifference", vectors.Largest);
        }
    });

    private static Option<string> Named(string option, string description, string placeholder, Func<string, bool> isValid)
    {
        Option<string> named = new(option) { Description = description, HelpName = placeholder, Required = true };
        named.Validators.Add(result =>
        {
            if (result.Tokens.Count == 1 && !isValid(result.Tokens[0].Value))
            {
                result.AddError($"{option} must be made of letters, digits and underscores, begin with a letter, and be no word of C# or ModelGen.");
            }
        });
        return named;
    }
}
