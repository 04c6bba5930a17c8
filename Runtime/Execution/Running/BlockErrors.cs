using System.Globalization;
using StaticGraph.CompilerServices;

namespace StaticGraph.Execution;

/// <summary>Says where in a run an error came up.</summary>
internal static class BlockErrors
{
    /// <summary>An error of the generated code, with the index of the element that causes it.</summary>
    public static ArithmeticException Located(ArithmeticException error, SweepPlan sweep, PlanDefinition plan, long block, long[]? index)
    {
        string where = index is null ? "" : $" at element [{string.Join(", ", index.Select(i => i.ToString(CultureInfo.InvariantCulture)))}]";
        string message = $"{plan.Name}{where} (sweep {sweep.Index + 1}, block {block}): {error.Message}";
        return error switch
        {
            DivideByZeroException => new DivideByZeroException(message, error),
            OverflowException => new OverflowException(message, error),
            _ => new ArithmeticException(message, error),
        };
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
