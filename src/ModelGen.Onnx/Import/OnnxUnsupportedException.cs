using System.Globalization;

namespace ModelGen;

/// <summary>A sound ONNX file whose network ModelGen's layers cannot express.</summary>
/// <param name="file">The file's path.</param>
/// <param name="nodes">What cannot be expressed.</param>
public sealed class OnnxUnsupportedException(string file, IReadOnlyList<OnnxUnsupportedNode> nodes) : Exception(MessageOf(file, nodes))
{
    /// <summary>Nodes that the message names; a file may have as many as it likes.</summary>
    private const int Named = 100;

    /// <summary>
    /// Each node that cannot be expressed. Behind one that gives a shape nobody knows, those are missing that need to know it.
    /// </summary>
    public IReadOnlyList<OnnxUnsupportedNode> Nodes { get; } = nodes;

    private static string MessageOf(string file, IReadOnlyList<OnnxUnsupportedNode> nodes)
    {
        string list = string.Concat(nodes.Take(Named).Select(node => $"\n  {node.Node}: {node.Reason}"));
        string rest = nodes.Count > Named ? $"\n  and {nodes.Count - Named} more, which modelgen inspect lists" : "";
        return string.Create(CultureInfo.InvariantCulture, $"{file}: {nodes.Count} of its nodes cannot be expressed:{list}{rest}");
    }
}

/// <summary>A node that ModelGen's layers cannot express.</summary>
/// <param name="Node">Its operator, name and number.</param>
/// <param name="Reason">Why not, and what would be needed.</param>
public sealed record OnnxUnsupportedNode(string Node, string Reason);
