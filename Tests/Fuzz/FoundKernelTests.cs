extern alias generator;

using generator::StaticGraph.CompilerServices;
using StaticGraph.Tests.Ops;
using StaticGraph.Tests.Reference;
using StaticGraph.Tests.Support;

namespace StaticGraph.Tests.Fuzz;

/// <summary>Kernels that fuzzing found, as small as they became, over whole numbers, of which NumPy's sums are exact: each failed once.</summary>
public sealed class FoundKernelTests
{
    private const long N = 9, M = 33;

    // Over a of shape (n, m) and v of (m).
    private static readonly (string Kernel, string NumPy)[] Kernels =
    [
        ("a.CumSum(0).Dot(v)", "np.dot(np.cumsum(a, 0), v)"),
        ("a.Dot(v.CumSum(0))", "np.dot(a, np.cumsum(v))"),
        ("a.T.CumSum(1).T.Dot(v.CumSum())", "np.dot(np.cumsum(a, 0), np.cumsum(v))"),
        ("NDArray.Einsum(\"ij,ij->j\", a.CumSum(0), a.CumSum(1))", "np.einsum('ij,ij->j', np.cumsum(a, 0), np.cumsum(a, 1))"),
        ("a.CumSum(0).Dot(v) + a.CumSum(0).Sum(1)", "np.dot(np.cumsum(a, 0), v) + np.cumsum(a, 0).sum(1)"),
        ("NDArray.Take(v[3].Ravel(), NDArray.Arange<long>(3) * 0, 0)", "np.take(v[3].ravel(), np.arange(3) * 0, 0)"),
        ("v[NDArray.NewAxis][NDArray.Arange<long>(2) - 1]", "v[None][np.array([-1, 0])]"),
        ("NDArray.BroadcastTo(v, [3, v.GetLength(0)])[NDArray.Arange<int>(3)[1..], NDArray.Slice(null, null, 2)]", "np.broadcast_to(v, (3, v.size))[[1, 2], ::2]"),
        ("a[.., NDArray.NewAxis][NDArray.Arange<long>(2), NDArray.Arange<long>(2) * 0]", "a[:, None][np.arange(2), np.arange(2) * 0]"),
        ("NDArray.TakeAlongAxis(a[NDArray.NewAxis], NDArray.CountNonZero(a, keepDims: true)[NDArray.NewAxis] * 0, 0)", "np.take_along_axis(a[None], np.zeros((1, 1, 1), int), 0)"),
        ("(v > 0.0)[NDArray.NewAxis].Cast<double>()[NDArray.Arange<long>(2) * 0]", "(v > 0)[None].astype(float)[[0, 0]]"),
        ("NDArray.Histogram(v[3], 7, -5, 60.5).Cast<double>()", "np.histogram(v[3], 7, (-5, 60.5))[0].astype(float)"),
        ("NDArray.GroupBy(NDArray.Arange<int>(NDArray.Pad(a, [(2, 1), (1, 1)], PadMode.Constant).GetLength(0)) % 3 - 1, 3).Last(NDArray.Pad(a[.., ..1], [(2, 1), (1, 1)], PadMode.Constant), 0)", "np.grouped('Last', np.pad(a[:, :1], [(2, 1), (1, 1)]), np.arange(a.shape[0] + 3) % 3 - 1, 3, 0)"),
        ("NDArray.GroupBy(NDArray.Arange<int>(a.GetLength(0)) % 3, 3).Last(NDArray.Choose((a > 0).Cast<int>(), [a, a * 2]), 0)", "np.grouped('Last', np.where(a > 0, a * 2, a), np.arange(a.shape[0]) % 3, 3, 0)"),
        ("NDArray.GroupBy(NDArray.Arange<int>(NDArray.Pad(a[.., ..1] + v[..1], [(2, 1), (1, 1)], PadMode.Constant).GetLength(0)) % 3 - 1, 3).Last(NDArray.Pad(a[.., ..1] + v[..1], [(2, 1), (1, 1)], PadMode.Constant), 0)", "np.grouped('Last', np.pad(a[:, :1] + v[:1], [(2, 1), (1, 1)]), np.arange(a.shape[0] + 3) % 3 - 1, 3, 0)"),
    ];

    private static readonly Lazy<KernelProgram> Program = new(() => new KernelProgram(Kernels.Select((kernel, i) => $"[ArrayKernel] static NDArray<double> K{i}([Shape(\"n\", \"m\")] NDArray<double> a, [Shape(\"m\")] NDArray<double> v) => {kernel.Kernel};")));

    [Fact]
    public void Kernels_that_failed_have_NumPys_elements()
    {
        ReferenceArray a = Whole(1, N, M), v = Whole(2, M);
        var numPy = new NumPy();
        foreach ((string _, string text) in Kernels)
        {
            numPy.Add(text, ("a", a), ("v", v));
        }

        byte[][] expected = numPy.Run();
        for (int i = 0; i < Kernels.Length; i++)
        {
            ReferenceArray[] results = Program.Value.Interpret($"K{i}", Inputs(a, v));
            Closeness.Check(expected[i], results[0], ulps: 0, Kernels[i].Kernel);
            Program.Value.Check($"K{i}", [a, v], results);
        }
    }

    private static GraphInputs Inputs(ReferenceArray a, ReferenceArray v) => new([a, v], [], new Dictionary<string, long> { ["n"] = N, ["m"] = M });

    private static ReferenceArray Whole(int seed, params long[] shape)
    {
        var random = new Random(seed);
        return ReferenceArray.Of(Enumerable.Range(0, (int)shape.Aggregate((product, length) => product * length)).Select(_ => (double)random.Next(-9, 10)).ToArray(), shape);
    }
}
