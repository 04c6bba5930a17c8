extern alias generator;

using generator::StaticGraph.CompilerServices;
using StaticGraph.Tests.Reference;

namespace StaticGraph.Tests.Contractions;

/// <summary>A random index string over one to three arrays, each walked in some way: parts, steps, backwards, transposed, repeated indices, batches, dots, axes of length 1 and of none.</summary>
internal sealed class RandomEinsum
{
    private const string Letters = "ijklm";

    private static readonly DType[] Types = [DType.Double, DType.Double, DType.Single, DType.Int64, DType.Int32, DType.Byte, DType.Boolean, DType.Complex];

    private readonly Random _random;
    private readonly Dictionary<char, long> _lengths = [];

    public RandomEinsum(int seed)
    {
        _random = new Random(seed);
        Name = $"Sum{seed}";
        Type = Types[_random.Next(Types.Length)];
        foreach (char letter in Letters)
        {
            _lengths[letter] = _random.Next(20) switch { 0 => 0, 1 or 2 => 1, _ => _random.Next(2, 6) };
        }

        // What dots stand for: an axis along which all operands that have one are as long.
        _lengths['.'] = _random.Next(1, 4);
        int count = _random.Next(6) switch { 0 => 1, 5 => 3, _ => 2 };
        Operand[] operands = [.. Enumerable.Range(0, count).Select(i => Draw("abc"[i]))];
        Sources = [.. operands.Select(operand => operand.Source)];
        string terms = string.Join(",", operands.Select(operand => operand.Term)), result = _random.Next(5) == 0 ? "" : "->" + Result(terms);
        CSharp = $"NDArray.Einsum(\"{terms}{result}\", {string.Join(", ", operands.Select(operand => operand.CSharp))})";
        NumPy = $"np.einsum('{terms}{result}', {string.Join(", ", operands.Select(operand => operand.NumPy))})";
    }

    public string Name { get; }

    /// <summary>The element type.</summary>
    public DType Type { get; }

    /// <summary>The arrays a, b and c.</summary>
    public ReferenceArray[] Sources { get; }

    /// <summary>The expression in C#.</summary>
    public string CSharp { get; }

    /// <summary>The expression in Python.</summary>
    public string NumPy { get; }

    /// <summary>The kernel.</summary>
    public string Method
    {
        get
        {
            string type = Type == DType.Complex ? "System.Numerics.Complex" : Type.Keyword();
            return $"[ArrayKernel] static NDArray<{type}> {Name}({string.Join(", ", Sources.Select((source, i) => $"[Shape({string.Join(", ", source.Shape)})] NDArray<{type}> {"abc"[i]}"))}) => {CSharp};";
        }
    }

    private Operand Draw(char name)
    {
        string letters = string.Concat(Enumerable.Range(0, _random.Next(1, 4)).Select(_ => Letters[_random.Next(Letters.Length)]));
        int dots = _random.Next(5) == 0 ? _random.Next(letters.Length + 1) : -1;
        string axes = dots < 0 ? letters : letters.Insert(dots, ".");
        var (shape, csharp, numPy) = (new List<long>(), new List<string>(), new List<string>());
        foreach (char letter in axes)
        {
            (long length, string part, string slice) = Part(_lengths[letter]);
            shape.Add(length);
            csharp.Add(part);
            numPy.Add(slice);
        }

        int[] order = [.. Enumerable.Range(0, axes.Length)];
        _random.Shuffle(order);
        string term = string.Concat(order.Select(axis => axes[axis]));
        string from = string.Join(", ", order);
        ReferenceArray source = WholeArrays.Draw(_random, Type, [.. shape]);
        return new Operand(
            source, term.Replace(".", "...", StringComparison.Ordinal), $"{name}[{string.Join(", ", csharp)}].Transpose({from})", $"np.transpose({name}[{string.Join(", ", numPy)}], ({from},))");
    }

    // How long an axis is of which so much is taken, and what is.
    private (long Length, string CSharp, string NumPy) Part(long length) => _random.Next(4) switch
    {
        0 when length > 0 => (2 * length, "NDArray.Slice(null, null, 2)", "::2"),
        1 when length > 0 => (length + 1, "NDArray.Slice(^1, 0, -1)", ":0:-1"),
        2 => (length + 3, "2..^1", "2:-1"),
        _ => (length, "..", ":"),
    };

    // Some of the letters, each once, in any order.
    private string Result(string terms)
    {
        char[] letters = [.. terms.Where(char.IsLetter).Distinct().Where(_ => _random.Next(3) > 0)];
        _random.Shuffle(letters);
        string result = new(letters);
        return terms.Contains('.', StringComparison.Ordinal) ? result.Insert(_random.Next(result.Length + 1), "...") : result;
    }

    private sealed record Operand(ReferenceArray Source, string Term, string CSharp, string NumPy);
}
