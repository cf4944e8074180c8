using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using ModelGen.Generator.Diagnostics;

namespace ModelGen.Generator.Parsing;

/// <summary>The C# that generated code is written in. A project that is compiled as an older one gets a skeleton, which is plain enough.</summary>
internal static class LanguageRules
{
    private const LanguageVersion Needed = LanguageVersion.CSharp12;

    public static bool IsOld(Compilation compilation) => Version(compilation) < Needed;

    public static Problem Problem(Compilation compilation, string className) =>
        new(Descriptors.OldLanguage, Site.Model(), className, Needed.ToDisplayString(), Version(compilation).ToDisplayString());

    private static LanguageVersion Version(Compilation compilation) => ((CSharpCompilation)compilation).LanguageVersion;
}
