extern alias generator;

using System.Collections.Immutable;
using System.Globalization;
using System.Reflection;
using System.Runtime.Loader;
using generator::ModelGen.Generator;
using generator::ModelGen.Generator.Analyzers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Emit;
using ModelGen.Onnx.Import;

namespace ModelGen.Tool.Checks;

/// <summary>
/// An imported class as its user will have it: compiled with the generator and the analyzer, its weights loaded from the bytes
/// of its safetensors file.
/// </summary>
/// <remarks>Compiling and loading code is fine here: the tool runs on the JIT compiler and is never published natively.</remarks>
internal sealed class CompiledNetwork : IDisposable
{
    /// <summary>The language of .NET 9, the oldest that users compile for.</summary>
    private static readonly CSharpParseOptions Language = new(LanguageVersion.CSharp13);

    private readonly AssemblyLoadContext context = new("imported", isCollectible: true);

    /// <summary>Compiles and loads a class.</summary>
    /// <param name="file">The ONNX file, for messages.</param>
    /// <param name="space">The class's namespace.</param>
    /// <param name="name">The class's name.</param>
    /// <exception cref="OnnxUnsupportedException">The class does not compile, and the exception says why.</exception>
    public CompiledNetwork(ImportedNetwork network, string file, string space, string name)
    {
        using MemoryStream code = new(), weights = new();
        Compile(ImportedCode.Write(network, space, name), file, name, code);
        Type type = context.LoadFromStream(code).GetType($"{space}.{name}", throwOnError: true)!;

        // All of the constructor's parameters have defaults.
        ConstructorInfo constructor = type.GetConstructors().First(each => each.GetParameters().All(parameter => parameter.HasDefaultValue));
        Model = (Model)constructor.Invoke([.. constructor.GetParameters().Select(_ => Type.Missing)]);
        ImportedFiles.WriteWeights(network, name, weights);
        weights.Position = 0;
        Model.Load(weights);
    }

    public Model Model { get; }

    public void Dispose() => context.Unload();

    private static void Compile(string source, string file, string name, MemoryStream code)
    {
        CSharpCompilation user = CSharpCompilation.Create(
            "Imported", [CSharpSyntaxTree.ParseText(source, Language, name + ".cs")], References(),
            new(OutputKind.DynamicallyLinkedLibrary, optimizationLevel: OptimizationLevel.Release, nullableContextOptions: NullableContextOptions.Enable));
        CSharpGeneratorDriver.Create([new ModelGenerator().AsSourceGenerator()], parseOptions: Language)
            .RunGeneratorsAndUpdateCompilation(user, out Compilation generated, out ImmutableArray<Diagnostic> diagnostics);

        // A class with a mistake compiles, to a skeleton: it is the analyzer that says what is wrong.
        EmitResult emitted = generated.Emit(code);
        Diagnostic[] errors =
        [
            .. generated.WithAnalyzers([new ModelAnalyzer()]).GetAnalyzerDiagnosticsAsync().GetAwaiter().GetResult()
                .Concat(diagnostics).Concat(emitted.Diagnostics)
                .Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error),
        ];
        if (errors.Length > 0)
        {
            throw new OnnxUnsupportedException(file, [.. errors.Select(error => new OnnxUnsupportedNode($"the class {name}", $"{error.Id}: {error.GetMessage(CultureInfo.InvariantCulture)}"))]);
        }

        code.Position = 0;
    }

    /// <summary>The framework that the tool runs on, and its own copies of what a user's project references.</summary>
    private static IEnumerable<MetadataReference> References() =>
        ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => Path.GetFileName(path) is var name && (name.StartsWith("System.", StringComparison.Ordinal) || name is "netstandard.dll" or "mscorlib.dll"))
            .Append(typeof(ModelAttribute).Assembly.Location)
            .Append(typeof(Model).Assembly.Location)
            .Select(path => MetadataReference.CreateFromFile(path));
}
