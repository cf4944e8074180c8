using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis.Text;

namespace ModelGen.Generator.Tensors;

/// <summary>
/// A list of tensors: the build's, of a weight file (<c>ModelGen tensors 1: digits.safetensors</c>), or a model's lock
/// (<c>ModelGen lock 1: Samples.DigitClassifier</c>). Empty lines and those that begin with # say nothing.
/// </summary>
/// <param name="Subject">Whose tensors they are.</param>
/// <param name="Error">Why there are none, of a weight file that cannot be read.</param>
internal sealed record TensorFile(string Subject, string? Error, ImmutableArray<ListedTensor> Tensors)
{
    /// <summary>The start of the build's list; the weight file's name follows.</summary>
    public const string WeightsTitle = "ModelGen tensors 1: ";

    /// <summary>The start of a lock; the model's full name follows.</summary>
    public const string LockTitle = "ModelGen lock 1: ";

    private const string ErrorMark = "error: ";

    /// <param name="title">How the file has to begin.</param>
    /// <param name="fault">The place where it is not such a file; null for a valid one.</param>
    public static TensorFile? Parse(SourceText text, string title, out TensorFileFault? fault)
    {
        TextLine[] lines = [.. text.Lines.Where(line => Content(line) is { Length: > 0 } content && content[0] != '#')];
        TextLine first = lines.Length > 0 ? lines[0] : text.Lines[0];
        string subject = Content(first).StartsWith(title, StringComparison.Ordinal) ? Content(first).Substring(title.Length).Trim(' ') : "";
        if (subject.Length == 0 || subject.Any(EscapedText.IsHidden))
        {
            fault = new(first, title == LockTitle ? $"'{title}' and the full name of a model" : $"'{title}' and the name of a file");
            return null;
        }

        string? error = null;
        List<ListedTensor> tensors = [];
        HashSet<string> names = [];
        fault = null;
        foreach (TextLine line in lines.Skip(1))
        {
            string content = Content(line);
            if (title == WeightsTitle && content.StartsWith(ErrorMark, StringComparison.Ordinal))
            {
                error = content.Substring(ErrorMark.Length);
            }
            else if (ListedTensor.Parse(content) is not { } tensor)
            {
                fault = new(line, ListedTensor.Form);
                return null;
            }
            else if (!names.Add(tensor.Name))
            {
                fault = new(line, "a tensor that no line above names");
                return null;
            }
            else
            {
                tensors.Add(tensor);
            }
        }

        return new(subject, error, [.. tensors]);
    }

    private static string Content(TextLine line) => line.ToString().Trim(' ', '\uFEFF');
}
