using System.Collections.Generic;
using System.Linq;
using ModelGen.Generator.Lowering;
using ModelGen.Generator.Planning;

namespace ModelGen.Generator.Emission;

/// <summary>The forward half of a training pass, and the order of both halves.</summary>
internal static class TrainingFile
{
    public static GeneratedFile Write(ModelPlan plan, PassPlan pass) => GeneratedFile.Write(
        plan.Spec, "Training", "the training pass: its order, its memory and its forward half.",
        writer =>
        {
            WriteOverrides(writer, plan.Training!);
            writer.Line();
            PlanHeader.Write(writer, pass, "From input to loss and back.");
            using (writer.Block("private static partial class Training"))
            {
                WritePrepare(writer, pass);
                writer.Line();
                WriteForward(writer, pass);
                writer.Line();
                WriteBackward(writer, pass);
                if (pass.Code.Finish.Length > 0)
                {
                    writer.Line();
                    WriteFinish(writer, pass);
                }

                foreach (LayerMethod method in pass.Code.Prepare.Concat(pass.Code.Forward))
                {
                    writer.Line();
                    MethodWriter.Write(writer, pass.Code.Graph, method, Dialect.Cpu);
                }

                writer.Line();
                SlotsWriter.Write(writer, "ActivationSlots", "What the layers give, kept until backward has used it", pass, isGradient: false);
                AuxiliarySlotsWriter.Write(writer, pass);
                ParametersFile.WritePrepared(writer, pass, "Kernels rearranged once a step, for all lanes.");
            }
        });

    private static void WriteOverrides(CodeWriter writer, PassPlan plan)
    {
        BaseMembers members = new(writer);
        List<(string Signature, string Body)> overrides =
        [
            (members.TrainingInput, "new Training.ActivationSlots(arena).Input"),
            (members.PrepareParts, Invariant.Text(plan.Code.Prepare.Length)),
            (members.Prepare, "Training.Prepare(part, weights, prepared)"),
            (members.Forward, "Training.Forward(pass)"),
            (members.Backward, "Training.Backward(pass)"),
        ];
        if (plan.Code.Finish.Length > 0)
        {
            overrides.Add((members.Finish, "Training.Finish(gradients)"));
        }

        writer.Separated(overrides, method => members.WriteOverride(method.Signature, method.Body));
    }

    private static void WritePrepare(CodeWriter writer, PassPlan pass)
    {
        writer.Doc("Rearranges the kernels of one layer, once a step. Layers may be worked on at the same time.");
        using (writer.Block($"public static void Prepare(int part, {writer.Types["ReadOnlySpan"]}<float> weights, {writer.Types["Span"]}<float> prepared)"))
        {
            if (pass.Code.Prepare.IsEmpty)
            {
                return;
            }

            writer.Line("Parameters w = new(weights);");
            writer.Line("PreparedParameters t = new(prepared);");
            writer.Line();
            using (writer.Block("switch (part)"))
            {
                for (int part = 0; part < pass.Code.Prepare.Length; part++)
                {
                    writer.Line($"case {Invariant.Text(part)}:");
                    using (writer.Indent())
                    {
                        writer.Line(MethodWriter.Call(pass.Code.Prepare[part], Dialect.Cpu));
                        writer.Line("break;");
                    }
                }
            }
        }
    }

    private static void WriteForward(CodeWriter writer, PassPlan pass) => new StagesWriter(
        writer, pass, "Forward", writer.Types["TrainingPass"],
        (Variables.Weights, "Parameters", "pass.Weights"), (Variables.Prepared, "PreparedParameters", "pass.Prepared"),
        (Variables.Activations, "ActivationSlots", "pass.Arena"), (Variables.Auxiliary, "AuxiliarySlots", "pass.Arena"))
        .Write($"All layers and the loss, for at most {Invariant.Counted(pass.MicroBatch, "sample")}. Gives the sum of their losses.", pass.Code.Forward);

    private static void WriteFinish(CodeWriter writer, PassPlan pass)
    {
        writer.Doc("Gradients of weights from what backward has summed in another form, once a lane.");
        using (writer.Block($"public static void Finish({writer.Types["Span"]}<float> gradients)"))
        {
            PassBody.Write(writer, Dialect.Cpu, pass.Code.Finish, (Variables.WeightGradients, "ParameterGradients", "gradients"));
        }
    }

    private static void WriteBackward(CodeWriter writer, PassPlan pass) => new StagesWriter(
        writer, pass, "Backward", writer.Types["TrainingPass"],
        (Variables.Weights, "Parameters", "pass.Weights"),
        (Variables.WeightGradients, "ParameterGradients", "pass.Gradients"),
        (Variables.Prepared, "PreparedParameters", "pass.Prepared"),
        (Variables.Activations, "ActivationSlots", "pass.Arena"),
        (Variables.Gradients, "GradientSlots", "pass.Arena"),
        (Variables.Auxiliary, "AuxiliarySlots", "pass.Arena"))
        .Write("All layers in reverse. Adds to the gradients of the weights.", pass.Code.Backward);
}
