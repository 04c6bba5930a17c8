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
        // Select takes its type from what it selects; its first operand is always bool in C#.
        DType type = row.Types == TypeRule.Select ? inputs[inputs.Count - 1] : inputs[0];
        if (Accepts(row, type))
        {
            NoteWrapping(row, node, type, problems);
            return true;
        }

        if (row.Kind == OpKind.Reduction && type.IsInteger())
        {
            problems.Add(ProblemIds.IntegerMean, node.Expression, row.Name, type.Keyword());
            return false;
        }

        problems.Add(ProblemIds.ElementType, node.Expression, row.Name, type.Keyword(), Accepted(row));
        return false;
    }

    // A sum of long has no wider type to go to.
    private static void NoteWrapping(OpDef row, KernelNode node, DType type, ProblemList problems)
    {
        if (!node.IsUnchecked && row.Fold is ReductionKind.Sum or ReductionKind.Prod && type is DType.Byte or DType.Int32)
        {
            problems.Add(type == DType.Byte ? ProblemIds.SmallIntegerSum : ProblemIds.IntegerSum, node.Expression, row.Name, type.Keyword());
        }
    }

    private static bool Accepts(OpDef row, DType type) => row.Types switch
    {
        TypeRule.Numeric => type != DType.Boolean,
        TypeRule.Floating or TypeRule.Test => type.IsFloating(),
        TypeRule.Bitwise => type == DType.Boolean || type.IsInteger(),
        TypeRule.Logical => type == DType.Boolean,
        TypeRule.Comparison => type != DType.Boolean || row.MaskVector.Length > 0,
        TypeRule.Select or TypeRule.Cast or TypeRule.Any => true,
    };

    private static string Accepted(OpDef row) => row.Types switch
    {
        TypeRule.Floating or TypeRule.Test => "float or double",
        TypeRule.Bitwise => "bool, byte, int or long",
        TypeRule.Logical => "bool",
        TypeRule.Numeric or TypeRule.Comparison => "byte, int, long, float or double",
        TypeRule.Select or TypeRule.Cast or TypeRule.Any => "bool, byte, int, long, float or double",
    };
}
