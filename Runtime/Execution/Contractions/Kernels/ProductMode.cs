namespace StaticGraph.Execution.Contractions.Kernels;

/// <summary>What of a product is added to what.</summary>
[Flags]
internal enum ProductMode : byte
{
    /// <summary>All of it, to what C has.</summary>
    None = 0,

    /// <summary>
    /// The elements of C that lie on or above the diagonal, those with <c>a.Rows.First + i &lt;= b.Rows.First + j</c>: all there is to a symmetric product, where A and B are (slices of) one matrix.
    /// Elements below it may or may not be added to as well.
    /// </summary>
    Upper = 1,

    /// <summary>To zeros: C is only written, whatever it had.</summary>
    FromZero = 2,
}
