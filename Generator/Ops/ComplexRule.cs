namespace StaticGraph.Generator.Ops;

/// <summary>A complex number as the terms of its parts; without an imaginary one it is a result that is none.</summary>
internal sealed record ComplexTerm(Term Real, Term? Imaginary)
{
    private Term Im => Imaginary!;

    public static ComplexTerm operator +(ComplexTerm left, ComplexTerm right) => new(left.Real + right.Real, left.Im + right.Im);

    public static ComplexTerm operator -(ComplexTerm left, ComplexTerm right) => new(left.Real - right.Real, left.Im - right.Im);

    /// <summary>(ac - bd) + (ad + bc)i, each product rounded.</summary>
    public static ComplexTerm operator *(ComplexTerm left, ComplexTerm right) => new((left.Real * right.Real) - (left.Im * right.Im), (left.Real * right.Im) + (left.Im * right.Real));

    /// <summary>Both parts by a real number.</summary>
    public static ComplexTerm operator *(ComplexTerm left, Term right) => new(left.Real * right, left.Im * right);

    /// <summary>One or the other.</summary>
    public static ComplexTerm Where(Term mask, ComplexTerm taken, ComplexTerm other) => new(Term.Where(mask, taken.Real, other.Real), Term.Where(mask, taken.Im, other.Im));

    /// <summary>Both parts, and true where a test is of either.</summary>
    public Term Either(Func<Term, Term> test) => test(Real) | test(Im);

    /// <summary>Both parts, and true where a test is of both.</summary>
    public Term Both(Func<Term, Term> test) => test(Real) & test(Im);
}

/// <summary>How a row takes complex numbers: a graph computes with their parts, which are doubles.</summary>
internal sealed record ComplexRule
{
    /// <summary>Each part is an operand by itself, and becomes that part of the result: what moves, chooses or adds up.</summary>
    public static ComplexRule Parts { get; } = new();

    /// <summary>What the result's parts are of those of the operands, element by element.</summary>
    public Func<ComplexTerm[], ComplexTerm>? Lower { get; init; }

    /// <summary>What a fold takes of an element, where it is no part: whether it is zero.</summary>
    public Func<ComplexTerm, Term>? Element { get; init; }

    /// <summary>The fold of each part, and what the result is of both.</summary>
    public (string Fold, Func<Term, Term, Term> Join)? Folds { get; init; }

    /// <summary>An elementwise rule.</summary>
    public static ComplexRule Of(Func<ComplexTerm[], ComplexTerm> lower) => new() { Lower = lower };

    /// <summary>An elementwise rule with a result that is a double or a bool.</summary>
    public static ComplexRule ToReal(Func<ComplexTerm[], Term> lower) => Of(x => new ComplexTerm(lower(x), null));
}
