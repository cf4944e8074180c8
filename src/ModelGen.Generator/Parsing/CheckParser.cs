using Microsoft.CodeAnalysis;
using ModelGen.Generator.Specs;

namespace ModelGen.Generator.Parsing;

/// <summary>Symbol to what is only checked: for the analyzer, beside the parser that it shares with the generator.</summary>
internal static class CheckParser
{
    public static CheckSpec Parse(INamedTypeSymbol type)
    {
        ModelAttributes attributes = new(type);
        return new(
            attributes.Budget is { } budget
                ? new(
                    ArgumentReader.Whole(budget, nameof(BudgetSpec.MaxParameters)),
                    ArgumentReader.Whole(budget, nameof(BudgetSpec.MaxBytes)),
                    ArgumentReader.Whole(budget, nameof(BudgetSpec.MaxMultiplyAdds)))
                : new(0, 0, 0));
    }
}
