using StaticGraph.CompilerServices;

namespace StaticGraph.Execution.Contractions.Kernels;

/// <summary>
/// Products of matrices, added to what is there: <c>C[i, j] += sum over d of A[i, d] * B[j, d]</c>. Each element is one chain of fused multiply-adds, ascending in d, which goes on
/// from what C has: cutting the depth anywhere gives the same bits. It is computed in the element type; of complex numbers the parts are
/// <c>re = fma(ar, br, re); re = fma(-ai, bi, re); im = fma(ar, bi, im); im = fma(ai, br, im)</c>; whole numbers wrap. Not for <see cref="DType.Boolean"/> and <see cref="DType.Half"/>.
/// </summary>
internal static unsafe class ProductKernel
{
    /// <summary>Bytes of work space, aligned to 64, that one call needs at most: the same for all shapes.</summary>
    public static long WorkspaceBytes(DType type) => 1 << 21;

    /// <summary>Adds a product to C, whose element (i, j) lies at <c>c + cRows.Offset(i) + cColumns.Offset(j)</c>: rows are A's, columns B's.</summary>
    public static void Accumulate(DType type, in Factor a, in Factor b, byte* c, in GroupWalk cRows, in GroupWalk cColumns, byte* workspace)
        => Accumulate(type, a, b, c, cRows, cColumns, workspace, isUpper: false);

    /// <summary>
    /// The same for the elements of C that lie on or above the diagonal, those with <c>a.Rows.First + i &lt;= b.Rows.First + j</c>: all there is to a symmetric product, where A and B
    /// are (slices of) one matrix. Elements below it may or may not be added to as well.
    /// </summary>
    public static void AccumulateUpper(DType type, in Factor a, in Factor b, byte* c, in GroupWalk cRows, in GroupWalk cColumns, byte* workspace)
        => Accumulate(type, a, b, c, cRows, cColumns, workspace, isUpper: true);

    private static void Accumulate(DType type, in Factor a, in Factor b, byte* c, in GroupWalk cRows, in GroupWalk cColumns, byte* workspace, bool isUpper)
    {
        for (long i = 0; i < cRows.Count; i++)
        {
            for (long j = 0; j < cColumns.Count; j++)
            {
                if (!isUpper || a.Rows.First + i <= b.Rows.First + j)
                {
                    ScalarChain.Continue(type, a, a.Rows.Offset(i), b, b.Rows.Offset(j), c + cRows.Offset(i) + cColumns.Offset(j));
                }
            }
        }
    }
}
