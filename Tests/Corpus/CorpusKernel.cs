extern alias generator;

using generator::StaticGraph.CompilerServices;

namespace StaticGraph.Tests.Corpus;

/// <summary>A kernel of the corpus: the same computation in C# and for NumPy.</summary>
/// <param name="Name">The method's name.</param>
/// <param name="Parameters">The parameters, e.g. <c>x: double n m; y: float n</c>.</param>
/// <param name="Results">The element type of each result, e.g. <c>double, bool</c>.</param>
/// <param name="Body">A C# expression, or statements that end in a return.</param>
/// <param name="NumPy">A Python expression for each result.</param>
internal sealed record CorpusKernel(string Name, string Parameters, string Results, string Body, params string[] NumPy)
{
    /// <summary>How far results may be from NumPy's, as a share of the largest one: both round, in different orders.</summary>
    public double Tolerance { get; init; } = 1e-12;

    /// <summary>The least length that a dim may have for what is taken of arrays.</summary>
    public long Least { get; init; }

    /// <summary>The parameters: name, element type and dims of each.</summary>
    public IReadOnlyList<(string Name, DType Type, string[] Dims)> Arrays { get; } = [.. Parameters.Split(';').Select(Parse)];

    /// <summary>The dims in order of appearance; a length is none.</summary>
    public IReadOnlyList<string> Dims => [.. Arrays.SelectMany(array => array.Dims).Where(dim => !char.IsDigit(dim[0])).Distinct()];

    /// <summary>The most axes that a parameter has, or a result: what lengths have to be shared among for arrays of some size.</summary>
    public int Rank => Math.Max(Dims.Count, Arrays.Max(array => array.Dims.Length));

    /// <summary>The kernel as a C# method.</summary>
    public string Method
    {
        get
        {
            string[] results = [.. Results.Split(", ").Select(type => $"NDArray<{type}>")];
            string result = results.Length == 1 ? results[0] : $"({string.Join(", ", results)})";
            string parameters = string.Join(", ", Arrays.Select(array => $"[Shape({string.Join(", ", array.Dims.Select(Length))})] NDArray<{array.Type.Keyword()}> {array.Name}"));
            return $"[ArrayKernel] public static {result} {Name}({parameters}) ".Replace("<Complex>", "<System.Numerics.Complex>", StringComparison.Ordinal) + (Body.Contains("return", StringComparison.Ordinal) ? $"{{ {Body} }}" : $"=> {Body};");
        }
    }

    /// <summary>A length for each dim, drawn anew, and no less than <see cref="Least"/>.</summary>
    public Dictionary<string, long> Draw(Func<long> length) => Dims.ToDictionary(dim => dim, _ => Math.Max(Least, length()));

    /// <summary>The shape of a parameter for given lengths of the dims.</summary>
    public long[] ShapeOf(int parameter, IReadOnlyDictionary<string, long> lengths) =>
        [.. Arrays[parameter].Dims.Select(dim => lengths.TryGetValue(dim, out long length) ? length : long.Parse(dim))];

    private static string Length(string dim) => char.IsDigit(dim[0]) ? dim : $"\"{dim}\"";

    private static (string Name, DType Type, string[] Dims) Parse(string parameter)
    {
        string[] words = parameter.Split([' ', ':'], StringSplitOptions.RemoveEmptyEntries);
        return (words[0], Enum.GetValues<DType>().Single(type => type.Keyword() == words[1]), words[2..]);
    }
}
