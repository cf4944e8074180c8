using ModelGen.Memory;

namespace ModelGen.Tests.Kernels;

/// <summary>Height, width and channels of a map, and the zeros that have to lie around it where a kernel reads it.</summary>
internal readonly record struct MapSizes(int Height, int Width, int Channels, Halo Zeros = default)
{
    public int Size => Height * Width * Channels;
}

/// <summary>A row of the suite: a layer of one shape and all ways to run it.</summary>
internal sealed class LinearLayerCase
{
    public required MapSizes Input { get; init; }

    public required MapSizes Output { get; init; }

    /// <summary>The zeros around the output's gradient that the kernel's gradient looks at.</summary>
    public Halo KernelGradientZeros { get; init; }

    public required int KernelLength { get; init; }

    /// <summary>Numbers of samples worth a run.</summary>
    public required int[] Samples { get; init; }

    public required LinearLayer Reference { get; init; }

    /// <summary>The public entry points, which choose the width themselves.</summary>
    public required LinearLayer EntryPoints { get; init; }

    /// <summary>The entry points and every width that the output channels fill, for the passes whose vectors run over them.</summary>
    public required IReadOnlyList<LinearLayer> OverOutputs { get; init; }

    /// <summary>The entry points and every width that the input channels fill.</summary>
    public required IReadOnlyList<LinearLayer> OverInputs { get; init; }
}
