using StaticGraph.CompilerServices;

namespace StaticGraph.Tests.Ops;

/// <summary>
/// How one operation is tested: written in a kernel, written for NumPy, and computed in scalars. Bools count as 0 and 1.
/// </summary>
/// <param name="Op">The row of the op table.</param>
/// <param name="Kernel">A C# expression over the arrays a, b and c; <c>{axis}</c> stands for the axes of a reduction (<c>0</c>, <c>default</c>, <c>[0, 2]</c>), <c>{to}</c> for the keyword of <see cref="Results"/>.</param>
/// <param name="Types">The element types of the operands; the first operand of a Where is bool whatever they are.</param>
/// <param name="NumPy">A NumPy expression over the same arrays; <c>{axis}</c> stands for the axes in Python (<c>None</c> for all), <c>{to}</c> for a dtype.</param>
internal sealed record OpCase(string Op, string Kernel, DType[] Types, string NumPy)
{
    /// <summary>The NumPy expression for integers where it differs from <see cref="NumPy"/>.</summary>
    public string? NumPyInteger { get; init; }

    /// <summary>The result for float and double: of the operands, or of all the elements a reduction folds.</summary>
    public Func<double[], double>? Floating { get; init; }

    /// <summary>The result for integers and bools, to be wrapped into the element type: of numbers that hold every element type's.</summary>
    public Func<Int128[], Int128>? Integer { get; init; }

    /// <summary>The result for float where it is not that for double rounded once.</summary>
    public Func<float[], float>? Single { get; init; }

    /// <summary>The result for integers where it depends on the bits of their type.</summary>
    public Func<DType, Int128[], Int128>? OfType { get; init; }

    /// <summary>How many arrays <see cref="Kernel"/> is over, where operands come in lists; else 0.</summary>
    public int Arrays { get; init; }

    /// <summary>What finishes a fold, of the folded value and the count, where the row has a template for it.</summary>
    public Func<double[], double>? Finish { get; init; }

    /// <summary>The same operation with other arguments, in C# and for NumPy.</summary>
    public (string Kernel, string NumPy)[] More { get; init; } = [];

    /// <summary>The least length of an axis that the operation can be done with, for movements.</summary>
    public long Least { get; init; }

    /// <summary>The element types of the result, or none for that of the operands.</summary>
    public DType[] Results { get; init; } = [];

    /// <summary>What the operands are drawn from; the last entry serves all further operands.</summary>
    public Domain[] Domains { get; init; } = [new(-100, 100)];

    /// <summary>How far a float or double may be from <see cref="NumPy"/>'s, in ulps of the result. NumPy's own error counts; 0 asks for equality, where +0 equals -0.</summary>
    public double Ulps { get; init; }

    /// <summary>The result for integers of a type.</summary>
    public Func<Int128[], Int128>? IntegerOf(DType type) => OfType is null ? Integer : values => OfType(type, values);

    /// <summary>
    /// The types that plans of the case are run for: all that have something of their own, and of the other integers one, another from case to case. Lanes, folds and
    /// conversions of every type are tested by themselves, which takes a hundredth of the time.
    /// </summary>
    public IEnumerable<DType> SampledTypes => Sample(Types);

    /// <summary>Of types, as <see cref="SampledTypes"/>.</summary>
    public IEnumerable<DType> Sample(DType[] types)
    {
        DType[] others = [.. types.Where(type => type > DType.Double)];
        return types.Where(type => type <= DType.Double || type == others[Op.Sum(letter => letter) % others.Length]);
    }

    /// <summary>The domain of operand <paramref name="operand"/>.</summary>
    public Domain DomainOf(int operand) => Domains[Math.Min(operand, Domains.Length - 1)];

    /// <inheritdoc/>
    public override string ToString() => Op;
}

/// <summary>Where operands come from: numbers between two bounds, clipped to what the type holds.</summary>
/// <param name="Low">The least number.</param>
/// <param name="High">The greatest number.</param>
/// <param name="Special">True where floats may also be NaN, infinities and signed zeros, beyond the bounds too.</param>
/// <param name="NonZero">True where integers must not be 0.</param>
internal readonly record struct Domain(double Low, double High, bool Special = true, bool NonZero = false);
