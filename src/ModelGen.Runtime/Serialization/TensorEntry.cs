namespace ModelGen.Serialization;

/// <summary>Holds the header's entry for one tensor.</summary>
/// <param name="Name">Its name, unique in the file.</param>
/// <param name="Type">How its numbers are stored.</param>
/// <param name="Shape">Its dimensions, the last one contiguous.</param>
/// <param name="Begin">Its first byte, counted from the end of the header.</param>
/// <param name="End">The byte after its last.</param>
/// <param name="Position">Where in the file the header names it, for messages.</param>
internal sealed record TensorEntry(string Name, TensorType Type, IReadOnlyList<long> Shape, long Begin, long End, long Position)
{
    /// <summary>Its numbers: the product of the shape.</summary>
    public long Count => (End - Begin) / Type.Size();
}
