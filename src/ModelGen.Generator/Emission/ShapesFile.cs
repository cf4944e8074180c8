using System.Collections.Generic;
using System.Linq;
using ModelGen.Generator.Graph;
using ModelGen.Generator.Lowering;
using ModelGen.Generator.Planning;
using ModelGen.Generator.Specs;

namespace ModelGen.Generator.Emission;

/// <summary>Each layer's constants as a type: kernels are compiled for them.</summary>
internal static class ShapesFile
{
    /// <summary>Null where no layer has any.</summary>
    public static GeneratedFile? Write(ModelPlan plan)
    {
        List<(Node Node, Shape Input, ShapeStruct Struct)> shapes = [];
        foreach (Node node in plan.Graph.Nodes.Where(node => node.Inputs.Length > 0))
        {
            Shape input = plan.Graph.InputOf(node).Shape;
            if (node.Operation.ShapeStruct(input, node.Shape) is { } shape)
            {
                shapes.Add((node, input, shape));
            }
        }

        return shapes.Count == 0
            ? null
            : GeneratedFile.Write(
                plan.Spec, "Shapes", "each layer's constants as a type, for which the kernels are compiled.",
                writer => writer.Separated(shapes, shape => Write(writer, shape.Node, shape.Input, shape.Struct)));
    }

    private static void Write(CodeWriter writer, Node node, Shape input, ShapeStruct shape)
    {
        writer.Doc($"{node.Name}: {input} -> {node.Shape}");
        using (writer.Block($"private readonly struct {node.Identifier}Shape : {writer.Types[TypeNames.Kernels]}.{shape.Interface}"))
        {
            foreach ((string name, int value) in shape.Constants)
            {
                writer.Line($"public static int {name} => {Invariant.Text(value)};");
            }
        }
    }
}
