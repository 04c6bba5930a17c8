using System.Diagnostics;

namespace StaticGraph.Execution;

/// <summary>Moves the elements of a block that a mask takes to its beginning, in their order.</summary>
internal static unsafe class Compaction
{
    /// <summary>How many of <paramref name="count"/> elements the mask takes; they lie at the beginning then.</summary>
    /// <param name="elements">The elements.</param>
    /// <param name="mask">For each a byte, 0 or 1.</param>
    /// <param name="count">How many elements there are.</param>
    /// <param name="elementSize">The bytes of one.</param>
    public static int Run(byte* elements, byte* mask, int count, int elementSize) => elementSize switch
    {
        1 => Run(elements, mask, count),
        2 => Run((ushort*)elements, mask, count),
        4 => Run((uint*)elements, mask, count),
        8 => Run((ulong*)elements, mask, count),
        16 => Run((UInt128*)elements, mask, count),
        _ => throw new UnreachableException(),
    };

    // Without a branch an element: masks are as hard to foresee as data. Where nothing is taken of several, as mostly where little is, they are left out.
    private static int Run<T>(T* elements, byte* mask, int count)
        where T : unmanaged
    {
        const int Several = sizeof(ulong);
        int taken = 0, i = 0;
        for (; i <= count - Several; i += Several)
        {
            if (*(ulong*)(mask + i) != 0)
            {
                for (int j = i; j < i + Several; j++)
                {
                    elements[taken] = elements[j];
                    taken += mask[j];
                }
            }
        }

        for (; i < count; i++)
        {
            elements[taken] = elements[i];
            taken += mask[i];
        }

        return taken;
    }
}
