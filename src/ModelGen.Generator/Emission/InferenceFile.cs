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
            BaseMembers members = new(writer);
            members.WriteOverride(members.Infer, "Inference.Run(pass)");
            if (pass.Code.Prepare.Length > 0)
            {
                writer.Line();
                members.WriteOverride(members.PrepareInference, "Inference.Prepare(weights, prepared)");
            }

            writer.Line();
            PlanHeader.Write(writer, pass, "From input to prediction.");
            using (writer.Block("private static class Inference"))
            {
                if (pass.Code.Prepare.Length > 0)
                {
                    WritePrepare(writer, pass);
                    writer.Line();
                }

                WriteRun(writer, pass);
                foreach (LayerMethod method in pass.Code.Prepare.Concat(pass.Code.Forward))
                {
                    writer.Line();
                    MethodWriter.Write(writer, pass.Code.Graph, method, Dialect.Cpu);
                }

                writer.Line();
                SlotsWriter.Write(writer, "ActivationSlots", "What the layers give", pass, isGradient: false);
                AuxiliarySlotsWriter.Write(writer, pass);
                ParametersFile.WritePrepared(writer, pass, "Kernels rearranged once for all predictions.");
            }
        });

    private static void WritePrepare(CodeWriter writer, PassPlan pass)
    {
        writer.Doc("Rearranges kernels, once for all predictions.");
        using (writer.Block($"public static void Prepare({writer.Types["ReadOnlySpan"]}<float> weights, {writer.Types["Span"]}<float> prepared)"))
        {
            PassBody.Write(
                writer, Dialect.Cpu, pass.Code.Prepare,
                (Variables.Weights, "Parameters", "weights"), (Variables.Prepared, "PreparedParameters", "prepared"));
        }
    }

    private static void WriteRun(CodeWriter writer, PassPlan pass) => new StagesWriter(
        writer, pass, "Run", writer.Types["InferencePass"],
        (Variables.Weights, "Parameters", "pass.Weights"), (Variables.Prepared, "PreparedParameters", "pass.Prepared"),
        (Variables.Activations, "ActivationSlots", pass.Input.IsOutside ? "pass.Arena, pass.Inputs" : "pass.Arena"),
        (Variables.Auxiliary, "AuxiliarySlots", "pass.Arena"))
        .Write(
            $"All layers, for at most {Invariant.Counted(pass.MicroBatch, "sample")}.", pass.Code.Forward,
            start: pass.Input.IsOutside ? null : activations => $"{activations}.Input.CopyFrom(pass.Inputs, pass.Samples);",
            end: (activations, samples) => $"{activations}.{pass.Code.Graph.OutputNode.Identifier}.CopyTo(pass.Outputs, {samples});");
}
