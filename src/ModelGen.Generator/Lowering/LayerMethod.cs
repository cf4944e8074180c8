using System.Collections.Immutable;
using System.Linq;
using ModelGen.Generator.Graph;

namespace ModelGen.Generator.Lowering;

/// <summary>One generated method: the calls of one node in one phase.</summary>
internal sealed record LayerMethod(Node Node, Phase Phase, ImmutableArray<KernelCall> Calls)
{
    /// <summary><c>Conv2D1Forward</c></summary>
    public string Name => Node.Identifier + Phase;

    /// <summary>True if a call takes the node's weights of that role.</summary>
    /// <param name="variable">In which form: one of <see cref="Variables"/>.</param>
    public bool Takes(string variable, string role) =>
        Calls.Any(call => call.Operands.Any(operand => operand.Text == NodeCode.TextOf(variable, Node, role)));
}
