using System.Collections.Immutable;
using ModelGen.Generator.Ops;

namespace ModelGen.Generator.Graph;

/// <summary>One operation in a graph, and the value it gives.</summary>
/// <param name="Name">Unique, as in summaries and weight files: <c>conv2d_1</c>.</param>
/// <param name="Identifier">The same in Pascal case, as in generated code: <c>Conv2D1</c>.</param>
/// <param name="Inputs">The names of the nodes whose values it takes.</param>
/// <param name="Shape">Of the value, without the batch.</param>
/// <param name="Layer">The index of the attribute it comes from; -1 for the input and the loss.</param>
internal sealed record Node(
    string Name, string Identifier, Operation Operation, ImmutableArray<string> Inputs, Shape Shape, int Layer)
{
    /// <summary>The declared layer's name, also for a part that an argument became: conv2d_1 for conv2d_1.relu.</summary>
    public string LayerName => NameOfLayer(Name);

    public static string NameOfLayer(string node) => node.Split('.')[0];
}
