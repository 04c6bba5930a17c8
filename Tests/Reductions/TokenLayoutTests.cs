using StaticGraph.CompilerServices;
using StaticGraph.Execution.Reductions.Tree;

namespace StaticGraph.Tests.Reductions;

/// <summary>Tokens are the maximal complete nodes of a range, in order, and stay below the promised number.</summary>
public class TokenLayoutTests
{
    [Fact]
    public void Tokens_cover_the_range_once_with_maximal_nodes()
    {
        var random = new Random(1);
        for (int round = 0; round < 3000; round++)
        {
            long length = random.NextInt64(1, round % 2 == 0 ? 3000 : 3_000_000);
            long start = random.NextInt64(length), stop = random.NextInt64(start, length + 1);
            CheckRange(start, stop, length);
        }

        CheckRange(0, 0, 1);
        CheckRange(0, 64, 64);
        CheckRange(64, 1024, 1024);
    }

    [Fact]
    public void The_limit_is_reached_and_never_passed()
    {
        const long Length = 64 * 16 * 16 * 2;
        var layout = new TokenLayout(ReductionMemory.Heights(Length));
        long most = 0;
        for (long start = 0; start < 65; start++)
        {
            layout.Set(start, Length - 1);
            most = Math.Max(most, layout.Count);
        }

        Assert.Equal(63 + 15 + 15 + 15 + 15 + 63, most);
        Assert.True(most <= ReductionMemory.TokenLimit(Length, Length, isAligned: false));
    }

    private static void CheckRange(long start, long stop, long length)
    {
        int heights = ReductionMemory.Heights(length);
        var layout = new TokenLayout(heights);
        layout.Set(start, stop);
        long at = start, slots = 0;
        for (int run = 0; run < layout.Runs; run++)
        {
            layout.Run(run, out int height, out long first, out long count, out long slot);
            for (long node = first; node < first + count; node++, slot++, slots++)
            {
                long span = Span(height);
                Assert.Equal(at, node * span);
                Assert.Equal(slots, slot);
                Assert.Equal(slot, layout.SlotOf(height, node));
                Assert.True(height == heights || !IsInside(node / (Span(height + 1) / span), Span(height + 1), start, stop), "A larger node would do.");
                at += span;
            }
        }

        Assert.Equal(stop, at);
        Assert.Equal(layout.Count, slots);
        bool isAligned = start % 64 == 0 && (stop % 64 == 0 || stop == length);
        Assert.True(slots <= ReductionMemory.TokenLimit(stop - start, length, isAligned), $"{slots} tokens for [{start}, {stop}) of {length}.");
    }

    private static long Span(int height) => height == 0 ? 1 : 64 * (long)Math.Pow(16, height - 1);

    private static bool IsInside(long node, long span, long start, long stop) => node * span >= start && (node + 1) * span <= stop;
}
