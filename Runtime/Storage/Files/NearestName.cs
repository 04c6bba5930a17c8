namespace StaticGraph.Storage;

/// <summary>Finds the name somebody probably meant, for messages.</summary>
internal static class NearestName
{
    /// <summary>The candidate with the fewest changed letters, but not the very name, or null when even that one differs in more than a third of them.</summary>
    public static string? Find(string wanted, IEnumerable<string> candidates)
    {
        string? best = null;
        int fewest = Math.Max(1, wanted.Length / 3) + 1;
        foreach (string candidate in candidates)
        {
            if (candidate != wanted && Math.Abs(candidate.Length - wanted.Length) < fewest && CountChanges(wanted, candidate) is int changes && changes < fewest)
            {
                (best, fewest) = (candidate, changes);
            }
        }

        return best;
    }

    /// <summary>The edit distance, upper and lower case being the same letter.</summary>
    private static int CountChanges(string left, string right)
    {
        int[] row = Enumerable.Range(0, right.Length + 1).ToArray();
        for (int i = 1; i <= left.Length; i++)
        {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= right.Length; j++)
            {
                bool same = char.ToUpperInvariant(left[i - 1]) == char.ToUpperInvariant(right[j - 1]);
                int replaced = diagonal + (same ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(replaced, Math.Min(row[j - 1], row[j]) + 1);
            }
        }

        return row[right.Length];
    }
}
