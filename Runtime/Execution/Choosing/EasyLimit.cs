using System.Globalization;
using System.Numerics;
using StaticGraph.Storage;

namespace StaticGraph.Execution;

/// <summary>
/// A limit from which a plan moves little more than within much more memory. Within the least one that is enough blocks may be a single element, and arrays be read thousands of times: whoever is told the one is told the other.
/// </summary>
internal static class EasyLimit
{
    // How much more memory is much more.
    private const int Doublings = 8;
    private const double LittleMore = 2;

    /// <summary>What to say of it behind the least limit, which is <paramref name="least"/>; nothing where that is as good.</summary>
    public static string Text(BoundPlan plan, RunArrays arrays, RunOptions? options, long least)
    {
        if (least > long.MaxValue >> (Doublings + 1))
        {
            return "";
        }

        long most = least << Doublings;
        double enough = LittleMore * Moved(most).Cost;
        MovedBytes there = Moved(least);
        if (there.Cost <= enough)
        {
            return "";
        }

        long limit = (long)BitOperations.RoundUpToPowerOf2((ulong)least);
        while (limit < most && Moved(limit).Cost > enough)
        {
            limit <<= 1;
        }

        return $" There it moves {Said(there)}; within {ByteSize.Format(limit)} it moves {Said(Moved(limit))}.";

        MovedBytes Moved(long bytes) => ChosenPlan.Choose(plan, arrays, (options ?? new RunOptions()) with { MemoryLimit = bytes }).Moved;
    }

    private static string Said(MovedBytes moved) => $"{ByteSize.Format(moved.Bytes)} in {moved.Requests.ToString("N0", CultureInfo.InvariantCulture)} requests";
}
