namespace StaticGraph.CompilerServices;

/// <summary>The ways an axis of an array can be walked.</summary>
internal enum AxisTermKind : byte
{
    /// <summary>From one of its indices on, in equal steps along one axis of the space, forwards or back.</summary>
    Walk,

    /// <summary>Not at all: all points of the space have the elements at one index, the only one where the axis is broadcast.</summary>
    Fixed,

    /// <summary>By a list: each point along one axis of the space has an index that is listed.</summary>
    Table,

    /// <summary>Nobody knows before: each point has an index that an array of indices says, so that every block reads all of the axis.</summary>
    Whole,
}
