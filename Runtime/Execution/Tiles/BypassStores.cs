using System.Runtime.Intrinsics.X86;
using StaticGraph.CompilerServices;

namespace StaticGraph.Execution.Tiles;

/// <summary>
/// Results stored past the caches: a cache first reads the lines that are overwritten, a third of the traffic of a sweep that reads and writes one array.
/// (2x + 1)³ of 512 MiB takes 25 ms through the caches and 19 past them. Such stores need vectors that begin where their own size divides the address.
/// </summary>
internal static class BypassStores
{
    /// <summary>What has so many bytes or more would not be found in the caches by who reads it next.</summary>
    public const long LargerThanCaches = 48L << 20;

    /// <summary>True when all that a sweep makes are large results in the user's memory.</summary>
    /// <remarks>Where gathered columns meet whole rows tiles are narrow, and short rows gain nothing: the normalisation of 8192 x 8192 doubles took 85 ms and would take 93.</remarks>
    public static bool Takes(Taker[] takers, SlotPlan[] slots, long[] lengths)
    {
        bool isNarrow = Array.Exists(slots, slot => slot.IsGathered) && Array.Exists(slots, slot => !slot.IsStore && slot.IsLane && !slot.IsInTile);
        return !isNarrow && Array.TrueForAll(takers, taker => !taker.HasPartials) && AreLarge(slots, lengths);
    }

    /// <summary>The elements of a row before the first that begins a cache line of every result; -1 where there is none, or another one in each row.</summary>
    public static long Head(SweepPlan plan, TileSpace space, ReadOnlySpan<nint> plane)
    {
        const nint Line = TileShape.Alignment;
        long head = -1;
        for (int slot = 0; slot < plane.Length; slot++)
        {
            SlotPlan planned = plan.Slots[slot];
            if (planned.IsStore)
            {
                head = head < 0 ? (Line - (plane[slot] % Line)) % Line / planned.ElementSize : head;
                Span<long> strides = space.Strides(slot);
                bool isAligned = (plane[slot] + (nint)(head * planned.ElementSize)) % Line == 0 && (space.Lengths[^2] == 1 || strides[^2] % Line == 0);
                if (!isAligned || strides[^1] != planned.ElementSize)
                {
                    return -1;
                }
            }
        }

        return head;
    }

    /// <summary>Waits until what was stored is in memory: whoever is told that a block is done must see it.</summary>
    public static void Complete()
    {
        if (Sse.IsSupported)
        {
            Sse.StoreFence();
        }
    }

    // Without a lambda: what one takes along would be made for every sweep that is planned.
    private static bool AreLarge(SlotPlan[] slots, long[] lengths)
    {
        foreach (SlotPlan slot in slots)
        {
            if (slot.IsStore && !IsLarge(slot, lengths))
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsLarge(SlotPlan slot, long[] lengths)
    {
        long bytes = slot.ElementSize;
        foreach (long length in lengths)
        {
            bytes = NumericMemory.SaturatingMultiply(bytes, length);
        }

        return slot.Kind == SlotKind.Sink && slot.IsLane && bytes >= LargerThanCaches;
    }
}
