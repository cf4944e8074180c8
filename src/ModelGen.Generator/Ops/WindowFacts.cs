using System.Collections.Immutable;
using ModelGen.Generator.Diagnostics;
using ModelGen.Generator.Graph;
using ModelGen.Generator.Specs;

namespace ModelGen.Generator.Ops;

/// <summary>Finds changes that make a window fit; each is tried before it is offered.</summary>
internal static class WindowFacts
{
    /// <param name="argument">What the window is called: <c>Kernel</c> or <c>Pool</c>.</param>
    public static ImmutableDictionary<string, string?> Of(Window window, Shape input, LayerScope scope, string argument)
    {
        if (scope.ChannelsLast(input) is { } image)
        {
            return ImmutableDictionary<string, string?>.Empty.With(image);
        }

        ImmutableDictionary<string, string?> facts = ImmutableDictionary<string, string?>.Empty;
        if (scope.Try(input, scope.Spec.With("Padding", (int)Padding.Same)) is { } padded)
        {
            facts = facts.Add(FixFacts.PaddingSame, $"{input} -> {padded}");
        }

        (int rows, int columns) = (window.Rows.Largest(input.Height), window.Columns.Largest(input.Width));
        LayerSpec smaller = scope.Spec.Without(argument + "Size").With(argument + "Height", rows).With(argument + "Width", columns);
        return scope.Try(input, smaller) is { } shrunk
            ? facts.Add(FixFacts.LargestWindow, $"{Window.Pair(rows, columns)}: {input} -> {shrunk}")
            : facts;
    }
}
