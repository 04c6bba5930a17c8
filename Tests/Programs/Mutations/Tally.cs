namespace StaticGraph.Mutations;

/// <summary>What became of the mutants of one kind.</summary>
internal sealed class Tally
{
    private readonly SortedDictionary<string, int> _faults = new(StringComparer.Ordinal);

    internal int Mutants { get; private set; }

    /// <summary>Mutants in which at least one dataset was refused.</summary>
    internal int Refused { get; private set; }

    /// <summary>Mutants that read as the sound file does.</summary>
    internal int Unchanged { get; private set; }

    /// <summary>Mutants of which some elements read as others. No checksum covers them, or it was made to fit.</summary>
    internal int Changed => Mutants - Refused - Unchanged - Faults;

    internal int Faults => _faults.Values.Sum();

    /// <summary>Counts one mutant; returns its fault, if it has one.</summary>
    internal string? Add(Outcome outcome, string[] sound, bool mayChange)
    {
        Mutants++;
        string[] answers = [.. outcome.Answers.Select(ElementsOf)];
        bool same = answers.SequenceEqual(sound.Select(ElementsOf));
        bool refused = answers.Contains("refused");
        string? fault = outcome.Failure
            ?? outcome.Answers.FirstOrDefault(answer => answer.StartsWith("fault", StringComparison.Ordinal))
            ?? (!mayChange && answers.Where((answer, i) => answer != "refused" && answer != ElementsOf(sound[i])).Any() ? "silently wrong" : null);
        if (fault is not null)
        {
            string kind = fault.Split([':', '('])[0].Trim();
            _faults[kind] = _faults.GetValueOrDefault(kind) + 1;
        }
        else
        {
            Refused += refused ? 1 : 0;
            Unchanged += same ? 1 : 0;
        }

        return fault;
    }

    public override string ToString()
    {
        string faults = Faults == 0 ? "no faults" : string.Join(", ", _faults.Select(pair => $"{pair.Value} x {pair.Key}"));
        return $"{Mutants,7} mutants, {Refused,7} refused, {Unchanged,7} unchanged, {Changed,7} changed, {faults}";
    }

    // Names and attributes are described behind the elements; they are not under every checksum.
    private static string ElementsOf(string answer) => answer.Split(' ') is ["elements", string hash, ..] ? hash : answer;
}
