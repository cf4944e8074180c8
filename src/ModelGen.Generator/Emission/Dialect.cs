using System.Collections.Immutable;
using ModelGen.Generator.Specs;

namespace ModelGen.Generator.Emission;

/// <summary>Describes how layer methods of a target take operands and call kernels.</summary>
/// <param name="Kernels">The namespace of the kernels' classes.</param>
/// <param name="StreamArgument">What every method takes and every call passes on, before all else.</param>
internal sealed record Dialect(string Kernels, ImmutableArray<string> StreamArgument)
{
    public static readonly Dialect Cpu = new(TypeNames.Kernels, []);

    public static readonly Dialect Gpu = new(TypeNames.GpuKernels, ["gpu"]);

    /// <summary>The type of <see cref="StreamArgument"/>.</summary>
    public static string StreamType(CodeWriter writer) => writer.Types[TypeNames.GpuKernels] + ".GpuStream";

    /// <summary>The type of what a pass works on.</summary>
    public string PassType(CodeWriter writer) => this == Cpu ? writer.Types["TrainingPass"] : writer.Types[TypeNames.GpuKernels] + ".GpuPass";
}
