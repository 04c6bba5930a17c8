using StaticGraph.CompilerServices;

namespace StaticGraph.Generator.Ops;

/// <summary>Index maps: elements stay as they are and move.</summary>
internal static class MovementOps
{
    private static readonly OpParameter s_k = new("k", ParameterKind.Number);

    public static IReadOnlyList<OpDef> Rows { get; } =
    [
        new("Transpose", OpKind.Movement, 1, TypeRule.Any)
        {
            Members = new[] { "T" },
            Parameters = new[] { new OpParameter("axes", ParameterKind.Axes) { Shown = OpParameter.Axis.Name } },
            View = x => Moved.Ordered(x.Shape, x.Axes[0].Count == 0 ? Enumerable.Reverse(x.All).ToArray() : x.Axes[0]),
        },
        new("Flip", OpKind.Movement, 1, TypeRule.Any)
        {
            Parameters = new[] { OpParameter.Axis },
            View = x => Moved.Flipped(x.Shape, x.Axes[0].Count == 0 ? x.All : x.Axes[0].ToArray()),
        },
        new("Rot90", OpKind.Movement, 1, TypeRule.Any)
        {
            Parameters = new[] { s_k with { Default = 1 }, new OpParameter("axes", ParameterKind.Axes) },
            NumPy = new[] { "np.rot90" }, About = 2, WayOut = "name the two axes of the plane in which it turns",
            View = x => Moved.Turned(x.Shape, x.Number, x.Axes[0]),
        },
        new("SwapAxes", OpKind.Movement, 1, TypeRule.Any)
        {
            Parameters = new[] { new OpParameter("axis1", ParameterKind.Axes), new OpParameter("axis2", ParameterKind.Axes) },
            NumPy = new[] { "np.swapaxes" },
            View = x => x.Axes.All(axes => axes.Count == 1) ? Moved.Ordered(x.Shape, x.All.Select(axis => axis == x.Axes[0][0] ? x.Axes[1][0] : axis == x.Axes[1][0] ? x.Axes[0][0] : axis).ToArray()) : null,
        },
        new("MoveAxis", OpKind.Movement, 1, TypeRule.Any)
        {
            Parameters = new[] { new OpParameter("source", ParameterKind.Axes), new OpParameter("destination", ParameterKind.Axes) },
            NumPy = new[] { "np.moveaxis" }, WayOut = "give each axis that moves one place",
            View = x => Moved.Placed(x.Shape, x.Axes[0], x.Axes[1]),
        },
        new("Squeeze", OpKind.Movement, 1, TypeRule.Any)
        {
            Parameters = new[] { OpParameter.Axis },
            View = x => Moved.Without(x.Shape, x.Axes[0].Count == 0 ? x.All.Where(axis => x.Shape[axis].Equals(Polynomial.One)).ToArray() : x.Axes[0].ToArray()),
        },
        new("ExpandDims", OpKind.Movement, 1, TypeRule.Any)
        {
            Parameters = new[] { OpParameter.Axis with { IsOfResult = true } },
            View = x => Moved.With(x.Shape, x.Axes[0].ToArray()),
        },
        new("BroadcastTo", OpKind.Movement, 1, TypeRule.Any) { Parameters = new[] { OpParameter.Shape }, Moves = MovementKind.Stretch },
        new("Reshape", OpKind.Movement, 1, TypeRule.Any) { Parameters = new[] { OpParameter.Shape with { LeavesOne = true } }, Moves = MovementKind.Reshape },
        new("Ravel", OpKind.Movement, 1, TypeRule.Any) { Aliases = new[] { "flatten" }, Moves = MovementKind.Reshape },
        new("Tile", OpKind.Movement, 1, TypeRule.Any) { Parameters = new[] { new OpParameter("reps", ParameterKind.Lengths) }, Moves = MovementKind.Tile },
        new("Repeat", OpKind.Movement, 1, TypeRule.Any) { Parameters = new[] { new OpParameter("repeats", ParameterKind.Lengths), OpParameter.Axis }, Moves = MovementKind.Repeat },
        new("Diagonal", OpKind.Movement, 1, TypeRule.Any)
        {
            Parameters = new[] { new OpParameter("offset", ParameterKind.Number) },
            About = 2, WayOut = "a diagonal goes along two axes at once",
            View = x => Moved.Diagonal(x.Shape, x.Number),
        },
        new("TriL", OpKind.Movement, 1, TypeRule.Any) { Parameters = new[] { s_k }, NumPy = new[] { "np.tril" }, Moves = MovementKind.LowerTriangle, About = 2, WayOut = "a triangle has rows and columns" },
        new("TriU", OpKind.Movement, 1, TypeRule.Any) { Parameters = new[] { s_k }, NumPy = new[] { "np.triu" }, Moves = MovementKind.UpperTriangle, About = 2, WayOut = "a triangle has rows and columns" },
        new("Index", OpKind.Movement, 1, TypeRule.Any)
        {
            Members = new[] { "this[]", "Item" },
            Parameters = new[] { OpParameter.Index },
            Notation = "{0}[...]",
            NumPy = new[] { "np.ndarray.__getitem__" },
            Moves = MovementKind.Index,
        },
        new("Take", OpKind.Movement, 1, TypeRule.Any)
        {
            Parameters = new[] { new OpParameter("indices", ParameterKind.Index), OpParameter.Axis },
            Moves = MovementKind.Index,
        },
        new("TakeAlongAxis", OpKind.Movement, 2, TypeRule.Any)
        {
            Parameters = new[] { OpParameter.Axis },
            Moves = MovementKind.AlongAxis,
        },
    ];
}
