using System;
using System.Collections.Generic;
using System.Linq;

namespace ModelGen.Serialization;

/// <summary>Finds the name that was probably meant, by Levenshtein's edit distance.</summary>
internal static class NearestName
{
    // A hostile file may bring millions of names, or names of megabytes.
    private const int MaxCandidates = 1000;
    private const int MaxLength = 200;

    /// <summary>The nearest candidate that differs in at most a third of the name; null if there is none.</summary>
    public static string? Find(string name, IEnumerable<string> candidates)
    {
        string? nearest = null;
        int least = Math.Max(2, name.Length / 3) + 1;
        foreach (string candidate in candidates.Take(MaxCandidates))
        {
            int distance = Math.Max(candidate.Length, name.Length) > MaxLength ? int.MaxValue : Distance(name, candidate);
            if (distance < least)
            {
                (nearest, least) = (candidate, distance);
            }
        }

        return nearest;
    }

    /// <summary>Insertions, deletions and replacements that turn <paramref name="a"/> into <paramref name="b"/>.</summary>
    private static int Distance(string a, string b)
    {
        int[] row = [.. Enumerable.Range(0, b.Length + 1)];
        for (int i = 1; i <= a.Length; i++)
        {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.Length; j++)
            {
                int replaced = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(replaced, Math.Min(row[j], row[j - 1]) + 1);
            }
        }

        return row[b.Length];
    }
}
