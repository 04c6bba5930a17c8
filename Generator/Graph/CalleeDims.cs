using System.Text.RegularExpressions;
using StaticGraph.CompilerServices;
using StaticGraph.Generator.Model;

namespace StaticGraph.Generator.Graph;

/// <summary>The dims of called kernels (<c>call3.m</c>): each takes the length it first meets, and brings its bound with it.</summary>
internal sealed class CalleeDims
{
    private static readonly Regex Prefix = new(@"\bcall\d+\.", RegexOptions.CultureInvariant);

    private readonly Kernel _kernel;
    private readonly HashSet<string> _own;
    private readonly Dictionary<string, Polynomial> _lengths = new(StringComparer.Ordinal);

    public CalleeDims(Kernel kernel, IEnumerable<string> own)
    {
        _kernel = kernel;
        _own = new HashSet<string>(own, StringComparer.Ordinal);
    }

    /// <summary>The text of a shape or a dim as its own kernel writes it, for messages.</summary>
    public static string Plain(string text) => Prefix.Replace(text, "");

    /// <summary>The length of a dim by name, or null where there is none.</summary>
    public Polynomial? Find(string name) => _lengths.TryGetValue(name, out Polynomial length) ? length : _own.Contains(name) ? Polynomial.Symbol(name) : null;

    /// <summary>The length with every dim of a called kernel replaced by what it is here.</summary>
    public Polynomial Resolve(Polynomial length) => length.Substitute(symbol => Find(symbol) ?? Polynomial.Symbol(symbol));

    /// <summary>Gives the first dim of <paramref name="declared"/> that is new the length that makes it <paramref name="actual"/>; false where no whole number does.</summary>
    public bool Bind(Polynomial declared, Polynomial actual)
    {
        string[] unknown = declared.Symbols.Where(symbol => Find(symbol) is null).ToArray();
        if (unknown.Length == 0)
        {
            return true;
        }

        // With two new dims in one length, or a multiple of one, there is no telling.
        string dim = unknown[0];
        if (unknown.Length > 1 || declared.LinearCoefficient(dim) is not (1 or -1) || declared.LinearCoefficient(dim) is not { } sign)
        {
            return false;
        }

        Polynomial length = (actual - Resolve(declared - (sign * Polynomial.Symbol(dim)))) * sign;
        _lengths.Add(dim, length);
        return !length.IsConstant || (length.ConstantTerm >= 0 && (Bound(dim) == 0 || length.ConstantTerm <= Bound(dim)));
    }

    /// <summary>The kernel's dims, each under the tightest bound that it or a called kernel declares.</summary>
    public EquatableArray<DimDefinition> Bounded(EquatableArray<DimDefinition> dims) => dims.Select(dim =>
    {
        Polynomial self = Polynomial.Symbol(dim.Name);
        IEnumerable<long> bounds = _lengths.Where(pair => pair.Value.Equals(self)).Select(pair => Bound(pair.Key)).Append(dim.Max).Where(bound => bound > 0);
        return dim with { Max = bounds.DefaultIfEmpty(0).Min() };
    }).ToArray();

    private long Bound(string name) => _kernel.Dims.Where(dim => dim.Name == name).Select(dim => dim.Max).FirstOrDefault();
}
