namespace StaticGraph.Tests.Ops;

/// <content>What masks take.</content>
internal static partial class OpCases
{
    // They are folded here, and stored in StoredMaskTests.
    private static OpCase[] Selecting =>
    [
        new("Compress", "NDArray.CountNonZero(NDArray.Compress(NDArray.Arange<long>(a.GetLength(1)) % 3 == 1, a, 1), 0)", Everything, "np.count_nonzero(np.compress(np.arange(a.shape[1]) % 3 == 1, a, axis=1), axis=0)"),
        new("Extract", "NDArray.CountNonZero(NDArray.Extract(a != a[0, 0, 0], a))", Everything, "np.count_nonzero(np.extract(a != a[0, 0, 0], a))"),
        new("FlatNonZero", "NDArray.FlatNonZero(a).Sum()", Everything, "np.flatnonzero(a).sum()"),
        new("NonZero", "Spots(a)", Everything, "(np.nonzero(a)[0] * 100 + np.nonzero(a)[1] * 10 + np.nonzero(a)[2]).sum()"),
    ];
}
