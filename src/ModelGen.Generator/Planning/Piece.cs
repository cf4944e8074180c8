namespace ModelGen.Generator.Planning;

/// <summary>A piece of an arena's memory, and when it is in use.</summary>
internal abstract class Piece
{
    /// <summary>The first and the last call, by number, that touch the memory.</summary>
    public int FirstUse { get; private set; } = int.MaxValue;

    public int LastUse { get; private set; } = int.MinValue;

    /// <summary>Floats for that many samples.</summary>
    public abstract long Floats(int samples);

    public void Use(int call)
    {
        FirstUse = System.Math.Min(FirstUse, call);
        LastUse = System.Math.Max(LastUse, call);
    }
}
