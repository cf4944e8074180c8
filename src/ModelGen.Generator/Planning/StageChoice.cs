using System.Collections.Immutable;

namespace ModelGen.Generator.Planning;

/// <summary>Holds the number of samples that a pass and each of its nodes process at a time.</summary>
/// <param name="NodeSamples">For each node; neighbours with the same number are a stage.</param>
/// <param name="Cycles">What that costs a sample beside arithmetic.</param>
internal sealed record StageChoice(int MicroBatch, ImmutableArray<int> NodeSamples, double Cycles);
