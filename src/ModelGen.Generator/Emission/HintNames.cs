using System;
using System.Collections.Generic;
using System.Linq;
using ModelGen.Generator.Collections;

namespace ModelGen.Generator.Emission;

/// <summary>
/// File names of a class. They differ for all classes of a compilation even where case is ignored, which C# does not do:
/// of Net and NET the second gets a number. A project that keeps generated files, for ModelGenReport for one, writes them under
/// these names.
/// </summary>
internal static class HintNames
{
    /// <summary>Leaves room for a number, a concern and an extension, and on Windows for the folders above.</summary>
    private const int MostBytes = 150;

    /// <summary>Full names that another equals but for case, sorted; almost always none.</summary>
    public static EquatableArray<string> Twins(IEnumerable<string> fullNames) => fullNames
        .GroupBy(name => name, StringComparer.OrdinalIgnoreCase)
        .Where(group => group.Skip(1).Any())
        .SelectMany(group => group)
        .OrderBy(name => name, StringComparer.Ordinal)
        .ToEquatableArray();

    public static string Of(string fullName, EquatableArray<string> twins)
    {
        int number = twins
            .Where(twin => string.Equals(twin, fullName, StringComparison.OrdinalIgnoreCase))
            .TakeWhile(twin => twin != fullName)
            .Count();
        string name = ShortName.Of(fullName, MostBytes);
        return number == 0 ? name : $"{name}-{Invariant.Text(number + 1)}";
    }
}
