namespace ModelGen.Serialization;

/// <summary>A tensor that is to be written, of type F32 or F64.</summary>
internal readonly record struct TensorSpec(string Name, IReadOnlyList<int> Shape, TensorType Type = TensorType.F32);
