namespace ModelGen.Benchmarks;

/// <summary>Milliseconds of one run of the generator.</summary>
internal sealed record GeneratorFigure(string Name, double MedianMs, double MinMs);

/// <summary>The figures of `generator`.</summary>
internal sealed record GeneratorReport(Machine Machine, IReadOnlyList<GeneratorFigure> Runs);
