using System.Globalization;

namespace ModelGen;

/// <summary>A sound ONNX file whose network ModelGen's layers cannot express.</summary>
/// <param name="file">The file's path.</param>
/// <param name="nodes">What cannot be expressed.</param>
public sealed class OnnxUnsupportedException(string file, IReadOnlyList<OnnxUnsupportedNode> nodes) : Exception(MessageOf(file, nodes))
{
    /// <summary>Reasons that the message gives, and nodes that it names for each; a file may have as many as it likes.</summary>
    private const int Reasons = 100, NodesOfReason = 8;

    /// <summary>
    /// Each node that cannot be expressed. Behind one that gives a shape nobody knows, those are missing that need to know it.
    /// </summary>
    public IReadOnlyList<OnnxUnsupportedNode> Nodes { get; } = nodes;

    /// <summary>Returns a line for each reason, with the nodes that it stands against.</summary>
    internal static IEnumerable<string> Lines(IReadOnlyList<OnnxUnsupportedNode> nodes)
    {
        IGrouping<string, OnnxUnsupportedNode>[] reasons = [.. nodes.GroupBy(node => node.Reason)];
        foreach (IGrouping<string, OnnxUnsupportedNode> reason in reasons.Take(Reasons))
        {
            int more = reason.Count() - NodesOfReason;
            string names = string.Join(", ", reason.Take(NodesOfReason).Select(node => node.Node));
            yield return string.Create(CultureInfo.InvariantCulture, $"{names}{(more > 0 ? $" and {more} more" : "")}: {reason.Key}");
        }

        if (reasons.Length > Reasons)
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"and {reasons.Length - Reasons} more reasons; modelgen inspect --json lists every node");
        }
    }

    private static string MessageOf(string file, IReadOnlyList<OnnxUnsupportedNode> nodes) =>
        string.Create(CultureInfo.InvariantCulture, $"{file} cannot be imported; {nodes.Count} {(nodes.Count == 1 ? "part" : "parts")} of it cannot be expressed:{string.Concat(Lines(nodes).Select(line => "\n  " + line))}");
}

/// <summary>A node that ModelGen's layers cannot express.</summary>
/// <param name="Node">Its operator, name and number.</param>
/// <param name="Reason">Why not, and what would be needed.</param>
public sealed record OnnxUnsupportedNode(string Node, string Reason);
