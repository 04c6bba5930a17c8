extern alias generator;

using generator::StaticGraph.CompilerServices;

namespace StaticGraph.Tests.Reference;

/// <summary>What an index outside of a range means, step by step: outside of it the walker turns, stays, or is where nobody looks.</summary>
internal static class ReferenceEdge
{
    /// <summary>The index that is meant; of one that is not used any that there is.</summary>
    public static long IndexOf(AxisEdge edge, long index, Func<string, long> lengthOf)
    {
        long first = edge.First.Evaluate(lengthOf), last = first + edge.Length.Evaluate(lengthOf) - 1;
        if (index < edge.Low.Evaluate(lengthOf) || index >= edge.High.Evaluate(lengthOf))
        {
            return 0;
        }

        Assert.True(edge.Kind != EdgeKind.Nothing || (index >= first && index <= last), $"{index} is used, and outside of {edge}");
        long at = index < first ? first : last, outside = Math.Abs(index - at);
        return edge.Kind switch
        {
            _ when index >= first && index <= last => index,
            EdgeKind.Edge => at,
            EdgeKind.Reflect => index < first ? at + outside : at - outside,
            _ => index < first ? at + outside - 1 : at - outside + 1,
        };
    }
}
