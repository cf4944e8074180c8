using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.MSBuild;
using Xunit;

namespace ModelGen.Editor.Tests;

/// <summary>
/// samples/Digits as an editor loads it: MSBuild says what its sources, references, generator and code fixes are. Loaded once
/// for all tests; nothing is written to disk.
/// </summary>
public sealed class SampleInEditor : IAsyncLifetime
{
    /// <summary>Restored and built already, the sample loads in seconds; a host that hangs must not.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

#if DEBUG
    private const string Configuration = "Debug";
#else
    private const string Configuration = "Release";
#endif

    // The generator is referenced where this configuration's build has put it.
    private readonly MSBuildWorkspace workspace = MSBuildWorkspace.Create(new Dictionary<string, string> { ["Configuration"] = Configuration });

    public Project Project { get; private set; } = null!;

    public ImmutableList<WorkspaceDiagnostic> Failures =>
        [.. workspace.Diagnostics.Where(diagnostic => diagnostic.Kind == WorkspaceDiagnosticKind.Failure)];

    /// <summary>The file that declares the sample's models.</summary>
    public Document Models => Project.Documents.Single(document => document.Name == "Models.cs");

    public async Task InitializeAsync()
    {
        using CancellationTokenSource timeout = new(Patience);
        string file = Path.Combine(Repository(), "samples", "Digits", "Digits.csproj");
        Project = await workspace.OpenProjectAsync(file, cancellationToken: timeout.Token);
    }

    public Task DisposeAsync()
    {
        workspace.Dispose();
        return Task.CompletedTask;
    }

    private static string Repository()
    {
        DirectoryInfo? directory = new(AppContext.BaseDirectory);
        while (directory is not null && !File.Exists(Path.Combine(directory.FullName, "ModelGen.sln")))
        {
            directory = directory.Parent;
        }

        return directory?.FullName ?? throw new DirectoryNotFoundException($"No ModelGen.sln above {AppContext.BaseDirectory}.");
    }
}
