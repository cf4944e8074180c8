namespace ModelGen.Benchmarks;

/// <summary>A peer cannot run on this machine; the message says how it can.</summary>
internal sealed class PeerMissingException(string message) : Exception(message);
