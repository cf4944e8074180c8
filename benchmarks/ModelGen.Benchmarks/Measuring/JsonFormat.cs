using System.Text.Json.Serialization;

namespace ModelGen.Benchmarks;

/// <summary>How reports become JSON.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, WriteIndented = true)]
[JsonSerializable(typeof(KernelsReport))]
[JsonSerializable(typeof(PeersReport))]
[JsonSerializable(typeof(GeneratorReport))]
internal sealed partial class JsonFormat : JsonSerializerContext;
