using System.Linq;
using ModelGen.Generator.Graph;
using ModelGen.Generator.Lowering;
using ModelGen.Generator.Planning;

namespace ModelGen.Generator.Emission;

/// <summary>Each layer's constants as a type: kernels are compiled for them.</summary>
internal static class ShapesFile
{
    public static GeneratedFile Write(ModelPlan plan) => GeneratedFile.Write(
        plan.Spec, "Shapes", "each layer's constants as a type, for which the kernels are compiled.",
        writer =>
        {
            bool first = true;
            foreach (Node node in plan.Graph.Nodes.Where(node => node.Inputs.Length > 0))
            {
                Shape input = plan.Graph.InputOf(node).Shape;
                if (node.Operation.ShapeStruct(input, node.Shape) is not { } shape)
                {
                    continue;
                }

                if (!first)
                {
                    writer.Line();
                }

                first = false;
                writer.Doc($"{node.Name}: {input} -> {node.Shape}");
                Write(writer, node, shape);
            }
        });

    private static void Write(CodeWriter writer, Node node, ShapeStruct shape)
    {
        using (writer.Block($"private readonly struct {node.Identifier}Shape : Kernels.{shape.Interface}"))
        {
            foreach ((string name, int value) in shape.Constants)
            {
                writer.Line($"public static int {name} => {Invariant.Text(value)};");
            }
        }
    }
}
