using System.Collections.Generic;

namespace StaticGraph.CompilerServices;

/// <summary>
/// The traffic formula in symbols, for arrays stored in one piece: dims by name, <see cref="ModelSymbols.Block"/> for the block lengths on the axes of a nest
/// or sweep, and <c>n/c0</c> (with its mark) for the number of blocks along one.
/// </summary>
internal sealed class SymbolicTraffic : TrafficModel<Polynomial>
{
    private readonly StepDefinition _step;
    private readonly bool[] _isWhole;
    private readonly bool _isSquare;

    /// <summary>The traffic of a step of a plan whose parts are single blocks or not, and whose paired blocks are square or not.</summary>
    public SymbolicTraffic(PlanDefinition plan, StepDefinition step, bool isInBlock, bool isSquare)
    {
        _step = step;
        _isWhole = BlockAxes.Whole(plan, step);
        _isSquare = isSquare;
        IsInBlock = isInBlock;
    }

    protected override int Rank => _step.Axes.Count;

    protected override bool IsInBlock { get; }

    /// <summary>The array that operand <paramref name="index"/> of sweep <paramref name="sweep"/> reads as <paramref name="stream"/> says, on the axes of the step.</summary>
    public static BlockArray Array(PlanDefinition plan, StepDefinition step, int sweep, int index, Access stream)
    {
        Access map = step.MapOf(sweep);
        return new BlockArray(stream.Compose(map), plan.Sweeps[sweep].Operands[index].Type.Size(), System.Array.Empty<long>(), wholeChunks: false, isWritten: false)
        {
            Spaces = new[] { map },
            Repeats = Taker.PassesOf(plan.Sweeps[sweep]),
            IsPartner = SweepText.PartnerOf(plan.Sweeps[sweep], index) is int partner && partner < index,
        };
    }

    protected override Polynomial Number(long value) => value;

    protected override Polynomial Add(Polynomial left, Polynomial right) => left + right;

    protected override Polynomial Multiply(Polynomial left, Polynomial right) => left * right;

    protected override bool IsExchanged(BlockArray array) => array.IsPartner && _isSquare;

    protected override Polynomial Blocks(int axis)
    {
        string length = _step.Axes[axis];
        if (length == "1" || (axis < _isWhole.Length && _isWhole[axis]) || (IsInBlock && axis >= _step.Split))
        {
            return Polynomial.One;
        }

        length = Polynomial.Parse(length).ToString();
        bool isSum = length.IndexOf(' ') >= 0 || length.IndexOf('*') >= 0;
        return Polynomial.Symbol($"{(isSum ? $"({length.Replace('*', ' ')})" : length)}/{ModelSymbols.Block(axis)}");
    }

    // Along a diagonal every block fetches a square: as much as the axis, a block length for each further time the array has it.
    protected override Polynomial Fetched(BlockArray array, int index)
    {
        Polynomial points = array.Access.Along(index, axis => Polynomial.Parse(_step.Axes[axis]), Polynomial.Constant);
        bool isEdged = array.Access[index].HasEdge;
        Polynomial whole = isEdged ? array.Access.Extent(index, axis => Polynomial.Parse(_step.Axes[axis])) : array.Access.Stretch(index) * points;
        Polynomial elements = whole + (array.Access.ReadAlong(index, Blocks, Number) * (isEdged ? array.Access[index].Span : array.Access.Beyond(index)));
        for (int i = index + 1; i < array.Access.Rank && array.Access.TryAxis(index, out int axis); i++)
        {
            elements = array.Access.IsWalked(i, axis) ? elements * Polynomial.Symbol(ModelSymbols.Block(axis)) : elements;
        }

        return elements;
    }
}
