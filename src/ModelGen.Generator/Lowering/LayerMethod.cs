using System.Collections.Immutable;
using ModelGen.Generator.Graph;

namespace ModelGen.Generator.Lowering;

/// <summary>One generated method: the calls of one node in one phase.</summary>
internal sealed record LayerMethod(Node Node, Phase Phase, ImmutableArray<KernelCall> Calls)
{
    /// <summary><c>Conv2D1Forward</c></summary>
    public string Name => Node.Identifier + Phase;
}
