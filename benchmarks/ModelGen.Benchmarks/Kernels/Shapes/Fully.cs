using ModelGen.Kernels;

namespace ModelGen.Benchmarks;

/// <summary>A fully connected layer from I inputs to O outputs.</summary>
internal readonly struct Fully<I, O> : IDenseShape
    where I : struct, IConstant
    where O : struct, IConstant
{
    public static int Inputs => I.Value;

    public static int Outputs => O.Value;
}
