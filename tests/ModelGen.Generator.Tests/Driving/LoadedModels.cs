using System.Reflection;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Emit;
using Xunit;

namespace ModelGen.Generator.Tests;

/// <summary>The user's code and the generated code, compiled and loaded; unloaded in the end.</summary>
internal sealed class LoadedModels : IDisposable
{
    private readonly AssemblyLoadContext context = new("models", isCollectible: true);
    private readonly Assembly assembly;

    public LoadedModels(Compilation compilation)
    {
        using MemoryStream file = new();
        EmitResult emitted = compilation.Emit(file);
        Assert.True(emitted.Success, string.Join("\n", emitted.Diagnostics));
        file.Position = 0;
        assembly = context.LoadFromStream(file);
    }

    public LoadedModels(params string[] sources)
        : this(new GeneratorRun(sources).Output)
    {
    }

    private delegate ReadOnlySpan<float> View();

    public Model Create(string className, ulong seed = 0) => (Model)Activator.CreateInstance(TypeOf(className), (ulong?)seed)!;

    public object? Constant(string className, string name)
    {
        FieldInfo field = TypeOf(className).GetField(name)!;
        Assert.True(field.IsLiteral, $"{name} is no constant.");
        return field.GetRawConstantValue();
    }

    /// <summary>A named view of weights, such as Dense1Kernel.</summary>
    public static ReadOnlySpan<float> ViewOf(Model model, string name) =>
        model.GetType().GetProperty(name)!.GetMethod!.CreateDelegate<View>(model)();

    public void Dispose() => context.Unload();

    private Type TypeOf(string className) => assembly.GetType(className, throwOnError: true)!;
}
