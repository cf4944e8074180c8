namespace ModelGen.Generator.Planning;

/// <summary>A piece of an arena's memory, and when it is in use.</summary>
internal abstract class Piece
{
    /// <summary>The first and the last call, by number, that touch the memory.</summary>
    public int FirstUse { get; private set; } = int.MaxValue;

    public int LastUse { get; private set; } = int.MinValue;

    /// <summary>The most samples that are ever in it: those of its stage, where no other stage looks at it.</summary>
    public int MostSamples { get; set; } = int.MaxValue;

    /// <summary>Floats in a micro-batch of that many samples.</summary>
    public long Floats(int microBatch) => FloatsOf(System.Math.Min(microBatch, MostSamples));

    /// <summary>Floats of that many samples.</summary>
    protected abstract long FloatsOf(int samples);

    public void Use(int call)
    {
        FirstUse = System.Math.Min(FirstUse, call);
        LastUse = System.Math.Max(LastUse, call);
    }
}
