using StaticGraph.CompilerServices;

namespace StaticGraph.Plans;

/// <summary>One dim found from one axis: <c>dim = (length - rest) / coefficient</c>.</summary>
internal sealed record DimSolution(int Dim, int Parameter, int Axis, long Coefficient, LengthFormula Rest);

/// <summary>Finds the dims from the shapes of the arrays, then checks everything that must hold between lengths.</summary>
internal static class DimSolver
{
    /// <summary>The order in which dims are found: it depends on the definition alone, so it is made once.</summary>
    public static DimSolution[] Plan(PlanProgram program)
    {
        EquatableArray<DimDefinition> dims = program.Definition.Dims;
        var known = new HashSet<string>(dims.Where(d => d.FromParameter).Select(d => d.Name), StringComparer.Ordinal);
        var solutions = new List<DimSolution>();
        while (Next(program, known) is { } solution)
        {
            known.Add(dims[solution.Dim].Name);
            solutions.Add(solution);
        }

        return [.. solutions];
    }

    /// <summary>Fills in the dims that shapes give; those given as arguments are there already.</summary>
    /// <exception cref="ArrayShapeException">The arrays' shapes do not fit the kernel.</exception>
    public static void Solve(PlanProgram program, ArraySource[] sources, long[] dims)
    {
        CheckRanks(program.Definition, sources);
        CheckBounds(program.Definition, dims, given: true);
        foreach (DimSolution solution in program.Solutions)
        {
            long length = sources[solution.Parameter].Shape[solution.Axis];
            long scaled = length - ShapeMessages.Evaluate(program, solution.Rest, dims);
            if (scaled % solution.Coefficient != 0 || scaled / solution.Coefficient < 0)
            {
                throw ShapeMessages.NoSolution(program, sources, solution, length);
            }

            dims[solution.Dim] = scaled / solution.Coefficient;
        }

        RoundUp(program, dims);
        CheckShapes(program, sources, dims);
        CheckBounds(program.Definition, dims, given: false);
        CheckEquations(program, dims);
    }

    // In order: a length may be one of a length that is one.
    private static void RoundUp(PlanProgram program, long[] dims)
    {
        for (int i = 0; i < dims.Length; i++)
        {
            if (program.Definition.Dims[i] is { IsCeiling: true } dim)
            {
                dims[i] = LengthCeiling.Of(ShapeMessages.Evaluate(program, program.Formula(dim.Of), dims), dim.By);
            }
        }
    }

    private static string Described(LengthFormula formula, long value) => formula.Polynomial.IsConstant ? formula.Text : $"{formula.Text} = {value}";

    private static DimSolution? Next(PlanProgram program, HashSet<string> known)
    {
        for (int parameter = 0; parameter < program.Given; parameter++)
        {
            LengthFormula[] shape = program.Parameters[parameter];
            for (int axis = 0; axis < shape.Length; axis++)
            {
                string[] open = [.. shape[axis].Polynomial.Symbols.Where(symbol => !known.Contains(symbol))];
                if (open.Length == 1 && shape[axis].Polynomial.LinearCoefficient(open[0]) is { } coefficient)
                {
                    return Solution(program, open[0], parameter, axis, coefficient);
                }
            }
        }

        return null;
    }

    private static DimSolution Solution(PlanProgram program, string symbol, int parameter, int axis, long coefficient)
    {
        Polynomial rest = program.Parameters[parameter][axis].Polynomial - (Polynomial.Constant(coefficient) * Polynomial.Symbol(symbol));
        int dim = program.Definition.Dims.Select(d => d.Name).ToList().IndexOf(symbol);
        return new DimSolution(dim, parameter, axis, coefficient, program.Formula(rest.ToString()));
    }

    private static void CheckRanks(PlanDefinition definition, ArraySource[] sources)
    {
        for (int i = 0; i < sources.Length; i++)
        {
            if (sources[i].Shape.Length != definition.Parameters[i].Shape.Count)
            {
                throw ShapeMessages.Rank(definition, i, sources[i]);
            }
        }
    }

    private static void CheckShapes(PlanProgram program, ArraySource[] sources, long[] dims)
    {
        for (int i = 0; i < sources.Length; i++)
        {
            ReadOnlySpan<long> shape = sources[i].Shape;
            for (int axis = 0; axis < shape.Length; axis++)
            {
                LengthFormula formula = program.Parameters[i][axis];
                long wanted = ShapeMessages.Evaluate(program, formula, dims);
                if (wanted != shape[axis])
                {
                    throw ShapeMessages.Mismatch(program, sources, dims, i, axis, wanted);
                }
            }
        }
    }

    // Those that are given come first: of an array that does not fit the error would speak otherwise.
    private static void CheckBounds(PlanDefinition definition, long[] dims, bool given)
    {
        for (int i = 0; i < dims.Length; i++)
        {
            DimDefinition dim = definition.Dims[i];
            if (dim.FromParameter == given)
            {
                CheckBound(definition, dim, dims[i]);
            }
        }
    }

    private static void CheckBound(PlanDefinition definition, DimDefinition dim, long length)
    {
        if (length < 0)
        {
            throw new ArrayShapeException($"{definition.Name}: the length {dim.Name} is {length}; a length is 0 or more.");
        }

        if (dim.Max > 0 && length > dim.Max)
        {
            throw new ArrayShapeException($"{definition.Name}: the dim {dim.Name} is {length}, above its declared maximum of {dim.Max} ([Dim(\"{dim.Name}\", Max = {dim.Max})]).");
        }
    }

    private static void CheckEquations(PlanProgram program, long[] dims)
    {
        for (int i = 0; i < program.Equations.Length; i++)
        {
            LengthFormula[] sides = program.Equations[i];
            long left = ShapeMessages.Evaluate(program, sides[0], dims);
            long right = ShapeMessages.Evaluate(program, sides[1], dims);
            EquationDefinition equation = program.Definition.Equations[i];
            if (equation.IsLeast ? left < right : left != right)
            {
                string must = equation.IsLeast ? "be at least" : "equal";
                throw new ArrayShapeException($"{program.Definition.Name}: {equation.Text}: {equation.Left} = {left} must {must} {Described(sides[1], right)}.");
            }
        }
    }
}
