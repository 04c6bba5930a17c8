using StaticGraph.Execution.Blocks;

namespace StaticGraph.Tests.Ops;

/// <summary>Keys by rank, of orders that are hard for those who divide by a middle one: all ranks are those of sorted keys.</summary>
public sealed class KeySelectTests
{
    public static TheoryData<string> Orders => ["random", "equal", "few", "ascending", "descending", "organ pipe", "against three", "sorted ends"];

    [Theory]
    [MemberData(nameof(Orders))]
    public unsafe void EachRankIsThatOfSortedKeys(string order)
    {
        foreach (int count in new[] { 1, 2, 24, 25, 100, 3000 })
        {
            ulong[] keys = Keys(order, count), sorted = [.. keys.Order()];
            for (int rank = 0; rank < count; rank += 1 + (count / 50))
            {
                ulong[] its = [.. keys];
                fixed (ulong* start = its)
                {
                    Assert.Equal(sorted[rank], KeySelect.Find(start, count, rank));
                    Assert.Equal(sorted, its.Order());
                }
            }
        }
    }

    private static ulong[] Keys(string order, int count)
    {
        var random = new Random(count);
        IEnumerable<int> all = Enumerable.Range(0, count);
        return order switch
        {
            "random" => [.. all.Select(_ => (ulong)random.NextInt64(long.MinValue, long.MaxValue))],
            "equal" => [.. all.Select(_ => 7UL)],
            "few" => [.. all.Select(_ => (ulong)random.Next(3) << 62)],
            "ascending" => [.. all.Select(i => (ulong)i)],
            "descending" => [.. all.Select(i => ulong.MaxValue - (ulong)i)],
            "organ pipe" => [.. all.Select(i => (ulong)Math.Min(i, count - i))],
            "against three" => AgainstThree(count),
            _ => [.. all.Select(i => i < count / 2 ? (ulong)i : ulong.MaxValue)],
        };
    }

    // What the middle one of the first, the middle and the last leaves as long as it was (D. R. Musser, Introspective sorting and selection algorithms, 1997).
    private static ulong[] AgainstThree(int count)
    {
        var keys = new ulong[count];
        int half = count / 2;
        for (int i = 1; i <= half; i++)
        {
            keys[i - 1] = (ulong)(i % 2 == 1 ? i : half + i - 1);
            keys[half + i - 1] = (ulong)(2 * i);
        }

        return keys;
    }
}
