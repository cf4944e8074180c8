using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace ModelGen.Benchmarks;

/// <summary>A user's project in memory: a file with a model, and one without.</summary>
internal static class UserProject
{
    public const string ModelFile = "Classifier.cs";
    public const string OtherFile = "Program.cs";

    /// <summary>What a program on this framework and our runtime references.</summary>
    private static readonly MetadataReference[] references =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
            .Split(Path.PathSeparator)
            .Where(path => Path.GetFileName(path) is var name && (name.StartsWith("System.", StringComparison.Ordinal) || name == "netstandard.dll"))
            .Append(typeof(ModelAttribute).Assembly.Location)
            .Append(typeof(Model).Assembly.Location)
            .Distinct()
            .Select(path => MetadataReference.CreateFromFile(path)),
    ];

    public static CSharpCompilation Compile(string model, string other) => CSharpCompilation.Create(
        "Models", [Parse(model, ModelFile), Parse(other, OtherFile)], references, new(OutputKind.DynamicallyLinkedLibrary));

    /// <summary>The compilation after an edit: everything else in it is what it was.</summary>
    public static CSharpCompilation Edit(CSharpCompilation compilation, string file, string text) =>
        compilation.ReplaceSyntaxTree(compilation.SyntaxTrees.Single(tree => tree.FilePath == file), Parse(text, file));

    private static SyntaxTree Parse(string text, string path) => CSharpSyntaxTree.ParseText(text, path: path);
}
