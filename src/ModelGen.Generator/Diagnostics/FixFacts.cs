namespace ModelGen.Generator.Diagnostics;

/// <summary>What a diagnostic tells a code fix; ModelGen.CodeFixes knows the same words.</summary>
internal static class FixFacts
{
    /// <summary>What [Flatten] would do: <c>(5, 5, 64) -> (1600)</c>.</summary>
    public const string Flatten = "Flatten";

    /// <summary>The text of a model's lock.</summary>
    public const string Lock = "Lock";

    /// <summary>The path of the lock that the model no longer fits.</summary>
    public const string LockPath = "LockPath";

    /// <summary>The model's name with namespace and containing types.</summary>
    public const string FullName = "FullName";
}
