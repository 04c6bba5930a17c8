namespace StaticGraph.Generator.Ops;

/// <summary>What is made of the elements of a group.</summary>
internal enum GroupKind : byte
{
    /// <summary>Their sum.</summary>
    Sum,

    /// <summary>Their mean.</summary>
    Mean,

    /// <summary>The least one.</summary>
    Min,

    /// <summary>The greatest one.</summary>
    Max,

    /// <summary>Their variance.</summary>
    Var,

    /// <summary>Their standard deviation.</summary>
    Std,

    /// <summary>How many there are.</summary>
    Count,

    /// <summary>The first one.</summary>
    First,

    /// <summary>The last one.</summary>
    Last,

    /// <summary>Their median.</summary>
    Median,
}
