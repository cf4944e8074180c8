using System.Linq;
using ModelGen.Generator.Lowering;
using ModelGen.Generator.Planning;

namespace ModelGen.Generator.Emission;

/// <summary>The backward half of the training pass.</summary>
internal static class BackwardFile
{
    public static GeneratedFile Write(ModelPlan plan, PassPlan pass) => GeneratedFile.Write(
        plan.Spec, "Backward", "the backward half of the training pass.",
        writer =>
        {
            using (writer.Block("private static partial class Training"))
            {
                writer.Separated(pass.Code.Backward.Concat(pass.Code.Finish), method => MethodWriter.Write(writer, pass.Code.Graph, method, Dialect.Cpu));
                writer.Line();
                SlotsWriter.Write(
                    writer, "GradientSlots", "The gradients of the layers' outputs, in memory that they share with values no longer needed",
                    pass, isGradient: true);
            }
        });
}
