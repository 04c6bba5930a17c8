using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using StaticGraph.CompilerServices;

namespace StaticGraph.Plans;

/// <summary>A plan's definition with its texts read, made once a definition and shared by all bindings.</summary>
internal sealed class PlanProgram
{
    private static readonly ConditionalWeakTable<PlanDefinition, PlanProgram> Programs = [];
    private readonly ConcurrentDictionary<string, LengthFormula> _formulas = new(StringComparer.Ordinal);

    private PlanProgram(PlanDefinition definition)
    {
        Definition = definition;
        Parameters = Formulas(definition.Parameters, p => p.Shape);
        Held = Formulas(definition.Held, h => h.Shape);
        Scratch = Formulas(definition.Scratch, s => s.Shape);
        Sweeps = Formulas(definition.Sweeps, s => s.Axes);
        Outputs = Formulas(definition.Outputs, o => o.Shape);
        Equations = Formulas(definition.Equations, e => new[] { e.Left, e.Right });
        Reductions = [.. definition.Sweeps.Select(s => s.Reductions.Select(r => new ReductionFormula(r, s.Axes.Count)).ToArray())];
        Steps = PlanSteps.Of(definition);
        NestRules.Check(definition, Steps);
        SolveSteps = DimSolver.Plan(this);
    }

    /// <summary>The plan as the compiler wrote it.</summary>
    public PlanDefinition Definition { get; }

    /// <summary>The lengths of every parameter's axes.</summary>
    public LengthFormula[][] Parameters { get; }

    /// <summary>The lengths of every held array's axes.</summary>
    public LengthFormula[][] Held { get; }

    /// <summary>The lengths of the axes of every array in a scratch file.</summary>
    public LengthFormula[][] Scratch { get; }

    /// <summary>The lengths of every sweep's axes.</summary>
    public LengthFormula[][] Sweeps { get; }

    /// <summary>The lengths of every output's axes.</summary>
    public LengthFormula[][] Outputs { get; }

    /// <summary>Both sides of every equation.</summary>
    public LengthFormula[][] Equations { get; }

    /// <summary>The bytes of every sweep's reductions.</summary>
    public ReductionFormula[][] Reductions { get; }

    /// <summary>What the plan does one after another: nests, and sweeps outside them.</summary>
    public NestDefinition[] Steps { get; }

    /// <summary>In which order, and from which axes, the dims are found.</summary>
    public DimStep[] SolveSteps { get; }

    /// <summary>The program of a definition that was asked for before, or null.</summary>
    public static PlanProgram? Known(PlanDefinition definition) => Programs.TryGetValue(definition, out PlanProgram? known) ? known : null;

    /// <summary>The program of a definition.</summary>
    public static PlanProgram Of(PlanDefinition definition) => Programs.GetValue(definition, static d => new PlanProgram(d));

    /// <summary>The formula of a length that generated code asks for.</summary>
    public LengthFormula Formula(string text)
        => _formulas.TryGetValue(text, out LengthFormula? known) ? known : _formulas.GetOrAdd(text, new LengthFormula(text, Definition.Dims));

    private LengthFormula[][] Formulas<T>(EquatableArray<T> items, Func<T, EquatableArray<string>> shapeOf)
        => [.. items.Select(item => shapeOf(item).Select(Formula).ToArray())];
}
