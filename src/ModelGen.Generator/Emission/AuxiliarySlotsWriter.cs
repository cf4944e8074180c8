using ModelGen.Generator.Lowering;
using ModelGen.Generator.Planning;

namespace ModelGen.Generator.Emission;

/// <summary>Writes the kernels' own memory in a pass as named spans over its arena, in the order of first use.</summary>
internal static class AuxiliarySlotsWriter
{
    /// <summary>Writes the type; nothing where no kernel asks for anything.</summary>
    public static void Write(CodeWriter writer, PassPlan pass)
    {
        if (pass.Auxiliaries.IsEmpty)
        {
            return;
        }

        writer.Line();
        writer.Doc("What kernels have for themselves: scratch memory, and what forward saves for backward.");
        bool hasFirst = pass.HasSharedAuxiliaries;
        using (writer.Block($"public readonly ref struct AuxiliarySlots({writer.Types["Span"]}<float> arena{(hasFirst ? ", int first = 0" : "")})"))
        {
            writer.Line($"private readonly {writer.Types["Span"]}<float> arena = arena;");
            if (hasFirst)
            {
                writer.Line("private readonly int first = first;");
            }

            foreach (AuxiliarySlot slot in pass.Auxiliaries)
            {
                bool isSaved = slot.Operand.Kind == AuxiliaryKind.Saved;
                string floats = ModelFile.Slice("arena", slot.Offset, slot.Length);
                writer.Line();
                writer.Doc(isSaved
                    ? $"{slot.Operand.Node}, from forward to backward: {Invariant.Counted(slot.Operand.Size, "byte")} a sample"
                    : $"{slot.Operand.Node}, within one method: {Invariant.Counted(slot.Operand.Size, "float")} for any number of samples");
                writer.Line($"public {writer.Types["Span"]}<{(isSaved ? "byte" : "float")}> {slot.Operand.Identifier} => "
                    + (isSaved ? $"global::System.Runtime.InteropServices.MemoryMarshal.AsBytes({floats}){From(slot)};" : floats + ";"));

                string From(AuxiliarySlot slot) =>
                    hasFirst && slot.Samples == pass.MicroBatch ? $"[(first * {Invariant.Text(slot.Operand.Size)})..]" : "";
            }
        }
    }
}
