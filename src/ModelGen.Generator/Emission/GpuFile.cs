using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using ModelGen.Generator.Lowering;
using ModelGen.Generator.Planning;
using ModelGen.Generator.Specs;

namespace ModelGen.Generator.Emission;

/// <summary>The training pass on a device: the same layers in the same order, one method each.</summary>
internal static class GpuFile
{
    private const string Floats = "global::ILGPU.ArrayView<float>";

    public static GeneratedFile Write(ModelPlan plan, PassPlan pass) => GeneratedFile.Write(
        plan.Spec, "Gpu", "the training pass on a device: its order, its memory and its layers.",
        writer =>
        {
            string kernels = writer.Types[TypeNames.GpuKernels];
            writer.Line("/// <inheritdoc/>");
            writer.Line($"{kernels}.GpuProgram {kernels}.IGpuModel.Program => new GpuTraining();");
            writer.Line();
            PlanHeader.WriteSample(writer, pass, "From input to loss and back, on a device.");
            using (writer.Block($"private sealed class GpuTraining : {kernels}.GpuProgram"))
            {
                WriteMemory(writer, pass, kernels);
                writer.Line();
                WritePass(
                    writer, pass.Code.Forward, "Forward", "All layers and each sample's loss.",
                    (Variables.Weights, "Parameters", "pass.Weights"), (Variables.Activations, "ActivationSlots", "pass.Arena, pass.Capacity"),
                    (Variables.Auxiliary, "AuxiliarySlots", "pass.Arena, pass.Capacity"));
                writer.Line();
                WritePass(
                    writer, pass.Code.Backward, "Backward", "All layers in reverse. Adds to the gradients of the weights.",
                    (Variables.Weights, "Parameters", "pass.Weights"), (Variables.WeightGradients, "Parameters", "pass.Gradients"),
                    (Variables.Activations, "ActivationSlots", "pass.Arena, pass.Capacity"),
                    (Variables.Gradients, "GradientSlots", "pass.Arena, pass.Capacity"),
                    (Variables.Auxiliary, "AuxiliarySlots", "pass.Arena, pass.Capacity"));
                foreach (LayerMethod method in pass.Code.Forward.Concat(pass.Code.Backward))
                {
                    writer.Line();
                    MethodWriter.Write(writer, pass.Code.Graph, method, Dialect.Gpu);
                }

                WriteParameters(writer, plan.Weights);
                WriteSlots(writer, pass, "ActivationSlots", "What the layers give, kept until backward has used it.", isGradient: false);
                WriteSlots(writer, pass, "GradientSlots", "The gradients of the layers' outputs, in memory that they share with values no longer needed.", isGradient: true);
                WriteAuxiliaries(writer, pass);
            }
        },
        baseName: TypeNames.GpuKernels + ".IGpuModel", isForGpu: true);

    private static void WriteMemory(CodeWriter writer, PassPlan pass, string kernels)
    {
        writer.Line("/// <inheritdoc/>");
        writer.Line($"public override int ArenaLength => {Invariant.Text(pass.ArenaLength)};");
        writer.Line();
        writer.Line("/// <inheritdoc/>");
        writer.Line($"public override {kernels}.GpuMap Input({Floats} arena, int capacity) => new ActivationSlots(arena, capacity).Input;");
    }

    private static void WritePass(
        CodeWriter writer, ImmutableArray<LayerMethod> methods, string name, string doc, params (string Variable, string Type, string Span)[] locals)
    {
        writer.Doc(doc);
        using (writer.Block($"public override void {name}({Dialect.StreamType(writer)} gpu, in {Dialect.Gpu.PassType(writer)} pass)"))
        {
            PassBody.Write(writer, Dialect.Gpu, methods, locals);
        }
    }

    private static void WriteParameters(CodeWriter writer, ImmutableArray<WeightSlot> weights)
    {
        if (weights.IsEmpty)
        {
            return;
        }

        writer.Line();
        Views(writer, "Parameters", "The weights, or their gradients, by name.", "floats", "", weights.Select(slot => (
            $"{slot.Name}, {slot.Parameter.Shape}", Floats, slot.Identifier, $"floats.SubView({Invariant.Text(slot.Offset)}, {Invariant.Text(slot.Length)})")));
    }

    private static void WriteSlots(CodeWriter writer, PassPlan pass, string type, string doc, bool isGradient)
    {
        List<Slot> slots = [.. SlotsWriter.InOrder(pass).Where(slot => slot.Key.IsGradient == isGradient)];
        if (slots.Count == 0)
        {
            return;
        }

        string map = writer.Types[TypeNames.GpuKernels] + ".GpuMap";
        writer.Line();
        Views(writer, type, doc, "arena", ", int capacity", slots.Select(slot => (
            (isGradient ? "Gradient of " : "") + $"{slot.Key.Node}: {slot.Shape}" + (slot.SharesMemoryOf is null ? "" : $", the memory of {slot.SharesMemoryOf}"),
            map, slot.Identifier,
            $"new({Part(slot.Offset, slot.Length)}, {Invariant.Text(slot.Shape.Height)}, {Invariant.Text(slot.Shape.Width)}, {Invariant.Text(slot.Shape.Channels)})")));
    }

    private static void WriteAuxiliaries(CodeWriter writer, PassPlan pass)
    {
        if (pass.Auxiliaries.IsEmpty)
        {
            return;
        }

        writer.Line();
        Views(writer, "AuxiliarySlots", "What forward saves for backward.", "arena", ", int capacity", pass.Auxiliaries.Select(slot => (
            $"{slot.Operand.Node}: {Invariant.Counted(slot.Operand.Size, "byte")} a sample",
            "global::ILGPU.ArrayView<byte>", slot.Operand.Identifier, $"{Part(slot.Offset, slot.Length)}.Cast<byte>()")));
    }

    /// <summary>A slot's place in the arena, for all samples that it has room for.</summary>
    private static string Part(int offset, int length) => $"arena.SubView({Invariant.Text(offset)}L * capacity, {Invariant.Text(length)}L * capacity)";

    private static void Views(
        CodeWriter writer, string type, string doc, string memory, string more, IEnumerable<(string Doc, string Type, string Name, string Value)> views)
    {
        writer.Doc(doc);
        using (writer.Block($"public readonly struct {type}({Floats} {memory}{more})"))
        {
            writer.Separated(views, view =>
            {
                writer.Doc(view.Doc);
                writer.Line($"public {view.Type} {view.Name} => {view.Value};");
            });
        }
    }
}
