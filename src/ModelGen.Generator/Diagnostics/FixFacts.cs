namespace ModelGen.Generator.Diagnostics;

/// <summary>What a diagnostic tells a code fix; ModelGen.CodeFixes knows the same words.</summary>
internal static class FixFacts
{
    /// <summary>What [Flatten] would do: <c>(5, 5, 64) -> (1600)</c>.</summary>
    public const string Flatten = "Flatten";
}
