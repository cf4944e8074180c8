namespace ModelGen.Onnx.Import;

/// <summary>
/// Collects how an imported network differs from its file as one to train on: it computes the same, but learns otherwise. The
/// sentences are ours; nothing in them is text of the file, because they become comments.
/// </summary>
internal sealed class TrainingNotes
{
    private const string ConstantsLearned = "scales and shifts each channel by constants of the file; training changes them too.";

    private readonly List<(string Layer, string Text)> notes = [];
    private readonly HashSet<(string Layer, string Text)> said = [];
    private readonly Dictionary<string, List<string>> kernels = [];

    /// <summary>A sentence for each difference, with the layers that it is about.</summary>
    public IEnumerable<string> Sentences =>
        notes.GroupBy(note => note.Text, note => note.Layer).Select(group => $"{string.Join(", ", group)}: {group.Key}")
            .Concat(kernels.Values.Where(layers => layers.Count > 1).Select(layers => $"{string.Join(", ", layers)}: the file shares one kernel among them; here each learns its own."));

    public void Normalization(LayerInfo layer) =>
        Add(layer, "the weights include the BatchNormalization after it; training does not normalise over the batch again.");

    /// <summary>A factor or addend for each channel became part of a layer's weights; a layer that was made for such has its note.</summary>
    public void ChannelConstants(LayerInfo layer)
    {
        if (!said.Contains((layer.Name, ConstantsLearned)))
        {
            Add(layer, "the weights include constants that the file applies to each channel after it.");
        }
    }

    /// <summary>A layer was made for constants that the file applies to each channel.</summary>
    public void LayerOfConstants(LayerInfo layer) => Add(layer, ConstantsLearned);

    public void OneNumberBias(LayerInfo layer) =>
        Add(layer, "the file's bias is one number for all units; here each unit learns its own.");

    public void Factors(LayerInfo layer) =>
        Add(layer, "the weights include the alpha and beta of the file's Gemm.");

    /// <summary>Notes which layers took their kernel from one tensor of the file.</summary>
    public void Kernel(LayerInfo layer, OnnxTensor tensor)
    {
        if (tensor.Name.Length > 0)
        {
            kernels.TryAdd(tensor.Name, []);
            kernels[tensor.Name].Add(layer.Name);
        }
    }

    private void Add(LayerInfo layer, string text)
    {
        if (said.Add((layer.Name, text)))
        {
            notes.Add((layer.Name, text));
        }
    }
}
