namespace StaticGraph.Generator.Ops;

/// <summary>Index maps: elements stay as they are and move.</summary>
internal static class MovementOps
{
    public static IReadOnlyList<OpDef> Rows { get; } =
    [
        new("Transpose", OpKind.Movement, 1, TypeRule.Any),
    ];
}
