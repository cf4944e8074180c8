namespace ModelGen.Generator.Specs;

/// <summary>
/// Holds the parts of a declaration that are only checked. No generated code depends on them and the generator never sees
/// them, so editing them regenerates nothing.
/// </summary>
/// <param name="Budget">Without limits where there is no [Budget].</param>
internal sealed record CheckSpec(BudgetSpec Budget);

/// <summary>[Budget] as it was written; 0 for no limit.</summary>
internal sealed record BudgetSpec(long MaxParameters, long MaxBytes, long MaxMultiplyAdds);
