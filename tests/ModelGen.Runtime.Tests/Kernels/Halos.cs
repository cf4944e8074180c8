using ModelGen.Memory;

namespace ModelGen.Tests.Kernels;

internal static class Halos
{
    public static readonly Halo None = Halo.None;
    public static readonly Halo Even = new(1, 1, 1, 1);
    public static readonly Halo Odd = new(0, 2, 3, 1);
}
