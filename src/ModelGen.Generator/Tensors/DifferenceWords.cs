using System;
using ModelGen.Serialization;

namespace ModelGen.Generator.Tensors;

/// <summary>Holds the words for differences between a model and a file or a lock.</summary>
/// <param name="Holder">Who has the tensors that were found.</param>
internal sealed record DifferenceWords(
    Func<ListedTensor, ListedTensor, string> Misshapen, Func<ListedTensor, string> Missing, Func<ListedTensor, string> Extra, string Holder)
{
    /// <summary>The model's tensors are wanted in a weight file.</summary>
    public static readonly DifferenceWords File = new(
        (wanted, found) => $"{wanted.Name} is {wanted.Shape} in the model, {found.Shape} in the file",
        missing => $"{missing.Name} {missing.Shape} is missing",
        extra => $"{EscapedText.Quoted(extra.Name)} {extra.Shape} is not in the model",
        "the file");

    /// <summary>The lock's tensors are wanted in the model.</summary>
    public static readonly DifferenceWords Lock = new(
        (wanted, found) => $"{wanted.Name} was {wanted.Shape}, is {found.Shape}",
        missing => $"{EscapedText.Quoted(missing.Name)} {missing.Shape} is gone",
        extra => $"{extra.Name} {extra.Shape} is new",
        "the model");
}
