using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using ModelGen.Generator.Diagnostics;
using ModelGen.Generator.Planning;

namespace ModelGen.Generator.Tensors;

/// <summary>A model that is locked still has the tensors that its saved weights have.</summary>
internal static class LockRules
{
    public static IEnumerable<Problem> Check(ModelPlan plan, ImmutableArray<LockFile> locks)
    {
        string model = plan.Spec.ClassName;
        ImmutableArray<ListedTensor> tensors = [.. plan.Weights.Select(ListedTensor.Of)];
        ImmutableDictionary<string, string?> facts = ImmutableDictionary<string, string?>.Empty
            .Add(FixFacts.Lock, LockFile.Text(plan.Spec.FullName, tensors))
            .Add(FixFacts.FullName, plan.Spec.FullName);
        LockFile[] own = [.. locks.Where(file => file.List.Subject == plan.Spec.FullName)];
        if (own.Length == 0 && !tensors.IsEmpty)
        {
            yield return new(Descriptors.NotLocked, Site.Class, model) { Facts = facts };
        }

        foreach (LockFile file in own)
        {
            TensorDifferences differences = TensorDifferences.Between(file.List.Tensors, tensors);
            if (!differences.IsEmpty)
            {
                string name = file.Path.Substring(file.Path.LastIndexOfAny(['/', '\\']) + 1);
                yield return new(Descriptors.LockDoesNotFit, Site.Class, model, name, new DifferenceText(DifferenceWords.Lock).Describe(differences))
                {
                    Facts = facts.Add(FixFacts.LockPath, file.Path),
                };
            }
        }
    }
}
