using StaticGraph.CompilerServices;

namespace StaticGraph.Plans;

/// <summary>The words of shape errors: which dim, which arrays, both lengths, the expressions beside the numbers.</summary>
internal static class ShapeMessages
{
    public static ArrayShapeException Rank(PlanDefinition definition, int parameter, ArraySource source)
    {
        ParameterDefinition wanted = definition.Parameters[parameter];
        return new ArrayShapeException(
            $"{definition.Name} wants '{wanted.Name}' of rank {wanted.Shape.Count}, {TupleText.Of(wanted.Shape)}; {source.Name} has rank {source.Shape.Length}, shape {TupleText.Of(source.Shape)}.");
    }

    public static ArrayShapeException NoSolution(PlanProgram program, ArraySource[] sources, DimSolution solution, long length)
        => new($"{program.Definition.Name}: axis {solution.Axis} of '{program.Definition.Parameters[solution.Parameter].Name}' has length {length}, "
            + $"which is not {program.Parameters[solution.Parameter][solution.Axis].Text} for any length {program.Definition.Dims[solution.Dim].Name}; "
            + $"{Beside(program, sources, solution.Parameter)}.");

    public static ArrayShapeException Mismatch(PlanProgram program, ArraySource[] sources, long[] dims, int parameter, int axis, long wanted)
    {
        LengthFormula formula = program.Parameters[parameter][axis];
        string because = string.Join("; ", program.Solutions
            .Where(solution => formula.Polynomial.Symbols.Contains(program.Definition.Dims[solution.Dim].Name))
            .Select(solution => $"{program.Definition.Dims[solution.Dim].Name} = {dims[solution.Dim]} comes from axis {solution.Axis} of '{program.Definition.Parameters[solution.Parameter].Name}'"));
        return new ArrayShapeException(
            $"{program.Definition.Name}: axis {axis} of '{program.Definition.Parameters[parameter].Name}' must be {Described(formula, wanted)}, but has length {sources[parameter].Shape[axis]}; "
            + Beside(program, sources, parameter) + (because.Length == 0 ? "." : $"; {because}."));
    }

    /// <summary>Evaluates a length, with an error of our own where it exceeds 64 bits.</summary>
    public static long Evaluate(PlanProgram program, LengthFormula formula, long[] dims)
    {
        try
        {
            return formula.Evaluate(dims);
        }
        catch (OverflowException error)
        {
            throw new ArrayShapeException($"{program.Definition.Name}: the length {formula.Text} does not fit 64 bits.", error);
        }
    }

    private static string Beside(PlanProgram program, ArraySource[] sources, int parameter)
        => $"{TupleText.Of(program.Definition.Parameters[parameter].Shape)} = {TupleText.Of(sources[parameter].Shape)} in {sources[parameter].Name}";

    private static string Described(LengthFormula formula, long value)
        => formula.Polynomial.IsConstant ? $"{value}" : $"{formula.Text} = {value}";
}
