using System.Linq;
using ModelGen.Generator.Lowering;
using ModelGen.Generator.Planning;

namespace ModelGen.Generator.Emission;

/// <summary>The backward half of a training pass.</summary>
internal static class BackwardFile
{
    public static GeneratedFile Write(ModelPlan plan, PassPlan pass) => GeneratedFile.Write(
        plan.Spec, "Backward", "the backward half of the training pass.",
        writer =>
        {
            using (writer.Block("private static partial class Training"))
            {
                SlotsWriter.Write(
                    writer, "GradientSlots", "The gradient of the loss by what each layer gives. Memory is shared with values no longer needed.",
                    pass.Slots.Where(slot => slot.Key.IsGradient), "by ");
                foreach (LayerMethod method in pass.Code.Backward)
                {
                    MethodWriter.Write(writer, pass.Code.Graph, method);
                }
            }
        });
}
