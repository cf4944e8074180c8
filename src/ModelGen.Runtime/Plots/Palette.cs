namespace ModelGen.Plots;

/// <summary>The colours of all plots; lines are told apart by eyes that cannot tell red from green.</summary>
internal static class Palette
{
    public const string Ink = "#1f2937";
    public const string Muted = "#6b7280";
    public const string Grid = "#e5e7eb";
    public const string Train = "#2563eb";
    public const string Validation = "#ea580c";
    public const string Right = "#15803d";
    public const string Wrong = "#dc2626";
}
