extern alias generator;

using System.Collections.Immutable;
using generator::ModelGen.Generator.Analyzers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace ModelGen.Generator.Tests;

/// <summary>What an editor does with a code fix: analyses a document, offers what can be done, and does it.</summary>
internal sealed class CodeFixRun(CodeFixProvider provider, params string[] sources)
{
    /// <summary>The project's additional files.</summary>
    public (string Path, string Text)[] Files { get; init; } = [];

    /// <summary>The titles of what is offered, in the order of the diagnostics' places.</summary>
    public async Task<string[]> Titles() =>
        [.. (await Actions(NewProject())).Select(action => action.Title)];

    /// <summary>The documents after the first offer is taken.</summary>
    public async Task<string[]> FixFirst()
    {
        Project project = NewProject();
        return await Texts(await Changed((await Actions(project))[0]), project);
    }

    /// <summary>The documents after the first offer is taken wherever it is made.</summary>
    public async Task<string[]> FixAll(FixAllScope scope)
    {
        Project project = NewProject();
        string key = (await Actions(project))[0].EquivalenceKey!;
        FixAllContext context = new(
            project.Documents.First(document => document.Name == "Source1.cs"), provider, scope, key, provider.FixableDiagnosticIds,
            new Everywhere(), CancellationToken.None);
        return await Texts(await Changed((await provider.GetFixAllProvider()!.GetFixAsync(context))!), project);
    }

    /// <summary>The additional files after the first offer is taken, there or wherever it is made.</summary>
    public async Task<(string Path, string Text)[]> FilesAfter(FixAllScope? scope = null)
    {
        Project project = NewProject();
        CodeAction action = (await Actions(project))[0];
        if (scope is { } all)
        {
            action = (await provider.GetFixAllProvider()!.GetFixAsync(new(
                project.Documents.First(document => document.Name == "Source1.cs"), provider, all, action.EquivalenceKey!,
                provider.FixableDiagnosticIds, new Everywhere(), CancellationToken.None)))!;
        }

        List<(string Path, string Text)> files = [];
        foreach (TextDocument file in (await Changed(action)).GetProject(project.Id)!.AdditionalDocuments)
        {
            files.Add((file.FilePath!, (await file.GetTextAsync()).ToString()));
        }

        return [.. files];
    }

    private Project NewProject()
    {
        AdhocWorkspace workspace = new();
        CSharpCompilation compilation = UserProject.Compile(sources);
        Project project = workspace.AddProject("Models", LanguageNames.CSharp)
            .WithCompilationOptions(compilation.Options)
            .WithParseOptions(UserProject.ParseOptions)
            .WithMetadataReferences(compilation.References);
        foreach (SyntaxTree tree in compilation.SyntaxTrees)
        {
            project = project.AddDocument(tree.FilePath, SourceText.From(tree.ToString()), filePath: "project/" + tree.FilePath).Project;
        }

        foreach ((string path, string text) in Files)
        {
            project = project.AddAdditionalDocument(Path.GetFileName(path), SourceText.From(text), filePath: path).Project;
        }

        return project;
    }

    private async Task<List<CodeAction>> Actions(Project project)
    {
        List<CodeAction> actions = [];
        foreach (Diagnostic diagnostic in await Diagnostics(project))
        {
            if (provider.FixableDiagnosticIds.Contains(diagnostic.Id))
            {
                Document document = project.GetDocument(diagnostic.Location.SourceTree)!;
                await provider.RegisterCodeFixesAsync(new(document, diagnostic, (action, _) => actions.Add(action), CancellationToken.None));
            }
        }

        return actions;
    }

    private static async Task<ImmutableArray<Diagnostic>> Diagnostics(Project project) =>
        [
            .. (await (await project.GetCompilationAsync())!.WithAnalyzers([new ModelAnalyzer()], project.AnalyzerOptions).GetAnalyzerDiagnosticsAsync())
                .OrderBy(diagnostic => diagnostic.Location.SourceTree?.FilePath, StringComparer.Ordinal)
                .ThenBy(diagnostic => diagnostic.Location.SourceSpan.Start),
        ];

    private static async Task<Solution> Changed(CodeAction action) =>
        (await action.GetOperationsAsync(CancellationToken.None)).OfType<ApplyChangesOperation>().Single().ChangedSolution;

    private async Task<string[]> Texts(Solution solution, Project project)
    {
        List<string> texts = [];
        for (int source = 1; source <= sources.Length; source++)
        {
            DocumentId id = project.Documents.Single(document => document.Name == $"Source{source}.cs").Id;
            texts.Add((await solution.GetDocument(id)!.GetTextAsync()).ToString());
        }

        return [.. texts];
    }

    private sealed class Everywhere : FixAllContext.DiagnosticProvider
    {
        public override async Task<IEnumerable<Diagnostic>> GetAllDiagnosticsAsync(Project project, CancellationToken cancellationToken) =>
            await Diagnostics(project);

        public override async Task<IEnumerable<Diagnostic>> GetDocumentDiagnosticsAsync(Document document, CancellationToken cancellationToken)
        {
            SyntaxTree? tree = await document.GetSyntaxTreeAsync(cancellationToken);
            return (await Diagnostics(document.Project)).Where(diagnostic => diagnostic.Location.SourceTree == tree);
        }

        public override Task<IEnumerable<Diagnostic>> GetProjectDiagnosticsAsync(Project project, CancellationToken cancellationToken) =>
            Task.FromResult<IEnumerable<Diagnostic>>([]);
    }
}
