extern alias generator;

using System.Collections;
using System.Reflection;
using generator::ModelGen.Generator;
using Microsoft.CodeAnalysis;
using Xunit;

namespace ModelGen.Generator.Tests;

/// <summary>What makes a generator fast in an editor: after an edit elsewhere nothing of ours runs that need not.</summary>
internal static class CachingAssertions
{
    /// <summary>
    /// What reads the compiler's own values, or no values at all: it may run, giving what it gave before, and then nothing behind it does.
    /// </summary>
    private static readonly string?[] First = [ModelGenerator.ParseStep, ModelGenerator.GpuStep, ModelGenerator.OptionsStep, ModelGenerator.NamesStep];

    /// <param name="result">Of a run after an edit in another file.</param>
    public static void AllCached(GeneratorRunResult result)
    {
        foreach (IncrementalGeneratorRunStep step in OurSteps(result))
        {
            bool isFirst = First.Contains(step.Name);
            string name = step.Name ?? "A step in between";
            foreach ((object value, IncrementalStepRunReason reason) in step.Outputs)
            {
                Assert.True(
                    reason == IncrementalStepRunReason.Cached || (isFirst && reason == IncrementalStepRunReason.Unchanged),
                    $"{name} was {reason} after an edit in another file.");
                HoldsNoCompilation(value, name, []);
            }
        }

        foreach ((_, IncrementalStepRunReason reason) in result.TrackedOutputSteps.Values.SelectMany(steps => steps).SelectMany(step => step.Outputs))
        {
            Assert.True(reason == IncrementalStepRunReason.Cached, $"An output was {reason} after an edit in another file.");
        }
    }

    /// <summary>All steps from the outputs back to the compiler's, those without a name included.</summary>
    public static IEnumerable<IncrementalGeneratorRunStep> OurSteps(GeneratorRunResult result)
    {
        Stack<IncrementalGeneratorRunStep> open = new(result.TrackedOutputSteps.Values.SelectMany(steps => steps).SelectMany(Inputs));
        HashSet<IncrementalGeneratorRunStep> seen = [];
        while (open.TryPop(out IncrementalGeneratorRunStep? step))
        {
            if (seen.Add(step))
            {
                yield return step;
                Array.ForEach(First.Contains(step.Name) ? [] : Inputs(step), open.Push);
            }
        }

        static IncrementalGeneratorRunStep[] Inputs(IncrementalGeneratorRunStep step) => [.. step.Inputs.Select(input => input.Source)];
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
