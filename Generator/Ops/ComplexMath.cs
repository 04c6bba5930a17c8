using StaticGraph.CompilerServices;

namespace StaticGraph.Generator.Ops;

/// <summary>Functions of complex numbers as terms of their parts. Where NumPy computes with the C library, infinities, NaNs and signed zeros follow its results (annex G of C99).</summary>
internal static class ComplexMath
{
    // Below it e^x is finite; a product with it may be where x is larger.
    private const double Edge = 709;

    private static readonly Term Zero = Number(0), One = Number(1), Half = Number(0.5), Infinity = Number(double.PositiveInfinity);

    /// <summary>By the larger part of the divisor (R. L. Smith, Algorithm 116, CACM 1962), operation by operation as NumPy does.</summary>
    public static ComplexTerm Divide(ComplexTerm x, ComplexTerm y)
    {
        (Term c, Term d) = (y.Real, y.Imaginary!);
        Term isWide = Abs(c) >= Abs(d), isZero = Term.Equal(c, Zero) & Term.Equal(d, Zero);
        Term ratio = Term.Where(isWide, d, c) / Term.Where(isWide, c, d), scale = One / (Term.Where(isWide, c, d) + (Term.Where(isWide, d, c) * ratio));
        Term real = Term.Where(isWide, x.Real + (x.Imaginary! * ratio), (x.Real * ratio) + x.Imaginary!) * scale;
        Term imaginary = Term.Where(isWide, x.Imaginary! - (x.Real * ratio), (x.Imaginary! * ratio) - x.Real) * scale;
        return new(Term.Where(isZero, x.Real / Abs(c), real), Term.Where(isZero, x.Imaginary! / Abs(c), imaginary));
    }

    /// <summary>The same of 1, where NumPy leaves out the products with it.</summary>
    public static ComplexTerm Reciprocal(ComplexTerm x)
    {
        (Term c, Term d) = (x.Real, x.Imaginary!);
        Term isWide = Abs(d) <= Abs(c), ratio = Term.Where(isWide, d, c) / Term.Where(isWide, c, d);
        Term divisor = Term.Where(isWide, c + (d * ratio), (c * ratio) + d);
        return new(Term.Where(isWide, One, ratio) / divisor, -Term.Where(isWide, ratio, One) / divisor);
    }

    public static Term Abs(ComplexTerm x) => Term.Of("Hypot", x.Real, x.Imaginary!);

    public static Term Angle(ComplexTerm x) => Term.Of("Atan2", x.Imaginary!, x.Real);

    public static ComplexTerm Log(ComplexTerm x) => new(LogOfAbs(x), Angle(x));

    /// <summary>Of the larger part of the root first, which has no cancellation; scaled where its square would overflow or be subnormal.</summary>
    public static ComplexTerm Sqrt(ComplexTerm x)
    {
        Term size = Term.Of("Maximum", Abs(x.Real), Abs(x.Imaginary!));
        Term isLarge = size > Number(1e300), isSmall = size < Number(1e-290);
        Term down = Term.Where(isLarge, Number(1.0 / 16), Term.Where(isSmall, Number(Math.Pow(2, 106)), One));
        Term up = Term.Where(isLarge, Number(4), Term.Where(isSmall, Number(Math.Pow(2, -53)), One));
        (Term a, Term b) = (x.Real * down, x.Imaginary! * down);
        Term root = Term.Of("Sqrt", (Abs(a) + Term.Of("Hypot", a, b)) * Half), other = Abs(b) / (root + root), isRight = !(x.Real < Zero);
        ComplexTerm finite = new(Term.Where(isRight, root, other) * up, Term.Of("CopySign", Term.Where(isRight, other, root) * up, x.Imaginary!));
        ComplexTerm zero = new(Zero, x.Imaginary!), endless = new(Infinity, x.Imaginary!);

        // Left of all numbers the root is up or down; right of them it is where they are.
        Term isLeft = Term.Equal(x.Real, -Infinity), nan = x.Imaginary! - x.Imaginary!;
        ComplexTerm left = new(Abs(nan), Term.Of("CopySign", Infinity, x.Imaginary!)), right = new(Infinity, Term.Where(IsNaN(x.Imaginary!), x.Imaginary!, Term.Of("CopySign", Zero, x.Imaginary!)));
        ComplexTerm ends = ComplexTerm.Where(isLeft, left, ComplexTerm.Where(Term.Equal(x.Real, Infinity), right, finite));
        return ComplexTerm.Where(Term.Equal(Abs(x.Imaginary!), Infinity), endless, ComplexTerm.Where(x.Both(part => Term.Equal(part, Zero)), zero, ends));
    }

    /// <summary>e^a (cos b + i sin b). Where e^a overflows and the result may not, in two steps.</summary>
    public static ComplexTerm Exp(ComplexTerm x)
    {
        Term isLarge = (x.Real > Number(Edge)) & (x.Real < Number(2 * Edge)), isReal = Term.Equal(x.Imaginary!, Zero);
        Term size = Term.Of("Exp", Term.Where(isLarge, x.Real - Number(Edge), x.Real)), rest = Term.Where(isLarge, Number(Math.Exp(Edge)), One);

        // Nothing turns to where an angle that is none points; the angle of a real number is not multiplied.
        Term isNothing = Term.Equal(x.Real, -Infinity) & !IsFinite(x.Imaginary!), isEndless = Term.Equal(x.Real, Infinity) & !IsFinite(x.Imaginary!);
        Term angle = Term.Where(isNothing | isEndless, Zero, x.Imaginary!);
        Term real = size * Term.Of("Cos", angle) * rest, imaginary = Term.Where(isReal, x.Imaginary!, size * Term.Of("Sin", angle) * rest);
        return new(real, Term.Where(isEndless, x.Imaginary! - x.Imaginary!, Term.Where(isNothing, Term.Of("CopySign", Zero, x.Imaginary!), imaginary)));
    }

    public static ComplexTerm Sin(ComplexTerm x)
    {
        (Term a, Term b) = (x.Real, x.Imaginary!);
        Term real = Term.Where(Term.Equal(a, Zero), a, TimesCosh(Term.Of("Sin", a), b)), imaginary = Odd(b, a, TimesSinh(Term.Of("Cos", a), b));
        return new(real, Term.Where(IsEndless(x), Infinity, imaginary));
    }

    public static ComplexTerm Cos(ComplexTerm x)
    {
        (Term a, Term b) = (x.Real, x.Imaginary!);
        Term real = TimesCosh(Term.Of("Cos", a), b), imaginary = TimesSinh(Term.Of("Sin", a), b);
        Term signed = Term.Where(Term.Equal(a, Zero), a * Term.Of("CopySign", One, b), Odd(b, a, imaginary));
        return new(Term.Where(IsEndless(x), Infinity, real), -signed);
    }

    /// <summary>e^(y log x). To the power 0 everything is 1, and 0 to a positive power is 0.</summary>
    public static ComplexTerm Pow(ComplexTerm x, ComplexTerm y)
    {
        Term isOne = y.Both(part => Term.Equal(part, Zero)), isNothing = x.Both(part => Term.Equal(part, Zero));
        Term nothing = Term.Where((y.Real > Zero) & Term.Equal(y.Imaginary!, Zero), Zero, Number(double.NaN));
        return ComplexTerm.Where(isOne, new(One, Zero), ComplexTerm.Where(isNothing, new(nothing, nothing), Exp(y * Log(x))));
    }

    private static Term TimesCosh(Term x, Term b) => Term.Where(Abs(b) > Number(Edge), Huge(x, b), x * Term.Of("Cosh", b));

    private static Term TimesSinh(Term x, Term b) => Term.Where(Abs(b) > Number(Edge), Huge(x, b) * Term.Of("CopySign", One, b), x * Term.Of("Sinh", b));

    // x e^|b| / 2, as cosh and sinh are there, in two steps.
    private static Term Huge(Term x, Term b) => x * (Term.Of("Exp", Abs(b) - Number(Edge)) * Half) * Number(Math.Exp(Edge));

    // Of a number scaled where its size would overflow or be subnormal. Near 1 all digits of the logarithm are those of a^2 + b^2 - 1.
    private static Term LogOfAbs(ComplexTerm x)
    {
        (Term a, Term b) = (Abs(x.Real), Abs(x.Imaginary!));
        Term larger = Term.Of("Maximum", a, b), smaller = Term.Of("Minimum", a, b);
        Term isLarge = larger > Number(1e300), isSmall = larger < Number(1e-290);
        Term down = Term.Where(isLarge, Number(0.25), Term.Where(isSmall, Number(Math.Pow(2, 106)), One));
        Term up = Term.Where(isLarge, Number(2 * Math.Log(2)), Term.Where(isSmall, Number(-106 * Math.Log(2)), Zero));
        Term squares = (a * a) + (b * b), isNear = (squares > Half) & (squares < Number(3));
        return Term.Where(isNear, Term.Of("Log1p", SquaresLessOne(larger, smaller)) * Half, Term.Of("Log", Term.Of("Hypot", a * down, b * down)) + up);
    }

    // With what each rounding leaves: products by halves of their digits (Veltkamp, Dekker 1971), sums by Knuth's way. The square of the larger part less 1 is near 0 or exact.
    private static Term SquaresLessOne(Term larger, Term smaller)
    {
        (Term square, Term other) = (larger * larger, smaller * smaller);
        (Term less, Term lessRest) = Sum(square, -One);
        (Term sum, Term rest) = Sum(less, other);
        return sum + (rest + (lessRest + (RestOfSquare(larger) + RestOfSquare(smaller))));
    }

    private static (Term Sum, Term Error) Sum(Term x, Term y)
    {
        Term sum = x + y, of = sum - x;
        return (sum, (x - (sum - of)) + (y - of));
    }

    private static Term RestOfSquare(Term x)
    {
        Term shifted = x * Number(134217729), high = shifted - (shifted - x), low = x - high;
        return (((high * high) - (x * x)) + (Number(2) * high * low)) + (low * low);
    }

    // What is 0 where its argument is, also beside infinities and NaNs.
    private static Term Odd(Term argument, Term other, Term product) => Term.Where(Term.Equal(argument, Zero) & !IsFinite(other), argument, product);

    private static Term IsEndless(ComplexTerm x) => Term.Equal(Abs(x.Imaginary!), Infinity) & !IsFinite(x.Real);

    private static Term Abs(Term x) => Term.Of("Abs", x);

    private static Term IsNaN(Term x) => Term.Of("IsNaN", x);

    private static Term IsFinite(Term x) => Term.Of("IsFinite", x);

    private static Term Number(double number) => new NumberTerm(DType.Double, number);
}
