using StaticGraph.CompilerServices;
using StaticGraph.Generator.Graph;
using StaticGraph.Generator.Schedule.Search;

namespace StaticGraph.Generator.Schedule;

/// <summary>Turns the moves of one found plan into sweeps, nests and the arrays kept between them.</summary>
internal sealed class VariantBuilder
{
    private readonly TaskGraph _tasks;
    private readonly KeptArrays _kept;
    private readonly List<SweepDefinition> _sweeps = new();
    private readonly List<TileProgram> _programs = new();
    private readonly List<StepDefinition> _nests = new();
    private readonly List<int> _expressions = new();

    private VariantBuilder(TaskGraph tasks)
    {
        _tasks = tasks;
        _kept = new KeptArrays(tasks.Graph, tasks.Values);
    }

    /// <summary>Builds the variant; <paramref name="shared"/> is a plan with what all variants have in common.</summary>
    public static VariantSchedule Build(TaskGraph tasks, IReadOnlyList<Move> moves, PlanDefinition shared)
    {
        var builder = new VariantBuilder(tasks);
        foreach (Move move in moves)
        {
            builder.Add(move);
        }

        PlanDefinition plan = shared with
        {
            Held = builder._kept.Held,
            Spills = builder._kept.Spills,
            Sweeps = builder._sweeps.ToArray(),
            Nests = builder._nests.ToArray(),
        };
        return new VariantSchedule(plan, builder._programs.ToArray())
        {
            HeldExpressions = builder._kept.Expressions,
            SweepExpressions = builder._expressions.ToArray(),
        };
    }

    private void Add(Move move)
    {
        int first = _sweeps.Count;
        var maps = new List<Access>();
        var moved = new List<(int Node, OperandKind Kind, int Index)>();
        foreach (MoveStage stage in move.Stages)
        {
            var copies = new List<int>();
            AddSweep(new StagePlan(_tasks, _kept, move, stage, moved, copies).Tasks(), move.IsNest);
            maps.Add(stage.Access);
            foreach (int fold in copies)
            {
                maps.Add(AddCopy(move, stage, fold, moved));
            }
        }

        foreach ((int node, OperandKind kind, int index) in moved)
        {
            _kept.Move(node, kind, index);
        }

        if (move.IsNest)
        {
            _nests.Add(new StepDefinition(first, _sweeps.Count - first, move.Axes.Select(axis => axis.ToString()).ToArray(), move.Split, maps.ToArray()));
        }
    }

    // A fold that finishes part by part and that later steps need too: a sweep over its result copies what each part has of it to where it is kept.
    // Inside the nest what the part itself has stays the one that is read.
    private Access AddCopy(Move move, MoveStage stage, int fold, List<(int Node, OperandKind Kind, int Index)> moved)
    {
        int node = _tasks.Tasks[fold].Node;
        GraphNode value = _tasks.Graph.Nodes[node];
        bool isSpilled = move.Kept.Any(kept => kept.Value == fold && kept.Place == Place.Spill);
        int index = isSpilled ? _kept.Spill(node) : _kept.Hold(node, isPart: false);
        moved.Add((node, isSpilled ? OperandKind.Spill : OperandKind.Held, index));
        var store = new SweepStore(node, new StoreDefinition(isSpilled ? StoreKind.Spill : StoreKind.Held, index, value.Type));
        AddSweep(new SweepTasks(value.Shape, new[] { store }, Array.Empty<SweepFold>()), isNested: true);
        return _tasks.Result(fold).Compose(stage.Access);
    }

    private void AddSweep(SweepTasks tasks, bool isNested)
    {
        (SweepDefinition sweep, TileProgram program) = SweepBuilder.Build(_tasks.Graph, _kept, tasks);
        _kept.Note(sweep, _sweeps.Count);
        _sweeps.Add(isNested ? sweep with { Pair = default } : sweep);
        _programs.Add(program);
        _expressions.Add(tasks.Folds.Select(fold => fold.Node).Concat(tasks.Stores.Select(store => store.Root)).Select(node => _tasks.Graph.Nodes[node].Expression).DefaultIfEmpty(-1).First());
    }
}
