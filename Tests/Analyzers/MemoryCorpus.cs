using System.Globalization;
using System.Text.RegularExpressions;

namespace StaticGraph.Tests.Analyzers;

/// <summary>
/// Kernels that must be reported, and kernels that must not. Written short: <c>a[n,m] b[m]; m 1000 => a + b</c> has parameters a and b and a dim m of at
/// most 1000; <c>=></c> is followed by one result, or by several, with a semicolon after each but the last.
/// </summary>
internal static class MemoryCorpus
{
    /// <summary>Sums over pairs, products folded: what is read has to be read again and again.</summary>
    public static readonly string[] Reported =
    [
        "a[n,m,1] b[n,1,k] => (a * b).Sum(0)",
        "a[n,m,1] b[n,1,k] => (a * b).Mean(0)",
        "a[n,m,1] b[n,1,k] => Abs(a - b).Max(0)",
        "a[n,m,1] b[n,1,k] => (a * b).Sum(0) / a.Max()",
        "a[n,m,1] b[1,m,k] => (a * b).Sum(1)",
        "a[m,n,1] => (a * a.T).Sum(1)",
        "a[n,1] b[1,m] => Abs(a - b).Sum()",
        "a[n,1] b[1,m] => (a * b).Mean()",
        "a[n,1] b[1,m] => (a - b).Std()",
        "a[n,1] b[1,m] => Abs(a - b).Min(1)",
        "a[n,1] b[1,m] => Abs(a - b).Min(0)",
        "a[n,1] b[1,m] => Exp(-(a - b) * (a - b)).Sum(1)",
        "a[n,1] b[1,m] => Where(a > b, 1.0, 0.0).Sum(1)",
        "a[n,1] b[1,m] => Abs(a - b).Max(1); Abs(a - b).Max(0)",
        "a[n,1] => Abs(a - a.T).Sum()",
        "a[n,1] => Abs(a - a.T).Min(1)",
        "x[n,1] y[m] => Sum(x * y, 0) / Sum(x * y, 0).Max()",
        "x[n,1] y[m+2] => Sum(x * y, 0) / Sum(x * y, 0).Max()",
        "x[n,1,d] y[1,m,d] => ((x - y) * (x - y)).Sum(2)",
        "x[n,1,d] y[1,m,d] => ((x - y) * (x - y)).Sum(2).Min(1)",
        "a[n,1,1] b[1,m,1] c[1,1,k] => (a + b + c).Max()",
        "a[n,1,1] b[1,m,1] c[1,1,k] => (a + b + c).Sum(0)",
        "a[n,1,1] b[1,m,1] c[1,1,k]; k 16 => (a + b + c).Sum([1, 2])",
        "x[n,m] w[k,1,1] => (x * w).Sum([1, 2])",
        "x[n,m] w[k,1,1] => (x * w).Max(1)",
        "x[n,m] y[k,1,m] => (x - y).Mean(2)",
        "x[n,1,3] y[1,m,3] => Sqrt(((x - y) * (x - y)).Sum(2)).Min(1)",
        "x[n,1,d] y[1,m,d]; d 64 => Sqrt(((x - y) * (x - y)).Sum(2)).Mean(1)",
        "a[n,1] b[1,m] => (Exp(a - b) / Exp(a - b).Sum(1, keepDims: true)).Sum(0)",
        "x[n,1,d] y[1,m,d] => ((x[Slice(null, null, 2)] - y) * (x[Slice(null, null, 2)] - y)).Sum(2).Min(1)",
    ];

    /// <summary>Everything else: what is held is a face of what streams by, or bounded, and everything is read a fixed number of times.</summary>
    public static readonly string[] Silent =
    [
        "x[n] => (2 * x + 1).Pow(3)",
        "x[n] => x.Sum()",
        "x[n] => (x - x.Mean()) / x.Std()",
        "x[n] => Sqrt((x * x).Mean())",
        "x[n] y[n] => (x * y).Sum()",
        "x[n] y[n] => ((x - x.Mean()) * (y - y.Mean())).Mean() / (x.Std() * y.Std())",
        "x[n] y[m] => x.Mean() + y.Mean()",
        "x[n] y[m] => x - y.Mean()",
        "x[n] y[m] => x - y.Mean(); y - x.Mean()",
        "x[n+1] => x / x.Max()",
        "x[n,m] => x.T",
        "x[n,m] => x[Slice(null, null, 2)]",
        "x[n,m] => x[.., Slice(null, null, -3)] * 2",
        "x[n,m] => x[Slice(null, null, 2)] - x.Mean(0)",
        "x[n,m] => x[Slice(1, null, 2)].Std(0); x[.., Slice(null, null, 2)].Sum(1)",
        "x[n,m] => x.Mean(0)",
        "x[n,m] => x.Mean(1)",
        "x[n,m] => x.Mean(0); x.Mean(1)",
        "x[n,m] => x - x.Mean(0)",
        "x[n,m] => x - x.Mean(1, keepDims: true)",
        "x[n,m] => (x - x.Mean(0)) / x.Std(0)",
        "x[n,m] => (x - x.Mean(1, keepDims: true)) / x.Std(1, keepDims: true)",
        "x[n,m] => (x - x.Mean(0)) / x.Std(0) + x.Max()",
        "x[n,m] => (x - x.Mean(0)).T / x.Std(1)",
        "x[n,m] => x / x.Sum(1, keepDims: true)",
        "x[n,m] => Exp(x - x.Max(1, keepDims: true)) / Exp(x - x.Max(1, keepDims: true)).Sum(1, keepDims: true)",
        "x[n,m] => Abs(x - x.Mean(0)).Mean()",
        "x[n,m] => Abs(x - x.Mean(0)).Mean(1)",
        "x[n,m] => x.Sum(0) / x.Sum(0).Max()",
        "x[n,m] => x.Sum(1) - x.Sum(1).Mean()",
        "x[n,m] => x.Max(0); x.Min(0); x.Mean(0)",
        "x[n,m] => x - x.Mean(0) - x.Mean(1, keepDims: true) + x.Mean()",
        "x[n,m] y[m] => (x * y).Sum(1)",
        "x[n,m] y[n,1] => (x * y).Sum(0)",
        "x[n,m] y[m] => x + y",
        "x[n,m] y[n,1] z[m] => x * y + z",
        "x[n,m] y[n,m] => (x * y).Sum(0)",
        "x[n,m] y[n,m] => (x - x.Mean(0)) * (y - y.Mean(0))",
        "x[n,m] y[m,n] => x + y.T",
        "x[n,m] y[m,n] => (x * y.T).Sum(0)",
        "b[n,n] => (b - b.Mean(0)) + (b.T / b.Std())",
        "b[n,n] => (b + b.T) / 2",
        "b[n,n] => (b - b.T).Max()",
        "x[n,m] => x.Mean(0) / x.Mean(0).Sum(); x - x.Max(1, keepDims: true)",
        "a[n,1] b[1,m] => a * b",
        "a[n,1] b[1,m] => Abs(a - b) / a.Max()",
        "a[n,1] b[1,m] => a * b - (a * b).Mean(0)",
        "a[n,1] b[1,m] => a * b; Abs(a - b).Sum()",
        "a[n,1] => a * a.T",
        "a[n,m,1] b[n,1,k] => (a - a.Mean(0)) * b; (a * b).Sum(0)",
        "a[n,1] b[1,m]; m 1000 => Abs(a - b).Sum()",
        "a[n,1] b[1,m]; m 1000 => Abs(a - b).Min(1)",
        "a[n,1] b[1,m]; m 1000 => Abs(a - b).Min(0)",
        "a[n,1] b[1,m]; n 1000; m 1000 => Abs(a - b).Sum()",
        "x[n,1] y[m]; m 1000 => Sum(x * y, 0) / Sum(x * y, 0).Max()",
        "a[n,m,1] b[n,1,k]; m 100; k 100 => (a * b).Sum(0)",
        "a[n,m,1] b[n,1,k]; k 100 => (a * b).Sum(0)",
        "a[n,m,1] b[n,1,k]; n 100 => (a * b).Sum(0)",
        "a[n,m,1] b[1,m,k]; m 100; k 100 => (a * b).Sum(1)",
        "a[m,n,1]; m 1000 => (a * a.T).Sum(1)",
        "x[n,1,3] y[1,m,3] => Sqrt(((x - y) * (x - y)).Sum(2))",
        "x[n,1,3] y[1,100,3] => Sqrt(((x - y) * (x - y)).Sum(2)).Min(1)",
        "x[n,1000] => x.Sum(0) / x.Sum(0).Max()",
        "x[n,m]; m 1000000 => x - x.Sum(0)",
        "a[t,y,x] => a - a.Mean(0)",
        "a[t,y,x] => (a - a.Mean(0)) / a.Std(0)",
        "a[t,y,x] => a.Mean([1, 2])",
        "a[t,y,x] => a.T",
        "u[t,y,x] v[t,y,x] => (u * u).Mean(0); (v * v).Mean(0); (u * v).Mean(0)",
        "u[t,y,x] v[t,y,x] => ((u - u.Mean(0)) * (v - v.Mean(0))).Mean(0)",
        "a[t,z,y,x] => a.Mean([0, 2])",
        "a[t,z,y,x] => a - a.Mean([2, 3], keepDims: true)",
        "a[t,10,y,x] w[10,1,1] => (a * w).Sum(1)",
        "b[n,n] => b.Mean(0) + b.Mean(1)",
        "b[n,n] => b.Mean(0) * b.Mean(1) / b.Sum(); b.T",
        "x[n,m] => x.Mean(1).Max()",
        "x[n,m] => x.Sum(0).Mean()",
        "x[n,m] => x.Mean(1) - x.Mean()",
        "x[n,m] => x.Max(1).Sum() / x.Sum()",
        "x[n,m] => x.Sum(1) + x.Sum(1).Max()",
        "x[n,m,k] => x.Sum(2) + x.Sum(2).Max()",
        "x[n,m] => x - x.Mean(1, keepDims: true).Max()",
        "x[n,m] => x - x.Mean(1, keepDims: true) / x.Mean(1).Sum()",
        "x[n,m] => (x - (x.Sum(1, keepDims: true) + x.Sum(1, keepDims: true).Max())).Std(0)",
        "x[n,m,k] => (x - (x.Sum(2, keepDims: true) + x.Sum(2, keepDims: true).Max())).Std(0)",
        "x[n,m] => (x.Mean(1) - x.Mean(1).Mean()) / x.Mean(1).Std()",
        "x[n,m] => (x.Mean(0) - x.Mean(0).Mean()) / x.Mean(0).Std()",
        "x[n,m] => (x.Mean(1) - x.Mean(1).Min()) / (x.Mean(1).Max() - x.Mean(1).Min())",
        "x[n,m] => Exp(x.Sum(1) - x.Sum(1).Max()) / Exp(x.Sum(1) - x.Sum(1).Max()).Sum()",
        "x[n,m] => x + (x.Max(0).Min(0, keepDims: true) / x.Max(0))",
        "x[n,m] => x.Mean(0) / x.Mean(0).Sum(); x.Mean(1) / x.Mean(1).Sum()",
        "x[n,m] y[n] => x.Mean(1) * y / (x.Mean(1) * y).Sum()",
        "x[n,m] y[n] => (x.Mean(1) - y).Std()",
        "x[n,m] y[n,m] => x.Mean(1) * y.Mean(1) / (x.Mean(1) * y.Mean(1)).Sum()",
        "x[n,m,k] => x.Mean(2).Max(1).Sum()",
        "x[n,m,k] => x.Mean(1).Std(0)",
        "x[n,m,k] => (x.Mean(2) - x.Mean(2).Mean(0)) / x.Mean(2).Std(0)",
        "x[n,m,k] => x.Mean(2).Max(1) - x.Mean(2).Max(1).Mean(); x.Mean(0).Max(1) - x.Mean(0).Max(1).Mean()",
        "x[n,3,m] => x + (x.Mean([0, 1], keepDims: true) - x.Mean([0, 1], keepDims: true).Std())",
        "x[n,3] => x.Sum(1) - x.Sum(1).Mean()",
        "a[t,z,y,x] => a.Mean([2, 3]).Max(0)",
        "a[t,z,y,x] => a.Mean(0); a.Mean(1); a.Mean(2); a.Mean(3)",
        "a[n,m,1] z[n,m,k] => (z * a.Mean(1, keepDims: true)).Max(2).Min(1)",
    ];

    /// <summary>Kernels of so many folds that not every plan is tried.</summary>
    public static readonly string[] Large =
    [
        $"a[t,z,y] {Many("p{0}[t,z,y]", " ")} => (a / a.Sum([0, 1])).Sum(0) + {Many("p{0}.Max()", " + ")}",
        $"a[t,z,y] {Many("p{0}[t,z,y]", " ")} => (a / a.Sum([0, 1])).Sum(0); {Many("p{0}.Max(2)", " + ")}",
        $"a[n,m,1] z[n,m,k] {Many("p{0}[n,m]", " ")} => (z * a.Mean(1, keepDims: true)).Max(2).Min(0); {Many("p{0}.Max(1)", " + ")}",
        $"x[n,m] {Many("p{0}[n,m]", " ")} => x - x.Mean(1, keepDims: true) / x.Mean(1).Sum() + {Many("p{0}.Mean(0)", " + ")}",
    ];

    /// <summary>The dims and the C# of a kernel, named <paramref name="name"/>.</summary>
    public static string Method(string kernel, string name)
    {
        string[] halves = kernel.Split(" => ");
        string[] heads = halves[0].Split("; ");
        string[] results = halves[1].Split("; ");
        string parameters = string.Join(", ", Regex.Matches(heads[0], @"(\w+)\[([^\]]*)\]").Select(match => $"[Shape({string.Join(", ", match.Groups[2].Value.Split(',').Select(Length))})] NDArray<double> {match.Groups[1].Value}"));
        string dims = string.Concat(heads.Skip(1).Select(head => head.Split(' ')).Select(parts => $", Dim(\"{parts[0]}\", Max = {parts[1]})"));
        string type = results.Length == 1 ? "NDArray<double>" : $"({string.Join(", ", results.Select(_ => "NDArray<double>"))})";
        return $"[ArrayKernel{dims}] static {type} {name}({parameters}) => {(results.Length == 1 ? results[0] : $"({string.Join(", ", results)})")};";
    }

    private static string Many(string format, string separator) => string.Join(separator, Enumerable.Range(0, 12).Select(i => string.Format(CultureInfo.InvariantCulture, format, i)));

    private static string Length(string length) => char.IsAsciiDigit(length[0]) ? length : $"\"{length}\"";
}
