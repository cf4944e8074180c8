namespace ModelGen;

/// <summary>A sound ONNX file whose network ModelGen's layers cannot express.</summary>
/// <param name="file">The file's path.</param>
/// <param name="nodes">What cannot be expressed.</param>
public sealed class OnnxUnsupportedException(string file, IReadOnlyList<OnnxUnsupportedNode> nodes)
    : Exception($"{file}: {nodes.Count} of its nodes cannot be expressed:{string.Concat(nodes.Select(node => $"\n  {node.Node}: {node.Reason}"))}")
{
    /// <summary>Each node that cannot be expressed and is seen to be so without what the others give.</summary>
    public IReadOnlyList<OnnxUnsupportedNode> Nodes { get; } = nodes;
}

/// <summary>A node that ModelGen's layers cannot express.</summary>
/// <param name="Node">Its operator, name and number.</param>
/// <param name="Reason">Why not, and what would be needed.</param>
public sealed record OnnxUnsupportedNode(string Node, string Reason);
