using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using StaticGraph.CompilerServices;
using StaticGraph.Execution;

namespace StaticGraph.Plans;

/// <summary>A plan's definition with its texts read, made once a definition and shared by all bindings.</summary>
internal sealed class PlanProgram
{
    private const int KeptMemory = 4;

    private static readonly ConditionalWeakTable<PlanDefinition, PlanProgram> Programs = [];
    private readonly ConcurrentDictionary<string, LengthFormula> _formulas = new(StringComparer.Ordinal);
    private readonly MemoryProgram?[] _memory;
    private volatile KnownAccess? _lastAccess;
    private int _isPrepared;

    private PlanProgram(PlanDefinition definition)
    {
        Definition = definition;
        if (StepRules.Broken(definition) is { } broken)
        {
            throw new InvalidOperationException($"The plan of {definition.Name} cannot run: {broken}.");
        }

        Parameters = Formulas(definition.Parameters, p => p.Shape);
        Given = definition.Parameters.Count(static parameter => parameter.Of < 0);
        Held = Formulas(definition.Held, h => h.Shape);
        Spills = Formulas(definition.Spills, s => s.Shape);
        Sweeps = Formulas(definition.Sweeps, s => s.Axes);
        Outputs = Formulas(definition.Outputs, o => o.Shape);
        Equations = Formulas(definition.Equations, e => new[] { e.Left, e.Right });
        Takers = [.. definition.Sweeps.Select(sweep => Taker.Of(definition, sweep))];
        SlotAccess = [.. definition.Sweeps.Select(AccessOf)];
        Steps = StepDefinition.Of(definition);
        Direct = DirectResult.Of(definition, Steps);
        Taken = TakenResult.Of(definition);
        PartAccess = Arrays.Make(definition.Held.Count, held => definition.Held[held].IsPart ? StepDefinition.At(definition, definition.Held[held].FirstSweep).HeldAccess(definition, held) : Access.Scalar);
        Maps = Arrays.Make(definition.Sweeps.Count, sweep => StepDefinition.At(definition, sweep).MapOf(sweep));
        PartOwners = new int[definition.Sweeps.Count][];
        Runs = new int[definition.Sweeps.Count][][];
        Along = new int[definition.Sweeps.Count];
        Depth = new int[definition.Sweeps.Count][];
        Whole = new bool[definition.Sweeps.Count][];
        AreChainsInTurn = new bool[definition.Sweeps.Count];
        _memory = new MemoryProgram?[definition.Sweeps.Count * KeptMemory];
        foreach (StepDefinition step in Steps)
        {
            PartOwners[step.First] = PartPlaces.Owners(definition, step);
            Runs[step.First] = step.Runs(definition);
            Along[step.First] = step.Along(definition);
            Depth[step.First] = BlockAxes.DepthOf(definition, step);
            Whole[step.First] = BlockAxes.Whole(definition, step);
            AreChainsInTurn[step.First] = step.AreChainsInTurn(definition);
        }

        Solutions = DimSolver.Plan(this);
    }

    /// <summary>The plan as the compiler wrote it.</summary>
    public PlanDefinition Definition { get; }

    /// <summary>The lengths of every parameter's axes.</summary>
    public LengthFormula[][] Parameters { get; }

    /// <summary>How many parameters are given: those that are others under another shape come after them.</summary>
    public int Given { get; }

    /// <summary>The lengths of every held array's axes.</summary>
    public LengthFormula[][] Held { get; }

    /// <summary>The lengths of the axes of every spilled array.</summary>
    public LengthFormula[][] Spills { get; }

    /// <summary>The lengths of every sweep's axes.</summary>
    public LengthFormula[][] Sweeps { get; }

    /// <summary>The lengths of every output's axes.</summary>
    public LengthFormula[][] Outputs { get; }

    /// <summary>Both sides of every equation.</summary>
    public LengthFormula[][] Equations { get; }

    /// <summary>What takes the values that each sweep computes.</summary>
    public Taker[][] Takers { get; }

    /// <summary>
    /// How each operand and store of every sweep is walked by the sweep's axes, which are counted after those of length 1 that are prepended until there are two.
    /// </summary>
    public Access[][] SlotAccess { get; }

    /// <summary>What the plan does one after another: nests, and sweeps outside them.</summary>
    public StepDefinition[] Steps { get; }

    /// <summary>The results that contractions may leave where they are to be.</summary>
    public DirectResult[] Direct { get; }

    /// <summary>The results that have only what masks take.</summary>
    public TakenResult[] Taken { get; }

    /// <summary>How each sweep's step walks it.</summary>
    public Access[] Maps { get; }

    /// <summary>For each held array that is in parts, how its step walks it; of others nothing is said.</summary>
    public Access[] PartAccess { get; }

    /// <summary>For each held array whose memory its part lies in, at the number of a step's first sweep, as <see cref="PartPlaces"/> says.</summary>
    public int[][] PartOwners { get; }

    /// <summary>The runs that the takers of each step ask of blocks, at the number of its first sweep, in the axes of the step.</summary>
    public int[][][] Runs { get; }

    /// <summary>The axis along which the parts of each step finish in turn, likewise; -1 where they need not.</summary>
    public int[] Along { get; }

    /// <summary>The axes of each step that a contraction of it sums over (<see cref="BlockAxes.DepthOf"/>), likewise.</summary>
    public int[][] Depth { get; }

    /// <summary>The axes of each step that no block cuts (<see cref="BlockAxes.Whole(PlanDefinition, StepDefinition)"/>), likewise.</summary>
    public bool[][] Whole { get; }

    /// <summary>Whether the chains of each step go one after another, likewise.</summary>
    public bool[] AreChainsInTurn { get; }

    /// <summary>In which order, and from which axes, the dims are found.</summary>
    public DimSolution[] Solutions { get; }

    /// <summary>The program of a definition that was asked for before, or null.</summary>
    public static PlanProgram? Known(PlanDefinition definition) => Programs.TryGetValue(definition, out PlanProgram? known) ? known : null;

    /// <summary>The program of a definition.</summary>
    public static PlanProgram Of(PlanDefinition definition) => Programs.GetValue(definition, static d => new PlanProgram(d));

    /// <summary>True for the first who asks: loops are prepared once, before their first run.</summary>
    public bool BeginsToPrepare() => _isPrepared == 0 && Interlocked.Exchange(ref _isPrepared, 1) == 0;

    /// <summary>The formula of a length that generated code asks for.</summary>
    public LengthFormula Formula(string text)
        => _formulas.TryGetValue(text, out LengthFormula? known) ? known : _formulas.GetOrAdd(text, new LengthFormula(text, Definition.Dims));

    /// <summary>How everything is walked where the dims have these lengths. The last ones are kept: bindings one after another mostly have the same.</summary>
    public KnownAccess AccessOf(long[] dims) => _lastAccess is { } last && last.IsFor(dims) ? last : _lastAccess = new KnownAccess(this, dims);

    /// <summary>The memory formula of a step. The last few are kept: bindings of one program mostly have their arrays in the same kinds of places.</summary>
    public MemoryProgram MemoryOf(StepDefinition step, SweepPlan[] sweeps)
    {
        lock (_memory)
        {
            Span<MemoryProgram?> kept = _memory.AsSpan(step.First * KeptMemory, KeptMemory);
            foreach (MemoryProgram? known in kept)
            {
                if (known?.IsFor(sweeps) == true)
                {
                    return known;
                }
            }

            kept[..^1].CopyTo(kept[1..]);
            return kept[0] = new MemoryProgram(Definition, step, Array.ConvertAll(sweeps, sweep => sweep.Facts));
        }
    }

    private static Access[] AccessOf(SweepDefinition sweep)
    {
        int axes = sweep.Axes.Count;
        Access all = PrependedAxes.Counted(Access.Identity(axes), axes);
        return [.. sweep.Operands.Select(operand => PrependedAxes.Counted(operand.Access, axes)), .. sweep.Stores.Select(_ => all)];
    }

    private LengthFormula[][] Formulas<T>(EquatableArray<T> items, Func<T, EquatableArray<string>> shapeOf)
        => [.. items.Select(item => shapeOf(item).Select(Formula).ToArray())];
}
