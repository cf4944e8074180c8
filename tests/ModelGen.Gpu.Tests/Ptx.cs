using System.Reflection;
using ILGPU;
using ILGPU.Backends;
using ILGPU.Backends.EntryPoints;
using ILGPU.Backends.PTX;
using ILGPU.Runtime;
using ILGPU.Runtime.Cuda;
using Xunit;

namespace ModelGen.GpuTests;

/// <summary>What a kernel becomes for an NVIDIA GPU: the compiler needs none.</summary>
internal static class Ptx
{
    private static readonly string[] Banned =
    [
        ".extern .func", // a math function that only ILGPU.Algorithms has
        "ex2.approx", "lg2.approx", "tanh.approx", "sin.approx", "cos.approx", "div.approx", "sqrt.approx", // wrong digits
        "ld.local", "st.local", // registers spilled by indexing
    ];

    /// <summary>The text of a kernel: a private static method of a type, over type arguments.</summary>
    public static string Of(Type type, string method, params Type[] typeArguments)
    {
        MethodInfo definition = type.GetMethod(method, BindingFlags.Static | BindingFlags.NonPublic | BindingFlags.Public)
            ?? throw new ArgumentException($"{type.Name} has no method {method}.");
        return Of(typeArguments.Length == 0 ? definition : definition.MakeGenericMethod(typeArguments));
    }

    /// <summary>Fails where a kernel does not compile, or to something slow or inexact.</summary>
    public static void Check(Type type, string method, params Type[] typeArguments)
    {
        string text = Of(type, method, typeArguments);
        foreach (string banned in Banned)
        {
            Assert.DoesNotContain(banned, text);
        }
    }

    private static string Of(MethodInfo kernel)
    {
        using Context context = Context.Create().Optimize(OptimizationLevel.O2).ToContext();
        using PTXBackend backend = new(context, CudaArchitecture.SM_80, CudaInstructionSet.ISA_70, null!);
        CompiledKernel compiled = backend.Compile(EntryPointDescription.FromExplicitlyGroupedKernel(kernel), KernelSpecialization.Empty);
        return ((PTXCompiledKernel)compiled).PTXAssembly;
    }
}
