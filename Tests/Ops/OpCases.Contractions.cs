namespace StaticGraph.Tests.Ops;

/// <content>Sums of products: over a of shape (n, m), b of (m, k), c of (n, m, k) and v of (m).</content>
internal static partial class OpCases
{
    private static OpCase[] Contracting =>
    [
        new("Dot", "NDArray.Dot(a, b)", Everything, "np.dot(a, b)")
        {
            More =
            [
                ("a.T.Dot(a)", "np.dot(a.T, a)"),
                ("b.T.Dot(a.T)", "np.dot(b.T, a.T)"),
                ("a.Dot(v)", "np.dot(a, v)"),
                ("v.Dot(b)", "np.dot(v, b)"),
                ("v.Dot(v)", "np.dot(v, v)"),
                ("a.Dot(c)", "np.dot(a, c)"),
                ("c.Dot(b.T)", "np.dot(c, b.T)"),
                ("c.T.Dot(a)", "np.dot(c.T, a)"),
                ("v[0].Dot(b)", "np.dot(v[0], b)"),
                ("a[NDArray.Slice(null, null, 2), NDArray.Slice(null, null, -1)].Dot(b)", "np.dot(a[::2, ::-1], b)"),
            ],
        },
        new("MatMul", "NDArray.MatMul(a, b)", Everything, "np.matmul(a, b)")
        {
            More =
            [
                ("c.SwapAxes(1, 2).MatMul(c)", "np.matmul(c.swapaxes(1, 2), c)"),
                ("a.MatMul(c)", "np.matmul(a, c)"),
                ("v.MatMul(c)", "np.matmul(v, c)"),
                ("c.SwapAxes(1, 2).MatMul(v)", "np.matmul(c.swapaxes(1, 2), v)"),
                ("v.MatMul(v)", "np.matmul(v, v)"),
                ("c[.., NDArray.NewAxis].MatMul(b.T)", "np.matmul(c[:, None], b.T)"),
            ],
        },
    ];
}
