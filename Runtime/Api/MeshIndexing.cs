namespace StaticGraph;

/// <summary>Which array of a grid goes along which axis, by NumPy's names.</summary>
public enum MeshIndexing
{
    /// <summary>The first array along the second axis, the second one along the first: columns are x, rows are y.</summary>
    XY,

    /// <summary>Each array along the axis of its own number.</summary>
    IJ,
}
