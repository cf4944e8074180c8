using System.Collections.Generic;
using ModelGen.Generator.Graph;
using ModelGen.Generator.Lowering;

namespace ModelGen.Generator.Planning;

/// <summary>Slots that are one piece of memory, and when it is in use.</summary>
internal sealed class SlotGroup(SlotKey key, Shape shape)
{
    /// <summary>The first is the one that gives the memory its name.</summary>
    public List<(SlotKey Key, Shape Shape)> Members { get; } = [(key, shape)];

    public Halo Halo { get; set; }

    /// <summary>Whether a kernel takes the memory as plain floats, which leaves no room for a halo.</summary>
    public bool IsFlat { get; set; }

    /// <summary>The first and the last call, by number, that touch the memory.</summary>
    public int FirstUse { get; set; } = int.MaxValue;

    public int LastUse { get; set; } = int.MinValue;

    /// <summary>Floats of one sample.</summary>
    public long SampleSize => Halo.PaddedSize(Members[0].Shape);

    /// <summary>A halo is zeroed once and must stay so: its memory is never shared.</summary>
    public bool Overlaps(SlotGroup other) =>
        Halo != Halo.None || other.Halo != Halo.None || (FirstUse <= other.LastUse && other.FirstUse <= LastUse);

    public void Absorb(SlotGroup other)
    {
        Members.AddRange(other.Members);
        Halo = Halo.Union(other.Halo);
        IsFlat |= other.IsFlat;
    }

    public void Use(int call)
    {
        FirstUse = System.Math.Min(FirstUse, call);
        LastUse = System.Math.Max(LastUse, call);
    }
}
