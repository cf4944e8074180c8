using System.Collections.Generic;
using System.Linq;
using ModelGen.Generator.Graph;
using ModelGen.Generator.Ops;
using ModelGen.Generator.Planning;

namespace ModelGen.Generator.Emission;

/// <summary>Writes the declared layers as values. They are built on demand; programs that never ask pay nothing.</summary>
internal static class LayersFile
{
    public static GeneratedFile Write(ModelPlan plan) => GeneratedFile.Write(
        plan.Spec, "Layers", "the declared layers as values, for exporters.",
        writer =>
        {
            ILookup<string, WeightSlot> weights = plan.Weights.ToLookup(weight => weight.Node.Name);
            writer.Line("/// <inheritdoc/>");
            writer.Line($"public override global::System.Collections.Generic.IReadOnlyList<{writer.Types["LayerInfo"]}> Layers =>");
            writer.Line("[");
            using (writer.Indent())
            {
                foreach (Node node in plan.Graph.DeclaredLayers)
                {
                    WriteLayer(writer, plan.Graph, node, weights[node.Name]);
                }
            }

            writer.Line("];");
        });

    private static void WriteLayer(CodeWriter writer, ModelGraph graph, Node node, IEnumerable<WeightSlot> weights)
    {
        using (writer.Block("new()", "},"))
        {
            writer.Line($"Kind = \"{node.Operation.Kind}\", Name = \"{node.Name}\",");
            writer.Line($"InputShape = {ModelFile.Items(graph.InputOf(node).Shape)}, OutputShape = {ModelFile.Items(node.Shape)},");
            string[] parameters = [.. weights.Select(weight => $"\"{weight.Name}\"")];
            Write(parameters.Length > 0, $"Parameters = [{string.Join(", ", parameters)}],");
            LayerFacts facts = node.Operation.Facts;
            Write(facts.Activation != Activation.Linear, $"Activation = {writer.Types["Activation"]}.{facts.Activation},");
            Write(facts.Groups != 1, $"Groups = {Invariant.Text(facts.Groups)},");
            Write(facts.Rate != 0, $"Rate = {Invariant.Literal(facts.Rate)},");
            Write(facts.Scale != 1 || facts.Offset != 0, $"Scale = {Invariant.Literal(facts.Scale)}, Offset = {Invariant.Literal(facts.Offset)},");
            if (facts.Window is { } window)
            {
                Shape input = graph.InputOf(node).Shape;
                writer.Line($"Window = new(Rows: {Axis(window.Rows, input.Height)}, Columns: {Axis(window.Columns, input.Width)}),");
            }
        }

        void Write(bool isGiven, string line)
        {
            if (isGiven)
            {
                writer.Line(line);
            }
        }
    }

    private static string Axis(WindowAxis axis, int input) =>
        $"new(Size: {Invariant.Text(axis.Size)}, Stride: {Invariant.Text(axis.Stride)}, Dilation: {Invariant.Text(axis.Dilation)}, "
        + $"PadBefore: {Invariant.Text(axis.PadBefore(input))}, PadAfter: {Invariant.Text(axis.PadAfter(input))})";
}
