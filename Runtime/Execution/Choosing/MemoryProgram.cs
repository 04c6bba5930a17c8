using StaticGraph.CompilerServices;

namespace StaticGraph.Execution;

/// <summary>What a value of a <see cref="MemoryProgram"/> is.</summary>
internal enum MemoryCode : byte
{
    /// <summary>A number.</summary>
    Constant,

    /// <summary>The sum of two earlier values.</summary>
    Sum,

    /// <summary>The product of two earlier values.</summary>
    Product,

    /// <summary>The block length on an axis.</summary>
    Block,

    /// <summary>The number of buffer sets.</summary>
    Sets,

    /// <summary>The length of an axis of a held array.</summary>
    Held,

    /// <summary>A term of a taker of a sweep.</summary>
    Taker,
}

/// <summary>One value of a <see cref="MemoryProgram"/>: of two earlier ones, or of what the two numbers name.</summary>
internal readonly record struct MemoryOperation(MemoryCode Code, int Left = 0, int Right = 0, long Constant = 0);

/// <summary>A term of the peak: what it is for, and the value that is its bytes.</summary>
internal readonly record struct MemoryProgramTerm(int Sweep, MemoryUse Use, int Index, int Value);

/// <summary>
/// The memory formula of one step of a plan as a short program of sums and products over block lengths, buffer sets and lengths of held arrays. It depends on
/// the plan and on what comes through buffers, not on any length: it is made once for all bindings whose arrays lie alike.
/// </summary>
internal sealed class MemoryProgram : MemoryModel<int>
{
    private MemoryOperation[] _operations = new MemoryOperation[32];
    private MemoryProgramTerm[] _terms = new MemoryProgramTerm[8];
    private int _operationCount;
    private int _termCount;
    private readonly StepDefinition _step;
    private readonly SweepFacts[] _facts;

    /// <summary>Walks the formula of a step whose sweeps have the given facts.</summary>
    public MemoryProgram(PlanDefinition plan, StepDefinition step, SweepFacts[] facts)
    {
        _step = step;
        _facts = facts;
        CountStep(plan, step, facts);
    }

    /// <summary>True for the sweeps of the step where the same comes through buffers.</summary>
    public bool IsFor(SweepPlan[] sweeps)
    {
        for (int i = 0; i < _facts.Length; i++)
        {
            if (!_facts[i].Equals(sweeps[i].Facts))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>The values, each after those that it is made of.</summary>
    public ReadOnlySpan<MemoryOperation> Operations => new(_operations, 0, _operationCount);

    /// <summary>The terms of the peak, which is their sum.</summary>
    public ReadOnlySpan<MemoryProgramTerm> Terms => new(_terms, 0, _termCount);

    protected override int Number(long value) => Append(new MemoryOperation(MemoryCode.Constant, 0, 0, value));

    protected override int Add(int left, int right) => Binary(MemoryCode.Sum, left, right);

    protected override int Multiply(int left, int right) => Binary(MemoryCode.Product, left, right);

    protected override int Block(int axis) => Append(new MemoryOperation(MemoryCode.Block, axis));

    protected override int Sets() => Append(new MemoryOperation(MemoryCode.Sets));

    protected override int HeldLength(PlanDefinition plan, int held, int axis) => Append(new MemoryOperation(MemoryCode.Held, held, axis));

    protected override int TakerBytes(Taker taker, int number, int term) => Append(new MemoryOperation(MemoryCode.Taker, Sweep - _step.First, number, term));

    protected override void AddTerm(MemoryUse use, int index, int bytes)
    {
        Grow(ref _terms, _termCount);
        _terms[_termCount++] = new MemoryProgramTerm(Sweep, use, index, bytes);
    }

    // What is known already is not computed again and again: element sizes, tiles.
    private int Binary(MemoryCode code, int left, int right)
    {
        (MemoryOperation first, MemoryOperation second) = (_operations[left], _operations[right]);
        return first.Code == MemoryCode.Constant && second.Code == MemoryCode.Constant
            ? Number(code == MemoryCode.Sum ? NumericMemory.SaturatingAdd(first.Constant, second.Constant) : NumericMemory.SaturatingMultiply(first.Constant, second.Constant))
            : Append(new MemoryOperation(code, left, right));
    }

    private int Append(MemoryOperation operation)
    {
        Grow(ref _operations, _operationCount);
        _operations[_operationCount] = operation;
        return _operationCount++;
    }

    private static void Grow<T>(ref T[] items, int count)
    {
        if (count == items.Length)
        {
            Array.Resize(ref items, 2 * count);
        }
    }
}
