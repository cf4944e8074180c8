using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace ModelGen.Generator.Tests;

/// <summary>A user's project: nullable, all warnings on, no unsafe code, and with the usings that are implicit in one.</summary>
internal static class UserProject
{
    private const string ImplicitUsings =
        """
        global using global::System;
        global using global::System.Collections.Generic;
        global using global::System.IO;
        global using global::System.Linq;
        global using global::System.Net.Http;
        global using global::System.Threading;
        global using global::System.Threading.Tasks;
        global using global::ModelGen;
        """;

    /// <summary>The language of net9.0, the oldest target.</summary>
    public static CSharpParseOptions ParseOptions { get; } = new(LanguageVersion.CSharp13);

    /// <summary>The files are Source1.cs and so on.</summary>
    public static CSharpCompilation Compile(params IEnumerable<string> sources) => CompileFiles(sources.Prepend(ImplicitUsings));

    /// <summary>Without implicit usings. The files are Source1.cs and so on.</summary>
    public static CSharpCompilation CompileBare(params IEnumerable<string> sources) => CompileFiles(sources.Prepend(""));

    private static CSharpCompilation CompileFiles(IEnumerable<string> files) => CSharpCompilation.Create(
        "Models",
        files.Select((source, index) => Parse(source, $"Source{index}.cs")),
        References.All,
        new(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable, warningLevel: 9999));

    public static SyntaxTree Parse(string source, string path) => CSharpSyntaxTree.ParseText(source, ParseOptions, path);
}
