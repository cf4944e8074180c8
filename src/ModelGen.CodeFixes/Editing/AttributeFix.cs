using System.Collections.Generic;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace ModelGen.CodeFixes.Editing;

/// <summary>A fix that edits a model's attributes. What it needs to know stands in the diagnostic's properties.</summary>
public abstract class AttributeFix : CodeFixProvider
{
    /// <inheritdoc/>
    public sealed override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc/>
    public sealed override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        SyntaxNode? root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        Compilation? compilation = await context.Document.Project.GetCompilationAsync(context.CancellationToken).ConfigureAwait(false);
        if (root is null || compilation is null)
        {
            return;
        }

        foreach (Diagnostic diagnostic in context.Diagnostics)
        {
            foreach (Offer offer in Offers(diagnostic, new(root.FindNode(diagnostic.Location.SourceSpan), compilation)))
            {
                context.RegisterCodeFix(
                    CodeAction.Create(
                        offer.Title,
                        cancellation => Edit.Apply(context.Document.Project.Solution, offer.Edits(), cancellation),
                        offer.Key),
                    diagnostic);
            }
        }
    }

    /// <summary>Returns the possible fixes, the best first.</summary>
    private protected abstract IEnumerable<Offer> Offers(Diagnostic diagnostic, Place place);
}
