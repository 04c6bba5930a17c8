using StaticGraph.CompilerServices;

namespace StaticGraph.Execution;

/// <summary>
/// The memory formula of one step of a bound plan, compiled: the formula is walked once and leaves a short program of sums and products over block
/// lengths and buffer sets. The solver asks for the peak of hundreds of shapes; running the program allocates nothing.
/// </summary>
internal sealed class StepMemory : MemoryModel<int>
{
    private const int LargestOnStack = 512;

    private readonly BoundPlan _plan;
    private readonly StepPlan _step;
    private readonly List<Operation> _program = new(32);
    private readonly List<Term> _terms = new(8);

    /// <summary>Compiles the formula for a step whose slots are planned.</summary>
    public StepMemory(BoundPlan plan, StepPlan step)
    {
        _plan = plan;
        _step = step;
        CountStep(plan.Definition, step.Definition, Array.ConvertAll(step.Sweeps, sweep => sweep.Facts));
    }

    private enum Code : byte
    {
        Constant,
        Sum,
        Product,
        Block,
        Sets,
        Partial,
        Accumulator,
    }

    /// <summary>The peak with a block shape (one length for each axis of the step) and a number of buffer sets.</summary>
    public long Peak(long[] block, int sets)
    {
        Span<long> values = _program.Count <= LargestOnStack ? stackalloc long[_program.Count] : new long[_program.Count];
        Run(block, sets, values);
        long total = 0;
        foreach (Term term in _terms)
        {
            total = NumericMemory.SaturatingAdd(total, values[term.Value]);
        }

        return total;
    }

    /// <summary>The terms of the peak by name, largest first.</summary>
    public IReadOnlyList<(string Name, long Bytes)> Terms(long[] block, int sets)
    {
        long[] values = new long[_program.Count];
        Run(block, sets, values);
        return [.. _terms.Select(term => (NameOf(term), values[term.Value])).OrderByDescending(term => term.Item2)];
    }

    /// <summary>The name of the largest term of the peak.</summary>
    public string LargestTerm(long[] block, int sets) => Terms(block, sets) is [(string name, _), ..] ? name : "";

    protected override int Number(long value) => Append(new Operation(Code.Constant, 0, 0, value));

    protected override int Add(int left, int right) => Binary(Code.Sum, left, right);

    protected override int Multiply(int left, int right) => Binary(Code.Product, left, right);

    protected override int Block(int axis) => Append(new Operation(Code.Block, axis));

    protected override int Sets() => Append(new Operation(Code.Sets));

    protected override int HeldLength(PlanDefinition definition, int held, int axis) => Number(_plan.HeldShapes[held][axis]);

    protected override int Partial(SweepDefinition definition, int reduction, bool isLocal) => Append(new Operation(Code.Partial, Sweep - _step.First, reduction));

    protected override int Accumulator(SweepDefinition definition, int reduction, bool isLocal) => Append(new Operation(Code.Accumulator, Sweep - _step.First, reduction));

    protected override void AddTerm(MemoryTermKind kind, int index, int bytes) => _terms.Add(new Term(Sweep, kind, index, bytes));

    private string NameOf(Term term) => TermNames.Of(_plan.Definition, _plan.Definition.Sweeps[term.Sweep], term.Kind, term.Index);

    // What is known already is not computed again and again: element sizes, lengths of held arrays.
    private int Binary(Code code, int left, int right)
    {
        (Operation first, Operation second) = (_program[left], _program[right]);
        return first.Code == Code.Constant && second.Code == Code.Constant
            ? Number(code == Code.Sum ? NumericMemory.SaturatingAdd(first.Constant, second.Constant) : NumericMemory.SaturatingMultiply(first.Constant, second.Constant))
            : Append(new Operation(code, left, right));
    }

    private int Append(Operation operation)
    {
        _program.Add(operation);
        return _program.Count - 1;
    }

    private void Run(long[] block, int sets, Span<long> values)
    {
        for (int i = 0; i < values.Length; i++)
        {
            Operation operation = _program[i];
            values[i] = operation.Code switch
            {
                Code.Constant => operation.Constant,
                Code.Sum => NumericMemory.SaturatingAdd(values[operation.Left], values[operation.Right]),
                Code.Product => NumericMemory.SaturatingMultiply(values[operation.Left], values[operation.Right]),
                Code.Block => block[operation.Left],
                Code.Sets => sets,
                _ => Fold(operation, block),
            };
        }
    }

    private long Fold(Operation operation, long[] block)
    {
        SweepPlan sweep = _step.Sweeps[operation.Left];
        Span<long> its = stackalloc long[sweep.Lengths.Length];
        sweep.BlockOf(block, its);
        return operation.Code == Code.Partial ? sweep.PartialBytes(operation.Right, its) : sweep.SharedBytes(operation.Right, its);
    }

    /// <summary>One value of the program: of two earlier ones, or of a block's lengths.</summary>
    private sealed record Operation(Code Code, int Left = 0, int Right = 0, long Constant = 0);

    private sealed record Term(int Sweep, MemoryTermKind Kind, int Index, int Value);
}
