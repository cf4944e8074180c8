using System.Collections.Generic;
using ModelGen.Generator.Graph;
using ModelGen.Generator.Lowering;

namespace ModelGen.Generator.Planning;

/// <summary>Slots that are one piece of memory.</summary>
internal sealed class SlotGroup(SlotKey key, Shape shape) : Piece
{
    /// <summary>The first is the one that gives the memory its name.</summary>
    public List<(SlotKey Key, Shape Shape)> Members { get; } = [(key, shape)];

    public Halo Halo { get; set; }

    /// <summary>True if a kernel takes the memory as plain floats, which leaves no room for a halo.</summary>
    public bool IsFlat { get; set; }

    /// <summary>Floats of one sample.</summary>
    public long SampleSize => Halo.PaddedSize(Members[0].Shape);

    protected override long FloatsOf(int samples) => SampleSize * samples;

    public void Absorb(SlotGroup other)
    {
        Members.AddRange(other.Members);
        Halo = Halo.Union(other.Halo);
        IsFlat |= other.IsFlat;
    }
}
