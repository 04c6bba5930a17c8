using StaticGraph.CompilerServices;

namespace StaticGraph.Generator.Ops;

/// <summary>Index maps: elements stay as they are and move.</summary>
internal static class MovementOps
{
    public static IReadOnlyList<OpDef> Rows { get; } =
    [
        new("Transpose", OpKind.Movement, 1, TypeRule.Any)
        {
            Members = new[] { "T" },
            Parameters = new[] { new OpParameter("axes", ParameterKind.Axes) { Shown = OpParameter.Axis.Name } },
            View = (rank, axes) => Access.Ordered(axes.Length == 0 ? Enumerable.Range(0, rank).Reverse().ToArray() : axes, rank),
        },
        new("Flip", OpKind.Movement, 1, TypeRule.Any)
        {
            Parameters = new[] { OpParameter.Axis },
            View = (rank, axes) => Access.Flipped(axes.Length == 0 ? Enumerable.Range(0, rank).ToArray() : axes, rank),
        },
    ];
}
