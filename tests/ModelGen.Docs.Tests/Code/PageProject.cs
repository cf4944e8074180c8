using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using ModelGen.Docs.Tests.Pages;
using ModelGen.Generator.Tests;

namespace ModelGen.Docs.Tests.Code;

/// <summary>
/// The project of somebody who pastes a page's code, block after block. A block that begins with a using is a new file; without
/// one, statements go on with the program and types with the file above. A new file with statements takes the place of the
/// program before it, and a type that of one with the same name. The project references ModelGen and the packages that the page has told to add.
/// </summary>
internal sealed class PageProject
{
    /// <summary>The usings of <c>ImplicitUsings</c>: ours is not among them.</summary>
    private const string ImplicitUsings =
        """
        global using global::System;
        global using global::System.Collections.Generic;
        global using global::System.IO;
        global using global::System.Linq;
        global using global::System.Net.Http;
        global using global::System.Threading;
        global using global::System.Threading.Tasks;
        """;

    private readonly List<List<(Page Page, CodePart Part)>> files = [];
    private string read = "";

    private PageProject()
    {
    }

    /// <summary>Gets the project's additional files: each is the last that the page shows under its name.</summary>
    public AdditionalText[] AdditionalFiles { get; private set; } = [];

    /// <summary>Returns the project as it is after a page's blocks above a line, those that are wrong left out, and with the block in that line.</summary>
    public static PageProject At(Page page, int line)
    {
        PageProject project = page.Continues is { } before ? At(before, int.MaxValue) : new();
        foreach (Fence fence in page.Fences.Where(fence => fence.Line <= line && CodeBlocks.IsCompiled(fence)))
        {
            if (fence.Line == line || CodeBlocks.OutputOf(page, fence).IsEmpty)
            {
                project.Add(page, fence);
            }
        }

        project.read += string.Concat(page.Text.Split('\n').Take(line).Select(text => text + "\n"));
        project.AdditionalFiles =
        [
            .. page.Fences.Where(fence => fence.Line < line && fence.Title is not null)
                .GroupBy(fence => fence.Title!)
                .Select(versions => new AdditionalFile(versions.Key, versions.Last().Text)),
        ];
        return project;
    }

    public CSharpCompilation Compile() => CSharpCompilation.Create(
        "Pasted",
        files.Select((file, index) => UserProject.Parse(Text(file), $"File{index}.cs")).Prepend(UserProject.Parse(ImplicitUsings, "Usings.cs")),
        DocsReferences.Of(read),
        new(
            files.Exists(IsProgram) ? OutputKind.ConsoleApplication : OutputKind.DynamicallyLinkedLibrary,
            nullableContextOptions: NullableContextOptions.Enable, allowUnsafe: true, warningLevel: 9999));

    private void Add(Page page, Fence fence)
    {
        List<CodePart> parts = CodePart.Split(fence.Text, fence.Line);
        bool hasStatements = parts.Any(part => part.Kind == CodePartKind.Statement);
        bool isNew = parts.Any(part => part.Kind == CodePartKind.Using);
        List<(Page, CodePart)>? file = isNew ? null : hasStatements ? files.Find(IsProgram) : files.LastOrDefault();
        string[] types = [.. parts.Where(part => !part.AddsToAType).SelectMany(part => part.Types)];
        foreach (List<(Page, CodePart Part)> other in files)
        {
            other.RemoveAll(item => item.Part.Types.Intersect(types).Any() || (isNew && hasStatements && item.Part.Kind == CodePartKind.Statement));
        }

        if (file is null)
        {
            files.Add(file = []);
        }

        file.AddRange(parts.Select(part => (page, part)));
    }

    private static bool IsProgram(List<(Page, CodePart Part)> file) => file.Exists(item => item.Part.Kind == CodePartKind.Statement);

    private static string Text(List<(Page Page, CodePart Part)> file) => string.Concat(
        file.OrderBy(item => item.Part.Kind).Select(item => $"#line {item.Part.Line} \"{item.Page.Path}\"\n{item.Part.Text}\n"));
}
