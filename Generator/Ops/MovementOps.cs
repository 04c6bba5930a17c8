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
            View = (shape, axes) => Access.Ordered(axes.Length == 0 ? Enumerable.Range(0, shape.Count).Reverse().ToArray() : axes, shape.Count),
        },
        new("Flip", OpKind.Movement, 1, TypeRule.Any)
        {
            Parameters = new[] { OpParameter.Axis },
            View = (shape, axes) => Access.Flipped(axes.Length == 0 ? Enumerable.Range(0, shape.Count).ToArray() : axes, shape),
        },
        new("Index", OpKind.Movement, 1, TypeRule.Any)
        {
            Members = new[] { "this[]", "Item" },
            Parameters = new[] { OpParameter.Index },
            Notation = "{0}[...]",
            NumPy = new[] { "np.ndarray.__getitem__" },
        },
    ];
}
