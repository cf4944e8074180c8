using Google.Protobuf;
using ModelGen.Onnx.Evaluation;
using ModelGen.Onnx.Format;
using ModelGen.Onnx.Import;

namespace ModelGen.Onnx.Networks;

/// <summary>FOLDER/NAME/model.onnx with test vectors beside it, as ONNX's own test data are laid out.</summary>
internal static class TestFolder
{
    private const int Batch = 3;

    /// <summary>Every network, with what ModelGen predicts.</summary>
    public static void WriteNetworks(string folder)
    {
        foreach (Model model in Networks.All)
        {
            float[] inputs = RandomNumbers.Between(-2, 2, Batch * model.Info.InputSize, seed: 1);
            float[] outputs = new float[Batch * model.Info.OutputSize];
            model.Predict(inputs, outputs);
            Write(folder, model.Info.Name, "test_data_set_0/input_0.pb", Vector("input", model.Info.InputShape, inputs));
            Write(folder, model.Info.Name, "test_data_set_0/output_0.pb", Vector("output", model.Info.OutputShape, outputs));
            model.SaveOnnx(Path.Combine(folder, model.Info.Name, "model.onnx"));
        }
    }

    /// <summary>Random graphs with inputs alone: what they give is ONNX Runtime's to say.</summary>
    public static void WriteRandom(string folder, int count)
    {
        for (int seed = 0; seed < count; seed++)
        {
            RandomGraph graph = new(seed);
            string name = $"Random{seed:d3}";
            Write(folder, name, "test_data_set_0/input_0.pb", Vector("input", graph.InputDims, RandomNumbers.Between(-2, 2, Batch * graph.InputDims.Aggregate((a, b) => a * b), seed)));
            Write(folder, name, "model.onnx", graph.Finish());
        }
    }

    /// <summary>Imports the random graphs, whose outputs are there now, and takes those away that cannot be expressed.</summary>
    /// <returns>How many there were, how many were imported, and how many of those compute something else without being compiled.</returns>
    public static (int Count, int Imported, int Different) ImportRandom(string folder, string to)
    {
        (int count, int imported, int different) = (0, 0, 0);
        foreach (string path in Directory.GetDirectories(folder, "Random*").Order())
        {
            count++;
            try
            {
                ImportedNetwork network = OnnxImport.Read(Path.Combine(path, "model.onnx"));
                TestVectors vectors = TestVectors.Read(network, Path.Combine(path, "test_data_set_0"));
                Agreement agreement = Agreement.Of(Interpreter.Run(network, vectors.Inputs, vectors.Samples, path), vectors.Outputs);
                different += agreement.IsClose ? 0 : 1;
                Console.Write(agreement.IsClose ? "" : FormattableString.Invariant($"{path} DIFFERS by {agreement.Largest}\n"));
                ImportedFiles.Write(network, "Imported", Path.GetFileName(path), to);
                imported++;
            }
            catch (OnnxUnsupportedException exception)
            {
                Console.WriteLine(exception.Message);
                Directory.Delete(path, recursive: true);
            }
        }

        return (count, imported, different);
    }

    private static TensorProto Vector(string name, IReadOnlyList<int> sample, float[] values) => Tensors.Of(name, [Batch, .. sample.Select(dimension => (long)dimension)], values);

    private static void Write(string folder, string name, string file, IMessage message)
    {
        string path = Path.Combine(folder, name, file);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, message.ToByteArray());
    }
}
