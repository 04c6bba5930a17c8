namespace StaticGraph.Tests.Ops;

/// <content>What masks take.</content>
internal static partial class OpCases
{
    // They are folded: what is taken has no length before a run.
    private static OpCase[] Selecting =>
    [
        new("Compress", "NDArray.CountNonZero(NDArray.Compress(NDArray.Arange<long>(a.GetLength(1)) % 3 == 1, a, 1), 0)", Everything, "np.count_nonzero(np.compress(np.arange(a.shape[1]) % 3 == 1, a, axis=1), axis=0)"),
        new("Extract", "NDArray.CountNonZero(NDArray.Extract(a != a[0, 0, 0], a))", Everything, "np.count_nonzero(np.extract(a != a[0, 0, 0], a))"),
    ];
}
