using System.Reflection.PortableExecutable;
using System.Xml;
using Microsoft.Build.Framework;

namespace ModelGen.Build;

/// <summary>Writes a C header for the methods of an assembly that have <c>[UnmanagedCallersOnly(EntryPoint = "...")]</c>.</summary>
public sealed class WriteCHeader : BuildStep
{
    /// <summary>The compiled assembly.</summary>
    [Required]
    public string Assembly { get; set; } = "";

    /// <summary>Its documentation, which becomes comments. May be left out.</summary>
    public string? Documentation { get; set; }

    /// <summary>The header, written where it changes.</summary>
    [Required]
    public string Header { get; set; } = "";

    /// <inheritdoc/>
    public override bool Execute()
    {
        try
        {
            using PEReader assembly = new(File.OpenRead(Assembly));
            ExportReader exports = new(assembly);
            List<string> problems = exports.Exports.Count > 0
                ? exports.Problems
                : [$"A C header, '{Header}', was requested, but no method has [UnmanagedCallersOnly(EntryPoint = \"...\")]. Unset ModelGenCHeader, or export a method."];
            problems.ForEach(problem => Error(Header, problem));
            if (problems.Count == 0)
            {
                string? documentation = string.IsNullOrEmpty(Documentation) ? null : Documentation;
                TextFile.Write(Header, CHeaderText.Of(
                    exports, new(documentation, Names(exports)), Path.GetFileName(Header), Path.GetFileNameWithoutExtension(Assembly)));
            }

            return problems.Count == 0;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or BadImageFormatException or XmlException)
        {
            Error(Header, $"The C header '{Header}' cannot be written: {exception.Message}");
            return false;
        }
    }

    private static Dictionary<string, string> Names(ExportReader exports)
    {
        Dictionary<string, string> names = exports.Exports.ToDictionary(export => export.Id, export => export.Name, StringComparer.Ordinal);
        foreach (CEnum type in exports.Enums)
        {
            names[type.Id] = type.Name;
            foreach (CConstant constant in type.Constants)
            {
                names[constant.Id] = constant.Name;
            }
        }

        return names;
    }
}
