using System.Linq;
using ModelGen.Generator.Lowering;
using ModelGen.Generator.Planning;

namespace ModelGen.Generator.Emission;

/// <summary>The inference pass: one method a layer, called in order.</summary>
internal static class InferenceFile
{
    public static GeneratedFile Write(ModelPlan plan) => GeneratedFile.Write(
        plan.Spec, "Inference", "the inference pass.",
        writer =>
        {
            PassPlan pass = plan.Inference;
            writer.Line("/// <inheritdoc/>");
            writer.Line("protected override FeatureMap InferenceInput(Span<float> arena) => new Inference.ActivationSlots(arena).Input;");
            writer.Line();
            writer.Line("/// <inheritdoc/>");
            writer.Line("protected override void Infer(in InferencePass pass) => Inference.Run(pass);");
            writer.Line();
            PlanHeader.Write(writer, pass, "Input to prediction");
            using (writer.Block("private static class Inference"))
            {
                WriteRun(writer, pass);
                foreach (LayerMethod method in pass.Code.Forward)
                {
                    MethodWriter.Write(writer, pass.Code.Graph, method);
                }

                writer.Line();
                SlotsWriter.Write(writer, "ActivationSlots", "What the layers give, over one arena.", pass.Slots, "");
            }
        });

    private static void WriteRun(CodeWriter writer, PassPlan pass)
    {
        writer.Doc("All layers, for at most one micro-batch.");
        using (writer.Block("public static void Run(in InferencePass pass)"))
        {
            writer.Line("Parameters w = new(pass.Weights);");
            writer.Line("ActivationSlots a = new(pass.Arena);");
            writer.Line("int samples = pass.Samples;");
            foreach (LayerMethod method in pass.Code.Forward)
            {
                writer.Line(MethodWriter.Call(method));
            }

            writer.Line($"a.{pass.Code.Graph.OutputNode.Identifier}.CopyTo(pass.Outputs, samples);");
        }
    }
}
