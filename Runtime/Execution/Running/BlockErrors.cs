using System.Globalization;
using StaticGraph.CompilerServices;
using StaticGraph.Execution.Tiles;
using StaticGraph.Simd;

namespace StaticGraph.Execution;

/// <summary>Says where in a run an error came up.</summary>
internal static class BlockErrors
{
    /// <summary>An error of the generated code, with the index of the element that causes it.</summary>
    public static Exception Located(ArithmeticException error, SweepPlan sweep, PlanDefinition plan, long block, long[]? index)
    {
        string where = index is null or { Length: 0 } ? "" : $" at element [{string.Join(", ", index.Select(i => i.ToString(CultureInfo.InvariantCulture)))}]";
        string message = $"{plan.Name}{where} (sweep {sweep.Index + 1}, block {block}): {error.Message}";
        return error switch
        {
            OrdinalException chosen => NoSuchChoice(chosen, plan, where),
            NothingFoldedException => new InvalidOperationException($"{plan.Name}{where}: {error.Message}", error),
            DivideByZeroException => new DivideByZeroException(message, error),
            OverflowException => new OverflowException(message, error),
            _ => new ArithmeticException(message, error),
        };
    }

    private static ArrayIndexException NoSuchChoice(OrdinalException chosen, PlanDefinition plan, string where) => new(
        string.Create(CultureInfo.InvariantCulture, $"{plan.Name}: index {chosen.Index}{where} chooses none of {chosen.Count} arrays. Indices are 0 to {chosen.Count - 1}."),
        chosen.Index,
        axis: 0,
        chosen.Count);

    /// <summary>An index that is none of its axis, with its place in the array of indices, which the element at <paramref name="index"/> of the sweep asked for.</summary>
    public static ArrayIndexException Outside(ChosenIndexException error, SweepPlan sweep, PlanDefinition plan, long[] index)
    {
        SlotPlan indices = sweep.Slots[error.Indices];
        long[] place = new long[indices.Access.Rank], ones = new long[place.Length];
        indices.Access.Region(index, Arrays.Filled(index.Length, 1L), place, ones);
        int chosen = Array.FindIndex(sweep.Slots, slot => Array.IndexOf(slot.Indices, error.Indices) >= 0 && slot.Access.ChosenAxes.Contains(error.Axis));
        string array = sweep.Definition.Operands[chosen].Name, name = sweep.Definition.Operands[error.Indices].Name;
        string at = string.Join(", ", place.Select(i => i.ToString(CultureInfo.InvariantCulture)));
        return new ArrayIndexException(
            string.Create(CultureInfo.InvariantCulture, $"{plan.Name}: index {error.Index}, at [{at}] of {name}, is outside axis {error.Axis} of {array}, which has length {error.Length} there. Indices are 0 to below the length, or count from the end down to its negative."),
            error.Index,
            error.Axis,
            error.Length);
    }

    /// <summary>Any other error stays as it is; its <see cref="Exception.Data"/> says where the run was.</summary>
    public static Exception Named(Exception error, SweepPlan sweep, PlanDefinition plan, long block)
    {
        error.Data["StaticGraph.Kernel"] = plan.Name;
        error.Data["StaticGraph.Sweep"] = sweep.Index + 1;
        error.Data["StaticGraph.Block"] = block;
        return error;
    }
}
