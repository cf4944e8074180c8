namespace ModelGen.Serialization;

/// <summary>A tensor of floats that is to be written.</summary>
internal readonly record struct TensorSpec(string Name, IReadOnlyList<int> Shape);
