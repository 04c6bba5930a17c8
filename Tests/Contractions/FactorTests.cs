extern alias generator;

using generator::StaticGraph.CompilerServices;
using StaticGraph.Tests.Ops;
using StaticGraph.Tests.Reference;
using StaticGraph.Tests.Support;

namespace StaticGraph.Tests.Contractions;

/// <summary>Factors that lists, indices, edges, windows and masks say where to find: NumPy's elements, exactly, for all sums are of whole numbers.</summary>
public sealed class FactorTests
{
    private const string Parameters = "[Shape(\"n\", \"m\")] NDArray<double> a, [Shape(\"n\", \"m\")] NDArray<double> d, [Shape(\"m\", \"k\")] NDArray<double> b, [Shape(\"q\")] NDArray<int> i";

    private static readonly (string CSharp, string NumPy)[] Cases =
    [
        ("a[[2, 0, 1]].T.Dot(a[[2, 0, 1]])", "a[[2, 0, 1]].T @ a[[2, 0, 1]]"),
        ("a[[2, 0, 0]].T.Dot(a[[0, 1, 2]])", "a[[2, 0, 0]].T @ a[[0, 1, 2]]"),
        ("a[.., [1, 0]].T.Dot(a)", "a[:, [1, 0]].T @ a"),
        ("a[.., [0, 2, 1]].Dot(b[[0, 2, 1]])", "a[:, [0, 2, 1]] @ b[[0, 2, 1]]"),
        ("(a * 2)[[1, 0]].Dot(b)", "(a * 2)[[1, 0]] @ b"),
        ("NDArray.MatMul(NDArray.Stack([a, d])[[1, 0, 1]], b)", "np.stack([a, d])[[1, 0, 1]] @ b"),
        ("a[i].T.Dot(a[i])", "a[i].T @ a[i]"),
        ("a[i].Dot(b)", "a[i] @ b"),
        ("NDArray.Roll(a, 1, 0).T.Dot(a)", "np.roll(a, 1, 0).T @ a"),
        ("NDArray.Roll(a, 1, 1).Dot(b)", "np.roll(a, 1, 1) @ b"),
        ("NDArray.Pad(a, 1, PadMode.Edge).T.Dot(NDArray.Pad(a, 1, PadMode.Edge))", "np.pad(a, 1, 'edge').T @ np.pad(a, 1, 'edge')"),
        ("NDArray.Pad(a, 1, PadMode.Reflect).T.Dot(NDArray.Pad(d, 1))", "np.pad(a, 1, 'reflect').T @ np.pad(d, 1)"),
        ("NDArray.Einsum(\"imw,imv->wv\", NDArray.SlidingWindow(a, 2, 0), NDArray.SlidingWindow(d, 2, 0))", "np.einsum('imw,imv->wv', np.lib.stride_tricks.sliding_window_view(a, 2, 0), np.lib.stride_tricks.sliding_window_view(d, 2, 0))"),
        ("NDArray.Einsum(\"jmw,jw->mw\", NDArray.SlidingWindow(a, 3, 0), NDArray.SlidingWindow(a.Sum(1), 3, 0))", "np.einsum('jmw,jw->mw', np.lib.stride_tricks.sliding_window_view(a, 3, 0), np.lib.stride_tricks.sliding_window_view(a.sum(1), 3, 0))"),
        ("NDArray.Where(a > 0, a, 0).T.Dot(d)", "np.where(a > 0, a, 0).T @ d"),
        ("(a > 0).Cast<double>().T.Dot((a > 0).Cast<double>())", "(a > 0).astype(float).T @ (a > 0).astype(float)"),
    ];

    private static readonly (long N, long M, long K, long Q)[] Lengths = [(3, 3, 1, 1), (7, 5, 4, 2), (19, 33, 18, 30)];

    [Fact]
    public void AreFoundWhereTheyAre()
    {
        var program = new KernelProgram(Cases.Select((one, number) => $"[ArrayKernel] static NDArray<double> F{number}({Parameters}) => {one.CSharp};"));
        var numPy = new NumPy();
        ReferenceArray[][] arrays = [.. Lengths.Select(Draw)];
        foreach ((string _, string expression) in Cases)
        {
            foreach (ReferenceArray[] drawn in arrays)
            {
                numPy.Add(expression, ("a", drawn[0]), ("d", drawn[1]), ("b", drawn[2]), ("i", drawn[3]));
            }
        }

        byte[][] expected = numPy.Run();
        for (int number = 0; number < expected.Length; number++)
        {
            (string name, int at) = ($"F{number / Lengths.Length}", number % Lengths.Length);
            var dims = new Dictionary<string, long> { ["n"] = Lengths[at].N, ["m"] = Lengths[at].M, ["k"] = Lengths[at].K, ["q"] = Lengths[at].Q };
            ReferenceArray sums = Assert.Single(program.Interpret(name, new GraphInputs(arrays[at], [], dims)));
            Closeness.Check(expected[number], sums, 0, Cases[number / Lengths.Length].CSharp);
            program.Check(name, arrays[at], [sums]);
        }
    }

    private static ReferenceArray[] Draw((long N, long M, long K, long Q) lengths)
    {
        var random = new Random((int)lengths.N);
        var indices = new ReferenceArray(DType.Int32, new[] { lengths.Q }, Enumerable.Range(0, (int)lengths.Q).Select(_ => random.NextInt64(-lengths.N, lengths.N)).ToArray());
        return [WholeArrays.Draw(random, DType.Double, lengths.N, lengths.M), WholeArrays.Draw(random, DType.Double, lengths.N, lengths.M), WholeArrays.Draw(random, DType.Double, lengths.M, lengths.K), indices];
    }
}
