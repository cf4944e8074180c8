using System.Text.Json.Serialization;

namespace ModelGen.Benchmarks;

/// <summary>What processes tell each other: a line of JSON each time.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(KernelFigure))]
[JsonSerializable(typeof(MemoryFigure))]
[JsonSerializable(typeof(PeerTurn))]
internal sealed partial class LineFormat : JsonSerializerContext;
