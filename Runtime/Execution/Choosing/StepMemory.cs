using StaticGraph.CompilerServices;

namespace StaticGraph.Execution;

/// <summary>The memory formula of one step of a bound plan in numbers. The solver asks for the peak of hundreds of shapes; nothing is allocated for them.</summary>
internal sealed class StepMemory(BoundPlan plan, StepPlan step)
{
    private const int LargestOnStack = 512;

    private readonly MemoryProgram _program = plan.Program.MemoryOf(step.Definition, step.Sweeps);

    /// <summary>The peak with a block shape (one length for each axis of the step) and a number of buffer sets.</summary>
    public long Peak(long[] block, int sets)
    {
        int count = _program.Operations.Length;
        Span<long> values = count <= LargestOnStack ? stackalloc long[count] : new long[count];
        Run(block, sets, values);
        long total = 0;
        foreach (MemoryProgramTerm term in _program.Terms)
        {
            total = IsThere(term) ? NumericMemory.SaturatingAdd(total, values[term.Value]) : total;
        }

        return total;
    }

    /// <summary>The terms of the peak by name, largest first. The sweeps of a nest have some of one name, side by side: they are one number.</summary>
    public IReadOnlyList<(string Name, long Bytes)> Terms(long[] block, int sets)
    {
        long[] values = new long[_program.Operations.Length];
        Run(block, sets, values);
        IEnumerable<(string Name, long Bytes)> terms = _program.Terms.ToArray()
            .Where(IsThere)
            .GroupBy(NameOf)
            .Select(named => (named.Key, named.Aggregate(0L, (sum, term) => NumericMemory.SaturatingAdd(sum, values[term.Value]))));
        return [.. terms.OrderByDescending(term => term.Bytes)];
    }

    /// <summary>The name of the largest term of the peak.</summary>
    public string LargestTerm(long[] block, int sets) => Terms(block, sets) is [(string name, _), ..] ? name : "";

    // What is held where a result is to be is the user's.
    private bool IsThere(MemoryProgramTerm term) => term.Use != MemoryUse.Held || !step.IsDirect(term.Index);

    private string NameOf(MemoryProgramTerm term) => term.Use.Name(plan.Definition, term.Sweep, term.Index);

    private void Run(long[] block, int sets, Span<long> values)
    {
        ReadOnlySpan<MemoryOperation> operations = _program.Operations;
        for (int i = 0; i < values.Length; i++)
        {
            MemoryOperation operation = operations[i];
            values[i] = operation.Code switch
            {
                MemoryCode.Constant => operation.Constant,
                MemoryCode.Sum => NumericMemory.SaturatingAdd(values[operation.Left], values[operation.Right]),
                MemoryCode.Product => NumericMemory.SaturatingMultiply(values[operation.Left], values[operation.Right]),
                MemoryCode.Block => block[operation.Left],
                MemoryCode.Sets => sets,
                MemoryCode.Held => plan.HeldShapes[operation.Left][operation.Right],
                MemoryCode.Taker => Taken(operation, block),
            };
        }
    }

    private long Taken(MemoryOperation operation, long[] block)
    {
        SweepPlan sweep = step.Sweeps[operation.Left];
        Span<long> its = stackalloc long[sweep.Lengths.Length];
        sweep.BlockOf(block, its);
        return sweep.TakerBytes(operation.Right, (int)operation.Constant, its);
    }
}
