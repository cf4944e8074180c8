namespace ModelGen.Benchmarks;

/// <summary>One kernel on one layer, ready to be called again and again on operands that stay in the cache, as in a pass.</summary>
/// <param name="Layer">The network and the layer, or why the shape is here.</param>
/// <param name="Kernel">What the kernel computes: forward, kernel gradient, ...</param>
/// <param name="Shape">From what to what.</param>
/// <param name="Samples">Samples a call.</param>
/// <param name="Work">
/// What one call has to do: floating-point operations of the direct algorithm, two a product, or bytes that a pass reads and writes.
/// </param>
internal sealed record KernelBenchmark(string Layer, string Kernel, string Shape, int Samples, double Work, Action Run);
