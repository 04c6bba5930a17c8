using StaticGraph.CompilerServices;
using StaticGraph.Generator.Model;
using StaticGraph.Generator.Ops;
using StaticGraph.Generator.Problems;

namespace StaticGraph.Generator.Graph;

/// <summary>Checks an operation's element types against its row's rule.</summary>
internal static class TypeChecker
{
    public static bool Check(OpDef row, KernelNode node, IReadOnlyList<DType> inputs, ProblemList problems)
    {
        // The masks before are always bool in C#.
        DType type = row.Kind == OpKind.Creation ? node.Type : inputs[row.Types.Masks];
        if (node.IsOfHalves && !row.Types.TakesHalves)
        {
            problems.Add(ProblemIds.ElementType, node.Expression, row.Name, DType.Half.Keyword(), row.Types.Accepted);
            return false;
        }

        if (row.Types.Accepts(type) || (type == DType.Complex && row.Complex is not null))
        {
            NoteWrapping(row, node, type, problems);
            return true;
        }

        if (row.Kind == OpKind.Reduction && type.IsInteger())
        {
            problems.Add(ProblemIds.IntegerMean, node.Expression, row.Name, type.Keyword());
            return false;
        }

        problems.Add(ProblemIds.ElementType, node.Expression, row.Name, type.Keyword(), row.Types.Accepted);
        return false;
    }

    // A sum of long, or of ulong, has no wider type to go to.
    private static void NoteWrapping(OpDef row, KernelNode node, DType type, ProblemList problems)
    {
        if (!node.IsUnchecked && (row.Fold is ReductionKind.Sum or ReductionKind.Prod || row.Scans is ScanKind.Sum or ScanKind.Prod) && type.IsInteger() && type.Size() < sizeof(long))
        {
            problems.Add(type.Size() < sizeof(int) ? ProblemIds.SmallIntegerSum : ProblemIds.IntegerSum, node.Expression, row.Name, type.Keyword());
        }
    }
}
