using StaticGraph.CompilerServices;
using StaticGraph.Execution.Reductions.Simd;

namespace StaticGraph.Execution.Blocks;

/// <summary>Picks what does the function of a sweep's blocks.</summary>
internal static class BlockFunctions
{
    /// <summary>Makes it, over axes of these lengths, in blocks, for results in an array of other lengths where they are part of it.</summary>
    public static BlockFunctionReducer Of(SweepDefinition sweep, long[] lengths, long[] block, long[] arrayLengths, ReductionFormula formula)
    {
        ReductionDefinition fold = formula.Definition;
        BlockAxes axes = BlockAxes.Of(fold, lengths.Length);
        OperandDefinition labelled = sweep.Operands[fold.Other < 0 ? fold.Slot : fold.Other];
        var labels = new GroupLabels(labelled.Type, labelled.Name);
        GroupReducer<T, TFold> Group<T, TFold>()
            where T : unmanaged
            where TFold : struct, IGroupFold<T> => new(axes, lengths, block, arrayLengths, formula, labels);

        bool isFloating = fold.Type.IsFloating(), isUnsigned = fold.Type == DType.UInt64;
        return fold.Block!.Function switch
        {
            BlockFunction.Sort or BlockFunction.ArgSort or BlockFunction.Order or BlockFunction.GroupOrder => new LineReducer(axes, lengths, block, arrayLengths, formula, labels),
            BlockFunction.Largest or BlockFunction.ArgLargest or BlockFunction.Smallest or BlockFunction.ArgSmallest => new BestReducer(axes, lengths, block, arrayLengths, formula),
            BlockFunction.GroupCount => Group<long, GroupCount>(),
            BlockFunction.GroupSum => isFloating ? Group<double, GroupSumOfDoubles>() : Group<long, GroupSumOfWhole<long>>(),
            BlockFunction.GroupMin => isFloating ? Group<double, GroupExtreme<double, MinOp<double>>>() : isUnsigned ? Group<ulong, GroupExtreme<ulong, MinOp<ulong>>>() : Group<long, GroupExtreme<long, MinOp<long>>>(),
            BlockFunction.GroupMax => isFloating ? Group<double, GroupExtreme<double, MaxOp<double>>>() : isUnsigned ? Group<ulong, GroupExtreme<ulong, MaxOp<ulong>>>() : Group<long, GroupExtreme<long, MaxOp<long>>>(),
            BlockFunction.GroupFirst => Group<long, GroupFirst<long>>(),
            BlockFunction.GroupLast => Group<long, GroupLast<long>>(),
        };
    }
}
