using System.Text;
using ModelGen.Serialization;

namespace ModelGen.Onnx.Import;

/// <summary>Writes what an ONNX file became: a class and its weights.</summary>
internal static class ImportedFiles
{
    /// <summary>Writes <c>CLASS.cs</c> and <c>CLASS.safetensors</c>, each complete or not at all.</summary>
    /// <returns>Their paths.</returns>
    /// <exception cref="IOException">A file cannot be written.</exception>
    public static (string Code, string Weights) Write(ImportedNetwork network, string space, string name, string folder)
    {
        Directory.CreateDirectory(folder);
        (string code, string weights) = Paths(name, folder);
        AtomicFile.Write(weights, stream => WriteWeights(network, name, stream));
        AtomicFile.Write(code, stream => stream.Write(Encoding.UTF8.GetBytes(ImportedCode.Write(network, space, name))));
        return (code, weights);
    }

    public static (string Code, string Weights) Paths(string name, string folder) =>
        (Path.Combine(folder, name + ".cs"), Path.Combine(folder, name + ".safetensors"));

    private static void WriteWeights(ImportedNetwork network, string name, Stream stream)
    {
        SafetensorsWriter writer = new(
            stream, [.. network.Weights.Select(tensor => new TensorSpec(tensor.Name, tensor.Shape))], [new("model", name), new("layout", "channels_last")]);
        foreach (ImportedTensor tensor in network.Weights)
        {
            writer.WriteNext(tensor.Values);
        }

        writer.Complete();
    }
}
