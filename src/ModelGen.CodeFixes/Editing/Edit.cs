using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace ModelGen.CodeFixes.Editing;

/// <summary>
/// A change of a file's text. Fixes edit text, not trees: what they do not name, they cannot format, and comments stay.
/// </summary>
internal readonly record struct Edit(SyntaxTree Tree, TextSpan Span, string Text)
{
    public static Edit Insert(SyntaxTree tree, int position, string text) => new(tree, new(position, 0), text);

    public static Edit Replace(SyntaxNode node, string text) => new(node.SyntaxTree, node.Span, text);

    /// <summary>All edits at once, in as many documents as they are about.</summary>
    public static async Task<Solution> Apply(Solution solution, IEnumerable<Edit> edits, CancellationToken cancellation)
    {
        foreach (IGrouping<SyntaxTree, Edit> file in edits.GroupBy(edit => edit.Tree))
        {
            SourceText text = await file.Key.GetTextAsync(cancellation).ConfigureAwait(false);
            solution = solution.WithDocumentText(
                solution.GetDocumentId(file.Key)!,
                text.WithChanges(file.OrderBy(edit => edit.Span.Start).Select(edit => new TextChange(edit.Span, edit.Text))));
        }

        return solution;
    }
}
