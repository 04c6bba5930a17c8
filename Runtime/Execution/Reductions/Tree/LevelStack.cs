using StaticGraph.Execution.Reductions.Simd;

namespace StaticGraph.Execution.Reductions.Tree;

/// <summary>
/// Levels above each other: the finished totals of one are elements of the level around it, those of the outermost are the result.
/// A block has a stack of the levels it can finish and the one it is cut at; the blocks share a stack of the levels that outlive them.
/// </summary>
internal sealed unsafe class LevelStack<TFold>(TreeLevel<TFold>[] levels, LevelMap[] maps, long[] resultStrides)
    where TFold : struct, INodeFold
{
    /// <summary>The levels, outermost first; null for those this stack does not hold.</summary>
    public TreeLevel<TFold> this[int level] => levels[level];

    public LevelMap Map(int level) => maps[level];

    /// <summary>Where the totals of the outermost level go.</summary>
    public double* Result { get; set; }

    /// <summary>Sets the origin of every level held to a block's start.</summary>
    public void Begin(ReadOnlySpan<long> start)
    {
        foreach (LevelMap map in maps)
        {
            map?.Begin(start);
        }
    }

    /// <summary>
    /// Hands on the totals of <paramref name="count"/> outputs of a level, neighbours along <paramref name="runAxis"/>;
    /// their parts are <paramref name="stride"/> elements apart.
    /// </summary>
    public void Pass(int level, ReadOnlySpan<long> coordinates, int runAxis, long count, double* totals, long stride)
    {
        while (level > 0)
        {
            TreeLevel<TFold> around = levels[--level];
            LevelMap map = maps[level];
            long step = map.IndexStride(runAxis), index = map.Index(coordinates);
            Strip strip = map.At(coordinates, step == 0 ? count : 1);
            if (step == 0)
            {
                around.Element(index, strip, totals, stride);
            }
            else
            {
                PassAlong(around, map, index, coordinates, runAxis, count, totals, stride);
                index += (count - 1) * step;
                count = 1;
            }

            if (around.IsCut || index + 1 < around.Shape.Length)
            {
                return;
            }

            around.Finish(strip);
            totals = around.Root(strip.Key);
            stride = around.Shape.Keys;
        }

        Store(coordinates, count, totals + (TFold.ResultPart * stride));
    }

    // The run's outputs are successive elements of the level around them, not outputs of it.
    private static void PassAlong(
        TreeLevel<TFold> around, LevelMap map, long index, ReadOnlySpan<long> coordinates, int runAxis, long count, double* totals, long stride)
    {
        Strip strip = map.At(coordinates, 1);
        for (long i = 0; i < count; i++)
        {
            around.Element(index + (i * map.IndexStride(runAxis)), strip, totals + i, stride);
        }
    }

    private void Store(ReadOnlySpan<long> coordinates, long count, double* totals)
    {
        double* result = Result;
        for (int axis = 0; axis < coordinates.Length; axis++)
        {
            result += resultStrides[axis] * coordinates[axis];
        }

        RowCopy.Copy(totals, result, count);
    }
}
