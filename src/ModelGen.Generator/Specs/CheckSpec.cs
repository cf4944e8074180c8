namespace ModelGen.Generator.Specs;

/// <summary>
/// What a declaration says only to be checked. No generated code depends on it and the generator never sees it, so an edit of
/// it emits nothing anew.
/// </summary>
/// <param name="Budget">Without limits where there is no [Budget].</param>
internal sealed record CheckSpec(BudgetSpec Budget);

/// <summary>[Budget] as it was written; 0 for no limit.</summary>
internal sealed record BudgetSpec(long MaxParameters, long MaxBytes, long MaxMultiplyAdds);
