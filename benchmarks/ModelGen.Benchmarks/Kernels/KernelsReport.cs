namespace ModelGen.Benchmarks;

/// <summary>The figures of `kernels`.</summary>
internal sealed record KernelsReport(Machine Machine, IReadOnlyList<KernelsOnWidth> Widths);

/// <summary>All kernels on vectors of one width.</summary>
internal sealed record KernelsOnWidth(int VectorBits, IReadOnlyList<KernelFigure> Kernels);
