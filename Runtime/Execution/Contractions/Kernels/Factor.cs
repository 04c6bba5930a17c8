namespace StaticGraph.Execution.Contractions.Kernels;

/// <summary>One factor of a product as a matrix of rows (free axes) by depth (summed axes): element (r, d) lies at <c>Data + Rows.Offset(r) + Depth.Offset(d)</c>.</summary>
internal readonly unsafe struct Factor(byte* data, GroupWalk rows, GroupWalk depth)
{
    public readonly byte* Data = data;
    public readonly GroupWalk Rows = rows;
    public readonly GroupWalk Depth = depth;
}
