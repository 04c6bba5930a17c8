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
                ("a.Dot(b).Sum()", "np.dot(a, b).sum(dtype=a.dtype)"),
                ("a.Dot(a.T).Sum(0) + a.Dot(a.T).Sum(1)", "2 * np.dot(a, a.T).sum(0, dtype=a.dtype)"),
                ("c.Dot(b.T).Transpose(2, 0, 1).Sum([0, 2])", "np.dot(c, b.T).transpose(2, 0, 1).sum((0, 2), dtype=a.dtype)"),
                ("a.Dot(b).Dot(b.T).Dot(v)", "a.dot(b).dot(b.T).dot(v)"),
                ("a.T.Dot(a).Dot(b)", "a.T.dot(a).dot(b)"),
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
        new("TensorDot", "NDArray.TensorDot(a, b, 1)", Everything, "np.tensordot(a, b, 1)")
        {
            More =
            [
                ("NDArray.TensorDot(c, c[0])", "np.tensordot(c, c[0])"),
                ("NDArray.TensorDot(c, c, [0, \"k\"], [0, 2])", "np.tensordot(c, c, ([0, 2], [0, 2]))"),
                ("NDArray.TensorDot(c, b, [2, 1], [1, 0])", "np.tensordot(c, b, ([2, 1], [1, 0]))"),
                ("NDArray.TensorDot(c, v, 1, 0)", "np.tensordot(c, v, (1, 0))"),
                ("NDArray.TensorDot(v, v, 0)", "np.tensordot(v, v, 0)"),
            ],
        },
        new("Einsum", "NDArray.Einsum(\"ij,jk->ik\", a, b)", Everything, "np.einsum('ij,jk->ik', a, b)")
        {
            More =
            [
                ("NDArray.Einsum(\"ij, jk\", a, b)", "np.einsum('ij,jk', a, b)"),
                ("NDArray.Einsum(\"jk,ij->ki\", [b, a])", "np.einsum('jk,ij->ki', b, a)"),
                ("NDArray.Einsum(\"ij->ji\", a)", "np.einsum('ij->ji', a)"),
                ("NDArray.Einsum(\"ij->\", a)", "np.einsum('ij->', a)"),
                ("NDArray.Einsum(\"ji\", a)", "np.einsum('ji', a)"),
                ("NDArray.Einsum(\"ii->i\", a[..1, ..1])", "np.einsum('ii->i', a[:1, :1])"),
                ("NDArray.Einsum(\"ii\", a.T.Dot(a))", "np.einsum('ii', np.dot(a.T, a))"),
                ("NDArray.Einsum(\"ijj,jk->ik\", NDArray.Stack([a.T.Dot(a), a.T.Dot(a)]), b)", "np.einsum('ijj,jk->ik', np.stack([np.dot(a.T, a)] * 2), b)"),
                ("NDArray.Einsum(\"ij,kl->il\", a, b)", "np.einsum('ij,kl->il', a, b)"),
                ("NDArray.Einsum(\"...j,jk->...k\", c.SwapAxes(1, 2), b)", "np.einsum('...j,jk->...k', c.swapaxes(1, 2), b)"),
                ("NDArray.Einsum(\"i...,i...->...\", c, c)", "np.einsum('i...,i...->...', c, c)"),
                ("NDArray.Einsum(\"i...,...->i...\", c, b)", "np.einsum('i...,...->i...', c, b)"),
                ("NDArray.Einsum(\"nmk,nm,mk->nk\", c, a, b)", "np.einsum('nmk,nm,mk->nk', c, a, b)"),
                ("NDArray.Einsum(\"nm,mk,nk,m->\", a, b, a.Dot(b), v)", "np.einsum('nm,mk,nk,m->', a, b, np.dot(a, b), v)"),
                ("NDArray.Einsum(\"Bm,mA\", a, b)", "np.einsum('Bm,mA', a, b)"),
                ("NDArray.Einsum(\"ij,jk->ik\", a, b[NDArray.NewAxis, 0])", "np.einsum('ij,jk->ik', a, b[None, 0])"),
                ("NDArray.Einsum(\",ij->ij\", a[0, 0], b)", "np.einsum(',ij->ij', a[0, 0], b)"),
            ],
        },
        new("Inner", "NDArray.Inner(a, c.SwapAxes(1, 2))", Everything, "np.inner(a, c.swapaxes(1, 2))")
        {
            More = [("NDArray.Inner(a, a)", "np.inner(a, a)"), ("NDArray.Inner(v, v)", "np.inner(v, v)"), ("NDArray.Inner(a, v)", "np.inner(a, v)"), ("NDArray.Inner(v[0], b)", "np.inner(v[0], b)")],
        },
        new("Outer", "NDArray.Outer(v, v)", Everything, "np.outer(v, v)")
        {
            More = [("NDArray.Outer(a, v)", "np.outer(a, v)"), ("NDArray.Outer(a.T, v[0])", "np.outer(a.T, v[0])"), ("NDArray.Outer(v, a.Dot(v)).Dot(a)", "np.dot(np.outer(v, np.dot(a, v)), a)")],
        },
        new("Kron", "NDArray.Kron(a, b)", Everything, "np.kron(a, b)")
        {
            More = [("NDArray.Kron(v, a)", "np.kron(v, a)"), ("NDArray.Kron(b, v)", "np.kron(b, v)"), ("NDArray.Kron(v, v)", "np.kron(v, v)"), ("NDArray.Kron(v[0], b)", "np.kron(v[0], b)")],
        },
        new("VDot", "NDArray.VDot(a, a)", Everything, "np.vdot(a, a)")
        {
            More = [("NDArray.VDot(v, v)", "np.vdot(v, v)"), ("NDArray.VDot(a, a.T)", "np.vdot(a, a.T)"), ("NDArray.VDot(v[0], v[0])", "np.vdot(v[0], v[0])")],
        },
        new("Cov", "NDArray.Cov(a)", Floats, "np.cov(a)")
        {
            More =
            [
                ("NDArray.Cov(b, rowVar: false)", "np.cov(b, rowvar=False)"),
                ("NDArray.Cov(a, bias: true)", "np.cov(a, bias=True)"),
                ("NDArray.Cov(b, false, true, 1)", "np.cov(b, rowvar=False, bias=True, ddof=1)"),
                ("NDArray.Cov(a, ddof: 0)", "np.cov(a, ddof=0)"),
                ("NDArray.Cov(a, v)", "np.cov(a, v)"),
                ("NDArray.Cov(b, b * b, rowVar: false)", "np.cov(b, b * b, rowvar=False)"),
                ("NDArray.Cov(v)", "np.cov(v)"),
                ("NDArray.Cov(v, a[0])", "np.cov(v, a[0])"),
            ],
            Ulps = 16,
        },
        new("CorrCoef", "NDArray.CorrCoef(a)", Floats, "np.corrcoef(a)")
        {
            More =
            [
                ("NDArray.CorrCoef(b, rowVar: false)", "np.corrcoef(b, rowvar=False)"),
                ("NDArray.CorrCoef(a, v)", "np.corrcoef(a, v)"),
                ("NDArray.CorrCoef(v)", "np.corrcoef(v)"),
                ("NDArray.CorrCoef(v, v * v)", "np.corrcoef(v, v * v)"),
            ],
            Ulps = 16,
        },
    ];
}
