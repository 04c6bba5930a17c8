namespace StaticGraph.Mutations;

/// <summary>Reads many mutants of every base file and counts what becomes of them.</summary>
/// <param name="mutants">How many of each base.</param>
/// <param name="repaired">How many more of each base that has checksums, which are made to fit again.</param>
/// <param name="seed">Where the mutants come from: the same seed makes the same ones.</param>
/// <param name="only">Part of the names of the bases to use; empty for all.</param>
/// <param name="kept">A folder for mutants with faults, or null.</param>
internal sealed class Campaign(int mutants, int repaired, int seed, string only, string? kept)
{
    /// <summary>Runs it, prints the tallies and returns the number of faults.</summary>
    internal int Run()
    {
        string folder = Directory.CreateTempSubdirectory("mutations").FullName;
        using Worker worker = new();
        try
        {
            Tally total = new();
            foreach (BaseFile file in BaseFile.MakeAll(folder).Where(file => file.Name.Contains(only, StringComparison.Ordinal)))
            {
                Run(file, isRepaired: false, mutants, folder, worker, total);
                Run(file, isRepaired: true, file.Ranges.Count > 0 ? repaired : 0, folder, worker, total);
            }

            Console.WriteLine($"{"total",-28} {total}");
            return total.Faults;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private void Run(BaseFile file, bool isRepaired, int count, string folder, Worker worker, Tally total)
    {
        if (count == 0)
        {
            return;
        }

        string path = Path.Combine(folder, "mutant" + Path.GetExtension(file.Name));
        string name = file.Name + (isRepaired ? ", repaired" : "");
        File.WriteAllBytes(path, file.Contents);
        string[] sound = worker.Read(path, file.Datasets).Answers;
        if (sound.Length != file.Datasets.Length || !Array.TrueForAll(sound, answer => answer.StartsWith("elements", StringComparison.Ordinal)))
        {
            throw new InvalidOperationException($"The sound {file.Name} does not read: {string.Join("; ", sound)}");
        }

        Tally tally = new();
        for (int i = 0; i < count; i++)
        {
            byte[] mutant = Mutator.Mutate(file.Contents, new Random(HashCode(file.Name, isRepaired, i)));
            if (isRepaired)
            {
                file.Ranges.Repair(mutant);
            }

            // A new file each time: a child that was killed may still be closing the last one.
            File.Delete(path);
            File.WriteAllBytes(path, mutant);
            Outcome outcome = worker.Read(path, file.Datasets);
            bool mayChange = isRepaired || !file.IsWhollyChecksummed;
            _ = total.Add(outcome, sound, mayChange);
            if (tally.Add(outcome, sound, mayChange) is string fault)
            {
                Keep(path, file.Name, isRepaired, i, fault);
            }
        }

        Console.WriteLine($"{name,-28} {tally}");
    }

    private void Keep(string path, string name, bool isRepaired, int number, string fault)
    {
        string keptAs = $"{(isRepaired ? "repaired-" : "")}{number}-{name}";
        Console.WriteLine($"  {keptAs}: {fault}");
        if (kept is not null)
        {
            Directory.CreateDirectory(kept);
            File.Copy(path, Path.Combine(kept, keptAs), overwrite: true);
        }
    }

    // The framework's own hash differs from run to run.
    private int HashCode(string name, bool isRepaired, int number)
    {
        uint hash = (uint)seed;
        foreach (char letter in $"{name}/{isRepaired}/{number}")
        {
            hash = (hash ^ letter) * 16777619;
        }

        return (int)hash;
    }
}
