extern alias generator;

using System.Text.RegularExpressions;
using generator::StaticGraph.CompilerServices;
using generator::StaticGraph.Generator.Ops;
using StaticGraph.Tests.Reference;
using StaticGraph.Tests.Support;

namespace StaticGraph.Tests.Ops;

/// <summary>An elementwise operation for one element type, as kernels.</summary>
internal sealed record OpKernel(OpCase Case, DType Operand, DType Result)
{
    private static readonly string[] Stretches = ["\"n\", \"m\"", "\"m\"", "\"n\", 1", ""];

    /// <summary>The name of the kernel over one axis.</summary>
    public string Name => Case.Op == "Cast" ? $"Cast_{Operand}_{Result}" : $"{Case.Op}_{Operand}";

    /// <summary>What NumPy computes for it.</summary>
    public string NumPy => (Operand.IsFloating() ? Case.NumPy : Case.NumPyInteger ?? Case.NumPy).Replace("{to}", "np." + (Result == DType.Boolean ? "bool_" : Support.NumPy.DTypeOf(Result)));

    /// <summary>The kernels in C#: over one axis, and over two with other operands stretched or, for a single operand, transposed.</summary>
    public IEnumerable<string> Methods
    {
        get
        {
            yield return Method(Name, Arity, _ => "\"n\"", Expression);
            foreach ((string name, string[] shapes) in Variants)
            {
                yield return Method(name, Arity, i => shapes[i], Arity == 1 ? Regex.Replace(Expression, @"\ba\b", "a.T") : Expression);
            }
        }
    }

    private int Arity => Case.Arrays > 0 ? Case.Arrays : OpTable.Find(Case.Op)!.Arity;

    private string Expression => Case.Kernel.Replace("{to}", Result.Keyword()).Replace("{type}", Operand.Keyword());

    // The first operand is whole, the others are stretched in turn; of a Where, the mask is stretched too.
    private IEnumerable<(string Name, string[] Shapes)> Variants => Enumerable.Range(0, Arity == 1 ? 1 : Stretches.Length)
        .Select(turn => ($"{Name}_{turn}", Enumerable.Range(0, Arity).Select(i => Stretches[(i * turn) % Stretches.Length]).ToArray()));

    /// <summary>One case for every element type of a row.</summary>
    public static IEnumerable<OpKernel> Of(OpCase row) =>
        from operand in row.SampledTypes
        from result in row.Results.Length == 0 ? [operand] : row.Sample(row.Results)
        where row.Op != "Cast" || result != operand
        select new OpKernel(row, operand.Twin(), result.Twin());

    /// <summary>The kernels over two axes, each with the shape of its operands.</summary>
    public IEnumerable<(string Name, Func<int, long[]> Shape)> Rectangles(long n, long m) =>
        Variants.Select(variant => (variant.Name, (Func<int, long[]>)(i => Numbers(variant.Shapes[i], n, m))));

    /// <summary>Operands drawn from the case's domains.</summary>
    public ReferenceArray[] Draw(Func<int, long[]> shape) => [.. Enumerable.Range(0, Arity).Select(i =>
    {
        int count = (int)shape(i).Aggregate(1L, (product, length) => product * length);
        return ReferenceArray.Of(Operands.Draw(TypeOf(i).Twin(), Case.DomainOf(i), count, seed: i + 1), shape(i));
    })];

    private static long[] Numbers(string shape, long n, long m) =>
        [.. shape.Split(", ", StringSplitOptions.RemoveEmptyEntries).Select(length => length == "1" ? 1 : length == "\"n\"" ? n : m)];

    /// <summary>True where the expression says no number but in its own type: a number beside halves is cast.</summary>
    public bool IsOfHalves => !Regex.IsMatch(Case.Kernel, @"(?<![\w)])[0-9]");

    private DType TypeOf(int operand) => OpTable.Find(Case.Op)!.Types == TypeRule.Select && operand == 0 ? DType.Boolean : Operand;

    private string Method(string name, int arity, Func<int, string> shape, string expression)
    {
        string parameters = string.Join(", ", Enumerable.Range(0, arity).Select(i => $"[Shape({shape(i)})] NDArray<{TypeOf(i).Keyword()}> {"abc"[i]}"));
        return $"[ArrayKernel] static NDArray<{Result.Keyword()}> {name}({parameters}) => {expression};";
    }
}
