namespace ModelGen.Training;

/// <summary>Warns of classes that training never sees, as sorted samples and numbers that begin with 1 leave behind.</summary>
internal static class ClassCoverage
{
    /// <summary>So many samples a class are expected to show all classes.</summary>
    private const int SamplesPerClass = 10;

    public static IEnumerable<string> Find(Dataset training, Dataset? validation)
    {
        if (!training.HasClasses)
        {
            yield break;
        }

        int[] counts = training.ClassCounts();
        if (counts.Count(count => count > 0) == 1)
        {
            yield return $"All {training.Count} training samples have class {Name(training, Array.FindIndex(counts, count => count > 0))}: there is nothing to tell apart. Shuffle before Take or Split.";
        }
        else if (counts[0] == 0 && !counts.AsSpan(1).Contains(0) && training.Count >= SamplesPerClass * counts.Length)
        {
            yield return $"No training sample has class {Name(training, 0)}, and each of 1 to {counts.Length - 1} has some. Classes are numbered from 0: subtract 1 if yours begin with 1.";
        }

        if (validation is { HasClasses: true } && validation.ClassCount == training.ClassCount)
        {
            int[] others = validation.ClassCounts();
            string[] unseen = [.. Enumerable.Range(0, counts.Length).Where(i => counts[i] == 0 && others[i] > 0).Select(i => Name(validation, i))];
            if (unseen.Length > 0)
            {
                yield return $"The validation data have classes that no training sample has: {string.Join(", ", unseen.Take(10))}{(unseen.Length > 10 ? ", ..." : "")}. ValidationSplit takes the last samples: call Shuffled(seed) on sorted data first.";
            }
        }
    }

    private static string Name(Dataset data, int number) => data.ClassNames is { } names ? $"{number} ({names[number]})" : $"{number}";
}
