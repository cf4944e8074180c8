namespace ModelGen.Generator.Diagnostics;

/// <summary>Specifies the part of a declaration that a problem is about; the analyzer turns it into a location.</summary>
internal enum SiteKind
{
    Class,
    Model,
    Input,
    Budget,
    Layer,
    Member,
}

/// <param name="Index">The index of the layer, for <see cref="SiteKind.Layer"/>; of the input or the member, for theirs.</param>
/// <param name="Argument">The argument at fault, in Pascal case; null for the whole attribute.</param>
internal readonly record struct Site(SiteKind Kind, int Index = -1, string? Argument = null)
{
    public static Site Class => new(SiteKind.Class);

    public static Site Input => new(SiteKind.Input, Argument: "Shape");

    public static Site SecondInput => new(SiteKind.Input, 1);

    /// <param name="member">The index among the members of the spec.</param>
    public static Site OfMember(int member) => new(SiteKind.Member, member);

    public static Site OfInput(string argument) => new(SiteKind.Input, Argument: argument);

    public static Site OfBudget(string argument) => new(SiteKind.Budget, Argument: argument);

    public static Site Model(string? argument = null) => new(SiteKind.Model, Argument: argument);

    public static Site OfLayer(int layer, string? argument = null) => new(SiteKind.Layer, layer, argument);
}
