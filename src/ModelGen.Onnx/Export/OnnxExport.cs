using Google.Protobuf;
using ModelGen.Onnx.Export;
using ModelGen.Onnx.Format;
using ModelGen.Serialization;

namespace ModelGen;

/// <summary>Writes networks as ONNX files, for ONNX Runtime and other tools.</summary>
/// <remarks>
/// The graph has one input, <c>input</c>, and one output, <c>output</c>, both laid out as ModelGen has them: (N, height, width,
/// channels) or (N, features), N being any number of samples. Nodes and weights keep the names of their layers. Operators are
/// those of ONNX's operator set 13; convolutions and pools are channels-first there, so a network of images begins with a
/// Transpose, and has another in front of a Flatten.
/// </remarks>
public static class OnnxExport
{
    /// <summary>Protobuf's limit of a file, less room for everything but weights.</summary>
    private const long MaxWeightBytes = int.MaxValue - (64L << 20);

    /// <summary>Writes the network with the weights that it has now. The file appears complete or not at all.</summary>
    /// <param name="path">By custom it ends in <c>.onnx</c>.</param>
    /// <exception cref="NotSupportedException">
    /// The model was not generated and does not tell its layers, a layer is of a kind that has no counterpart, or the weights
    /// are more than an ONNX file holds (2 GB).
    /// </exception>
    /// <exception cref="IOException">The file cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder does not allow it.</exception>
    public static void SaveOnnx(this Model model, string path)
    {
        ModelProto file = Convert(model);
        AtomicFile.Write(path, stream => file.WriteTo(stream));
    }

    /// <summary>Writes the network in ONNX format and leaves the stream open. The same weights give the same bytes.</summary>
    /// <exception cref="NotSupportedException">As for a file.</exception>
    public static void SaveOnnx(this Model model, Stream stream) => Convert(model).WriteTo(stream);

    internal static ModelProto Convert(Model model)
    {
        IReadOnlyList<LayerInfo> layers = model.Layers;
        if (layers.Count == 0 && model.Info.Parameters.Count > 0)
        {
            throw new NotSupportedException(
                $"{model.Info.Name} does not tell its layers: its class was not generated, or by an older ModelGen. Rebuild it with this one.");
        }

        if (model.Weights.Length > MaxWeightBytes / sizeof(float))
        {
            throw new NotSupportedException($"{model.Info.Name} has {model.Weights.Length} weights; an ONNX file holds at most 2 GB.");
        }

        GraphWriter graph = new(model.Info);
        Parameters parameters = new(model);
        foreach (LayerInfo layer in layers)
        {
            LayerNodes.Add(graph, layer, parameters);
        }

        ModelProto file = new()
        {
            IrVersion = GraphWriter.IrVersion,
            ProducerName = "ModelGen",
            Graph = graph.Finish(),
        };
        file.OpsetImport.Add(new OperatorSetIdProto { Version = GraphWriter.Opset });
        return file;
    }
}
