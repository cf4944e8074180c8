using ModelGen.Logging;

namespace ModelGen.Simd;

/// <summary>Says once, on the error stream, that a program runs without the vectors that the kernels are made for.</summary>
internal static class Acceleration
{
    private static int warned;

    /// <summary>True if this machine, and the instruction set that the program was compiled for, has fused multiply-add.</summary>
    public static bool IsAvailable => F32x1.HasFusedMultiplyAdd;

    public static void WarnIfMissing()
    {
        if (!IsAvailable && Interlocked.Exchange(ref warned, 1) == 0)
        {
            Warnings.Write(
                "no FMA instructions, so networks run at half the speed or less. A NativeAOT program uses them when it is "
                + "published with <IlcInstructionSet>x86-64-v3</IlcInstructionSet> (x86-x64-v3 before .NET 10); otherwise this processor has none.");
        }
    }
}
