extern alias generator;

using generator::StaticGraph.CompilerServices;
using generator::StaticGraph.Generator.Graph;
using StaticGraph.Tests.Reference;

namespace StaticGraph.Tests.Fuzz;

/// <summary>The lengths, shapes and elements of what a fuzzed kernel is given, in one of several moods.</summary>
internal sealed class FuzzArrays
{
    private static readonly long[] Odd = [1, 2, 3, 4, 5, 7, 8, 9, 13, 16, 17, 31, 33, 65];

    private static readonly string[][] Shapes =
    [
        ["n", "m"], ["n", "m"], ["n", "m"], ["m"], ["n"], ["m", "n"], ["n", "1"], ["1", "m"], [], ["n", "m", "3"], ["n", "m", "k"], ["n", "m", "k"], ["k", "m"], ["n", "n"], ["2", "n", "m", "k"],
        ["k"], ["n + 1"], ["n", "m", "1", "2"], ["3"], ["n", "2*m"], ["k", "n", "m"],
    ];

    private readonly Random _random;
    private readonly int _mood;

    public FuzzArrays(Random random)
    {
        _random = random;
        _mood = random.Next(4);
    }

    /// <summary>The lengths of n, m and k, one of which is now and then 0.</summary>
    public IEnumerable<(string Name, long Length)> Lengths()
    {
        int empty = _random.Next(40);
        return new[] { "n", "m", "k" }.Select((name, i) => (name, i == empty ? 0 : Odd[_random.Next(i == 2 ? 6 : Odd.Length)]));
    }

    public Polynomial[] Shape() => [.. Shapes[_random.Next(Shapes.Length)].Select(Polynomial.Parse)];

    /// <summary>
    /// Elements: of every size with something special now and then, positive ones of one size, or small whole numbers, of which sums and products are exact.
    /// </summary>
    public ReferenceArray Create(DType type, params long[] shape)
    {
        if (_mood < 2)
        {
            return RandomArrays.Create(_random, type, shape);
        }

        long[] words = new long[shape.Aggregate(type == DType.Complex ? 2L : 1L, (product, length) => product * length)];
        for (int i = 0; i < words.Length; i++)
        {
            double number = _mood == 2 ? 0.5 + (99 * _random.NextDouble()) : _random.Next(type.IsSigned() ? -9 : 0, 10);
            words[i] = type.IsFloating() || type == DType.Complex ? ReferenceArray.Round(type == DType.Complex ? DType.Double : type, number) : ReferenceArray.Wrap(type, (long)number);
        }

        return new ReferenceArray(type, shape, words);
    }

    /// <summary>What a graph over <paramref name="arrays"/> is evaluated on.</summary>
    public static GraphInputs Inputs(KernelGraph graph, IEnumerable<ReferenceArray> arrays, FuzzDims dims) =>
        new([.. arrays], [.. graph.Scalars.Select(scalar => scalar.Type == DType.Complex ? new ReferenceArray(DType.Complex, default, new long[2]) : RandomArrays.Of(scalar.Type, 0))], dims.Lengths);
}
