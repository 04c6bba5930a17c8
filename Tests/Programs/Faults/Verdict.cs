namespace StaticGraph.Faults;

/// <summary>
/// The rule: a run that succeeds has left the right results under their names; one that does not has said why, and left under them what lay there before.
/// Neither leaves a lock or a temporary file, and the next run succeeds.
/// </summary>
internal static class Verdict
{
    /// <summary>What a run did wrong, or null.</summary>
    /// <param name="scenario">The run.</param>
    /// <param name="folder">Where it ran.</param>
    /// <param name="error">What it threw, or null where it succeeded.</param>
    /// <param name="fault">What happened to it.</param>
    public static string? Of(Scenario scenario, string folder, Exception? error, Fault fault)
    {
        Found[] found = [.. scenario.Outputs.Select((_, output) => scenario.Look(folder, output))];
        if (Array.Exists(found, one => one == Found.Wrong))
        {
            return "an output holds other numbers";
        }

        if (error is null && fault.Kind is CallKind.Sync or CallKind.CloseCopy && fault.Error is Fault.InputOutput or Fault.NoSpace)
        {
            return "it succeeded though its bytes never reached the disk";
        }

        if (error is not null && fault.Kind == CallKind.Duplicate)
        {
            return $"it failed for want of a descriptor, with all its bytes on the disk: {error}";
        }

        if (error is null)
        {
            return !Array.TrueForAll(found, one => one == Found.Result) ? "it succeeded without its results" : CheckRest(folder, fault);
        }

        // Where names can be neither changed nor deleted any more, what was done cannot be undone: whole files, at least.
        bool canUndo = fault.Kind is not (CallKind.Rename or CallKind.Unlink or CallKind.Link) || fault.Times == 1;
        return !Explains(error, fault) ? $"it threw {error}"
            : canUndo && Array.Exists(found, one => one == Found.Result) ? $"it failed and left a result: {error}"
            : CheckRest(folder, fault);
    }

    // The error of storage for what storage did, with a reason in it; on a full disk, how much is free instead of the HDF5 library's "bytes actually written".
    private static bool Explains(Exception error, Fault fault)
        => error.Message.Length >= 20
            && (error is ArrayStorageException || (fault.Kind is CallKind.Thread or CallKind.Memory && error is OutOfMemoryException))
            && (fault is not { Kind: CallKind.Write, Error: Fault.NoSpace or Fault.Quota }
                || (error.Message.Contains("bytes free", StringComparison.Ordinal) && !error.Message.Contains("18446744073709551615", StringComparison.Ordinal)));

    /// <summary>What stands in the way of the next run, or null.</summary>
    public static string? OfNext(Scenario scenario, string folder)
    {
        scenario.Prepare(folder);
        try
        {
            scenario.Run(folder);
        }
        catch (Exception error)
        {
            return $"the next run failed: {error}";
        }

        return Of(scenario, folder, null, default);
    }

    private static string? CheckRest(string folder, Fault fault)
    {
        string[] rest = [.. Directory.EnumerateFileSystemEntries(folder).Select(entry => Path.GetFileName(entry)).Except([.. Scenario.All.SelectMany(one => one.Outputs), .. Scenario.InputFiles])];
        return rest.Length > 0 && fault.Kind != CallKind.Unlink ? $"it left {string.Join(", ", rest)}" : null;
    }
}
