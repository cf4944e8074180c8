using Microsoft.CodeAnalysis;
using ModelGen.Generator.Tests;

namespace ModelGen.Docs.Tests.Code;

/// <summary>References of a project with the package ModelGen and those of our other packages that a reader has been told to add.</summary>
internal static class DocsReferences
{
    /// <summary>The assemblies that a package brings, by a type of each.</summary>
    private static readonly (string Package, Type[] Types)[] packages =
    [
        ("ModelGen.Console", [typeof(ProgressBar), typeof(Spectre.Console.IAnsiConsole)]),
        ("ModelGen.Onnx", [typeof(OnnxExport)]),
#if GPU
        ("ModelGen.Runtime.ILGPU", [typeof(Gpu), typeof(ILGPU.Context)]),
#endif
    ];

    /// <param name="text">What has been read so far.</param>
    public static IEnumerable<MetadataReference> Of(string text) =>
    [
        .. References.All,
        .. packages.Where(package => text.Contains($"dotnet add package {package.Package}", StringComparison.Ordinal))
            .SelectMany(package => package.Types)
            .Select(type => MetadataReference.CreateFromFile(type.Assembly.Location)),
    ];
}
