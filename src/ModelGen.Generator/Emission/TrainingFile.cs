using System.Collections.Generic;
using System.Collections.Immutable;
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
            WriteOverrides(writer, plan);
            writer.Line();
            PlanHeader.Write(writer, pass, "Input to loss and back");
            using (writer.Block("private static partial class Training"))
            {
                WritePrepare(writer, pass);
                writer.Line();
                WriteHalf(writer, "All layers and the loss, for at most one micro-batch. Gives the sum of its samples' losses.", "double Forward", pass.Code.Forward);
                writer.Line();
                WriteHalf(writer, "All layers in reverse; weight gradients are added up.", "void Backward", pass.Code.Backward);
                foreach (LayerMethod method in pass.Code.Prepare.Concat(pass.Code.Forward))
                {
                    MethodWriter.Write(writer, pass.Code.Graph, method);
                }

                writer.Line();
                SlotsWriter.Write(
                    writer, "ActivationSlots", "What the layers give, kept until the backward pass has used it.",
                    pass.Slots.Where(slot => !slot.Key.IsGradient), "");
            }
        });

    private static void WriteOverrides(CodeWriter writer, ModelPlan plan)
    {
        Override("FeatureMap TrainingInput(Span<float> arena)", "new Training.ActivationSlots(arena).Input");
        Override("void Prepare(ReadOnlySpan<float> weights, Span<float> prepared)", "Training.Prepare(weights, prepared)");
        Override("double Forward(in TrainingPass pass)", "Training.Forward(pass)");
        Override("void Backward(in TrainingPass pass)", "Training.Backward(pass)", last: true);

        void Override(string signature, string body, bool last = false)
        {
            writer.Line("/// <inheritdoc/>");
            writer.Line($"protected override {signature} => {body};");
            if (!last)
            {
                writer.Line();
            }
        }
    }

    private static void WritePrepare(CodeWriter writer, PassPlan pass)
    {
        writer.Doc("Rearranges kernels for the backward pass, once a step.");
        using (writer.Block("public static void Prepare(ReadOnlySpan<float> weights, Span<float> prepared)"))
        {
            WriteLocals(writer, pass.Code.Prepare, [(Variables.Weights, "Parameters", "weights"), (Variables.Prepared, "PreparedParameters", "prepared")]);
            WriteCalls(writer, pass.Code.Prepare);
        }
    }

    private static void WriteHalf(CodeWriter writer, string doc, string signature, ImmutableArray<LayerMethod> methods)
    {
        writer.Doc(doc);
        using (writer.Block($"public static {signature}(in TrainingPass pass)"))
        {
            WriteLocals(
                writer, methods,
                [
                    (Variables.Weights, "Parameters", "pass.Weights"), (Variables.WeightGradients, "ParameterGradients", "pass.Gradients"),
                    (Variables.Prepared, "PreparedParameters", "pass.Prepared"), (Variables.Activations, "ActivationSlots", "pass.Arena"),
                    (Variables.Gradients, "GradientSlots", "pass.Arena"),
                ]);
            if (IsUsed(methods, Variables.Samples))
            {
                writer.Line("int samples = pass.Samples;");
            }

            bool givesLoss = signature.StartsWith("double", System.StringComparison.Ordinal);
            if (givesLoss)
            {
                writer.Line("double loss = 0;");
            }

            WriteCalls(writer, methods);
            if (givesLoss)
            {
                writer.Line("return loss;");
            }
        }
    }

    private static void WriteLocals(CodeWriter writer, ImmutableArray<LayerMethod> methods, (string Variable, string Type, string Span)[] locals)
    {
        foreach ((string variable, string type, string span) in locals.Where(local => IsUsed(methods, local.Variable)))
        {
            writer.Line($"{type} {variable} = new({span});");
        }
    }

    private static void WriteCalls(CodeWriter writer, IEnumerable<LayerMethod> methods)
    {
        foreach (LayerMethod method in methods)
        {
            writer.Line(MethodWriter.Call(method));
        }
    }

    private static bool IsUsed(ImmutableArray<LayerMethod> methods, string variable) =>
        methods.Any(method => method.Calls.Any(call => call.Operands.Any(operand => operand.Variable == variable)));
}
