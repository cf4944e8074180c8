using System.Text;
using ModelGen.Serialization;

namespace ModelGen.Onnx.Import;

/// <summary>Writes what an ONNX file became: a class and its weights.</summary>
internal static class ImportedFiles
{
    /// <summary>Writes <c>CLASS.cs</c> and <c>CLASS.safetensors</c>, both complete or neither.</summary>
    /// <returns>Their paths.</returns>
    /// <exception cref="IOException">A file cannot be written; those that were there are as they were.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder does not allow it.</exception>
    public static (string Code, string Weights) Write(ImportedNetwork network, string space, string name, string folder)
    {
        (string code, string weights) = Paths(name, folder);
        AtomicFile.Write(code, stream =>
        {
            // While the code is written and has not its name yet: whatever fails here leaves nothing of either.
            stream.Write(Encoding.UTF8.GetBytes(ImportedCode.Write(network, space, name)));
            stream.Flush();
            AtomicFile.Write(weights, tensors => WriteWeights(network, name, tensors));
        });

        return (code, weights);
    }

    public static (string Code, string Weights) Paths(string name, string folder) =>
        (Path.Combine(folder, name + ".cs"), Path.Combine(folder, name + ".safetensors"));

    public static void WriteWeights(ImportedNetwork network, string name, Stream stream)
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
