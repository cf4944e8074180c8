extern alias generator;

using System.Collections.Immutable;
using System.Globalization;
using generator::ModelGen.Generator.Analyzers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using Xunit;

namespace ModelGen.Generator.Tests;

/// <summary>What an editor does with a code fix: analyses a document, offers what can be done, and does it.</summary>
internal sealed class CodeFixRun(CodeFixProvider provider, params string[] sources)
{
    /// <summary>The project's additional files.</summary>
    public (string Path, string Text)[] Files { get; init; } = [];

    /// <summary>Whether the user's project has the usings that are implicit in one.</summary>
    public bool HasUsings { get; init; } = true;

    /// <summary>The titles of what is offered, in the order of the diagnostics' places.</summary>
    public async Task<string[]> Titles() =>
        [.. (await Actions(NewProject())).Select(action => action.Title)];

    /// <summary>The title of each offer, and what it is made for.</summary>
    public async Task<(string Title, string Sentence)[]> Offers() =>
        [.. (await ActionsByDiagnostic(NewProject())).Select(offer => (offer.Action.Title, Sentence(offer.Diagnostic)))];

    /// <summary>Id and message.</summary>
    public static string Sentence(Diagnostic diagnostic) => $"{diagnostic.Id}: {diagnostic.GetMessage(CultureInfo.InvariantCulture)}";

    /// <summary>The documents after the first offer is taken.</summary>
    public async Task<string[]> FixFirst() => await Take((await Titles())[0]);

    /// <summary>The documents after an offer is taken.</summary>
    public async Task<string[]> Take(string title)
    {
        Project project = NewProject();
        return await Texts(await Changed((await Actions(project)).First(action => action.Title == title)), project);
    }

    /// <summary>The documents after an offer is taken that mends everything there is to mend.</summary>
    public async Task<string[]> Fix(string title)
    {
        Project project = NewProject();
        List<CodeAction> actions = await Actions(project);
        CodeAction? chosen = actions.FirstOrDefault(action => action.Title == title);
        Assert.True(chosen is not null, $"'{title}' is not offered, but:\n{string.Join("\n", actions.Select(action => action.Title))}");
        return AssertRight(await Texts(await Changed(chosen), project));
    }

    /// <summary>
    /// The documents after an offer (by default the first) is taken wherever it is made. In a solution there are two equal
    /// projects; of the second all documents are mended, too.
    /// </summary>
    public async Task<string[]> FixAll(FixAllScope scope, string? title = null)
    {
        Project project = NewProject();
        Project twin = AddProject(project.Solution, "Twin");
        project = twin.Solution.GetProject(project.Id)!;
        string key = (await Actions(project)).First(action => action.Title == (title ?? action.Title)).EquivalenceKey!;
        FixAllContext context = new(
            project.Documents.First(document => document.Name == "Source1.cs"), provider, scope, key, provider.FixableDiagnosticIds,
            new Everywhere(), CancellationToken.None);
        Solution changed = await Changed((await provider.GetFixAllProvider()!.GetFixAsync(context))!);
        string[] texts = await Texts(changed, project);
        Assert.Equal(scope == FixAllScope.Solution ? texts : sources, await Texts(changed, twin));
        return scope == FixAllScope.Document ? texts : AssertRight(texts);
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

    /// <summary>No error is left, and the compiler is content with what is generated.</summary>
    private string[] AssertRight(string[] texts)
    {
        AnalyzerRun run = new(Compile(texts));
        Assert.True(
            run.Diagnostics.All(diagnostic => diagnostic.Severity != DiagnosticSeverity.Error), $"{string.Join("\n", run.Diagnostics)}\nin\n{string.Join("\n\n", texts)}");
        Assert.True(run.Generator.CompilerDiagnostics.IsEmpty, $"{string.Join("\n", run.Generator.CompilerDiagnostics)}\nin\n{string.Join("\n\n", texts)}");
        return texts;
    }

    private CSharpCompilation Compile(string[] texts) => HasUsings ? UserProject.Compile(texts) : UserProject.CompileBare(texts);

    private Project NewProject() => AddProject(new AdhocWorkspace().CurrentSolution, "Models");

    private Project AddProject(Solution solution, string name)
    {
        CSharpCompilation compilation = Compile(sources);
        Project project = solution.AddProject(name, name, LanguageNames.CSharp)
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

    private async Task<List<CodeAction>> Actions(Project project) =>
        [.. (await ActionsByDiagnostic(project)).Select(offer => offer.Action)];

    private async Task<List<(CodeAction Action, Diagnostic Diagnostic)>> ActionsByDiagnostic(Project project)
    {
        List<(CodeAction, Diagnostic)> actions = [];
        foreach (Diagnostic diagnostic in await Diagnostics(project))
        {
            if (provider.FixableDiagnosticIds.Contains(diagnostic.Id))
            {
                Document document = project.GetDocument(diagnostic.Location.SourceTree)!;
                await provider.RegisterCodeFixesAsync(new(document, diagnostic, (action, _) => actions.Add((action, diagnostic)), CancellationToken.None));
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
