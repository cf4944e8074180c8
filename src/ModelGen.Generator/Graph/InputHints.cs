using System.Collections.Immutable;
using System.Linq;
using ModelGen.Generator.Diagnostics;

namespace ModelGen.Generator.Graph;

/// <summary>Guesses the intended input shape from what users of other libraries write.</summary>
internal static class InputHints
{
    /// <summary>More channels than an input has that is read as an image; a side of the smallest images.</summary>
    private const int ManyChannels = 8;

    /// <summary>
    /// (28, 28, 1) for (1, 28, 28): few channels first, then an image. Null for what may well be (height, width, channels).
    /// </summary>
    public static Shape? ChannelsLast(Shape input)
    {
        if (input.Rank != 3)
        {
            return null;
        }

        (int first, int second, int third) = (input.Dimensions[0], input.Dimensions[1], input.Dimensions[2]);
        return first is 1 or 3 or 4 && second >= ManyChannels && third >= ManyChannels && (second == third || (second >= 2 * ManyChannels && third >= 2 * ManyChannels))
            ? Shape.Of(second, third, first)
            : null;
    }

    /// <summary>The shape without a batch: (28, 28, 1) for (32, 28, 28, 1) and for (-1, 28, 28, 1). Null where there is none to leave out.</summary>
    public static Shape? WithoutBatch(Shape input)
    {
        int[] rest = [.. input.Dimensions.Skip(1)];
        return rest.Length is >= 1 and <= 3 && rest.All(dimension => dimension > 0) && (rest.Length == 3 || input.Dimensions[0] == -1) && Shape.Of(rest) is { Size: > 0 } shape
            ? shape
            : null;
    }

    /// <summary>An image of one channel: (28, 28, 1) for (28, 28), and for (784), which may be a square.</summary>
    public static Shape? Image(Shape input)
    {
        if (input.Rank == 2)
        {
            return Shape.Of(input.Dimensions[0], input.Dimensions[1], 1);
        }

        int side = (int)System.Math.Round(System.Math.Sqrt(input.Dimensions[0]));
        return input.Rank == 1 && side >= ManyChannels && (long)side * side == input.Dimensions[0] ? Shape.Of(side, side, 1) : null;
    }

    /// <summary><c>[Input(28, 28, 1)]</c></summary>
    public static string Attribute(Shape shape) => $"[Input{shape}]";

    /// <summary>For the code fix that writes it.</summary>
    public static ImmutableDictionary<string, string?> With(this ImmutableDictionary<string, string?> facts, Shape? input) =>
        input is null ? facts : facts.Add(FixFacts.Input, string.Join(", ", input.Dimensions.Select(dimension => Invariant.Text(dimension))));
}
