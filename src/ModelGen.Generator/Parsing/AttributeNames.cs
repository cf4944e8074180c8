namespace ModelGen.Generator.Parsing;

/// <summary>The attributes by their full names.</summary>
internal static class AttributeNames
{
    public const string Model = "ModelGen.ModelAttribute";
    public const string Budget = "ModelGen.BudgetAttribute";
    public const string Input = "ModelGen.InputAttribute";
    public const string Layer = "ModelGen.LayerAttribute";
}
