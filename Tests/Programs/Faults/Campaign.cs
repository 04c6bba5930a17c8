namespace StaticGraph.Faults;

/// <summary>Runs every scenario again and again, each time with another fault; runs in the child process, where calls can fail.</summary>
internal sealed class Campaign(string folder, int runs, int seed)
{
    private readonly Random _random = new(seed);
    private readonly SortedDictionary<CallKind, (int Runs, int Failed)> _tally = [];

    /// <summary>Returns the number of runs that broke the rule.</summary>
    public int Run()
    {
        Scenario.MakeInputs(folder);
        Shim.Watch(folder);
        int broken = Scenario.All.Count(LeavesWriting);
        var calls = Scenario.All.ToDictionary(scenario => scenario, CountCalls);
        for (int run = 0; run < runs; run++)
        {
            Scenario scenario = Scenario.All[_random.Next(Scenario.All.Length)];
            Fault fault = Choose(calls[scenario]);
            if (Try(scenario, fault) is string wrong)
            {
                broken++;
                Console.WriteLine($"{scenario.Name}, {fault}: {wrong}");
                Clean();
            }
        }

        foreach ((CallKind kind, (int count, int failed)) in _tally)
        {
            Console.WriteLine($"{kind,-9} {count,6} runs with a fault, {failed,6} ended in an error, {count - failed,6} went on");
        }

        // A thread is asked for only where the pool has none idle, which no seed decides.
        CallKind[] unmet = [.. Enum.GetValues<CallKind>().Where(kind => kind != CallKind.Thread && _tally.GetValueOrDefault(kind).Runs == 0)];
        Console.WriteLine(unmet.Length == 0 ? "every kind of call on files and memory has failed" : $"never failed: {string.Join(", ", unmet)}");
        Console.WriteLine($"{runs} runs, seed {seed}: {broken} broke the rule");
        return broken;
    }

    // What one run left is not held against the next.
    private void Clean()
    {
        foreach (string left in Directory.EnumerateFiles(folder, "*.sg-*"))
        {
            File.Delete(left);
        }
    }

    private string? Try(Scenario scenario, Fault fault)
    {
        scenario.Prepare(folder);
        Exception? error = null;
        int hits;
        Shim.Arm(fault);
        try
        {
            scenario.Run(folder);
        }
        catch (Exception thrown)
        {
            error = thrown;
        }
        finally
        {
            hits = Shim.Disarm();
        }

        (int count, int failed) = _tally.GetValueOrDefault(fault.Kind);
        _tally[fault.Kind] = (count + (hits > 0 ? 1 : 0), failed + (error is null ? 0 : 1));
        return Verdict.Of(scenario, folder, error, fault) ?? Verdict.OfNext(scenario, folder);
    }

    // A run that nothing happens to: each output is on the disk before the first gets its name, or none, where that is left to the system.
    private bool LeavesWriting(Scenario scenario)
    {
        scenario.Prepare(folder);
        Shim.Count(CallKind.Sync);
        scenario.Run(folder);
        _ = Shim.Disarm();
        int synced = Shim.Synced();
        bool isWrong = scenario.IsDurable ? synced < scenario.Outputs.Length : synced > 0;
        Console.Write(isWrong ? $"{scenario.Name}: {synced} files were written to the disk before the first got its name, of {scenario.Outputs.Length}\n" : "");
        return isWrong;
    }

    // How many calls of each kind a run makes that nothing happens to.
    private Dictionary<CallKind, int> CountCalls(Scenario scenario)
    {
        var calls = new Dictionary<CallKind, int>();
        foreach (CallKind kind in Enum.GetValues<CallKind>())
        {
            scenario.Prepare(folder);
            Shim.Count(kind);
            scenario.Run(folder);
            calls[kind] = Shim.Disarm();
        }

        return calls;
    }

    private Fault Choose(Dictionary<CallKind, int> calls)
    {
        while (true)
        {
            CallKind[] kinds = [.. calls.Keys.Where(kind => calls[kind] > 0)];
            CallKind kind = kinds[_random.Next(kinds.Length)];
            int[] errors = Fault.ErrorsOf(kind);
            int[] times = [1, 1, 2, 5, 0];
            var fault = new Fault(kind, _random.Next(calls[kind]), times[_random.Next(times.Length)], errors[_random.Next(errors.Length)]);
            if (fault.IsPossible)
            {
                return fault;
            }
        }
    }
}
