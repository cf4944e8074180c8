extern alias generator;

using System.Collections;
using System.Reflection;
using generator::ModelGen.Generator;
using Microsoft.CodeAnalysis;
using Xunit;

namespace ModelGen.Generator.Tests;

/// <summary>What makes a generator fast in an editor: after an edit elsewhere every output comes from the cache.</summary>
internal static class CachingAssertions
{
    public static void AllCached(GeneratorRunResult result)
    {
        if (result.TrackedSteps.TryGetValue(ModelGenerator.SpecStep, out var specs))
        {
            foreach ((object value, IncrementalStepRunReason reason) in specs.SelectMany(step => step.Outputs))
            {
                Assert.True(
                    reason is IncrementalStepRunReason.Cached or IncrementalStepRunReason.Unchanged,
                    $"The spec was {reason} after an edit in another file.");
                HoldsNoCompilation(value, "spec", []);
            }
        }

        foreach ((_, IncrementalStepRunReason reason) in result.TrackedOutputSteps.Values.SelectMany(steps => steps).SelectMany(step => step.Outputs))
        {
            Assert.True(
                reason is IncrementalStepRunReason.Cached or IncrementalStepRunReason.Unchanged,
                $"An output was {reason} after an edit in another file.");
        }
    }

    /// <summary>Walks everything that the cache holds on to: a symbol or a tree in it would keep a whole compilation alive.</summary>
    private static void HoldsNoCompilation(object? value, string path, HashSet<object> seen)
    {
        if (value is null || value.GetType().IsPrimitive || value is string || value.GetType().IsEnum || !seen.Add(value))
        {
            return;
        }

        Assert.False(value is ISymbol or SyntaxNode or SyntaxTree or Compilation or Location or SemanticModel, $"The cache holds a {value.GetType().Name} at {path}.");
        if (value is IEnumerable items)
        {
            foreach (object? item in items)
            {
                HoldsNoCompilation(item, path + "[]", seen);
            }
        }

        foreach (FieldInfo field in value.GetType().GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic))
        {
            if (!field.FieldType.IsPointer && field.FieldType != typeof(Type))
            {
                HoldsNoCompilation(field.GetValue(value), path + "." + field.Name, seen);
            }
        }
    }
}
