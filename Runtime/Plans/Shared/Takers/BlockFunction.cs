using System.ComponentModel;

namespace StaticGraph.CompilerServices;

/// <summary>What is made of the elements along some axes of a sweep, several results of them.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public enum BlockFunction : byte
{
    /// <summary>The elements in ascending order, NaNs behind all numbers.</summary>
    Sort,

    /// <summary>Their places in that order, those of equal elements in their own.</summary>
    ArgSort,

    /// <summary>Elements by order, or what lies between two of them.</summary>
    Order,

    /// <summary>The greatest elements, the greatest one first; NaN before all numbers.</summary>
    Largest,

    /// <summary>Their places, the first one of equal elements before.</summary>
    ArgLargest,

    /// <summary>The least elements, the least one first; NaN behind all numbers.</summary>
    Smallest,

    /// <summary>Their places, likewise.</summary>
    ArgSmallest,

    /// <summary>For each label the sum of the elements that have it.</summary>
    GroupSum,

    /// <summary>How many have it.</summary>
    GroupCount,

    /// <summary>The least of them; NaN where one is, and the greatest number there is where nothing has the label.</summary>
    GroupMin,

    /// <summary>The greatest of them, likewise.</summary>
    GroupMax,

    /// <summary>The first of them; 0 where nothing has the label.</summary>
    GroupFirst,

    /// <summary>The last of them, likewise.</summary>
    GroupLast,

    /// <summary>Elements by order among those of a label.</summary>
    GroupOrder,
}
