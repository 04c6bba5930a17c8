using StaticGraph.CompilerServices;
using StaticGraph.Generator.Graph;
using StaticGraph.Generator.Schedule.Search;

namespace StaticGraph.Generator.Schedule;

/// <summary>What one sweep of a move stores and folds, and into which arrays.</summary>
internal sealed class StagePlan
{
    private readonly TaskGraph _tasks;
    private readonly KeptArrays _kept;
    private readonly Move _move;
    private readonly MoveStage _stage;
    private readonly List<(int Node, OperandKind Kind, int Index)> _moved;
    private readonly List<int> _copies;
    private readonly List<SweepStore> _stores = new();
    private readonly List<SweepFold> _folds = new();

    /// <param name="tasks">The tasks of the graph.</param>
    /// <param name="kept">Where values lie; new arrays are added.</param>
    /// <param name="move">The move.</param>
    /// <param name="stage">Its sweep.</param>
    /// <param name="moved">Takes the values that after the move are read from elsewhere than inside it.</param>
    /// <param name="copies">Takes the folds whose parts have to be copied out of the nest.</param>
    public StagePlan(TaskGraph tasks, KeptArrays kept, Move move, MoveStage stage, List<(int Node, OperandKind Kind, int Index)> moved, List<int> copies)
    {
        _tasks = tasks;
        _kept = kept;
        _move = move;
        _stage = stage;
        _moved = moved;
        _copies = copies;
    }

    public SweepTasks Tasks()
    {
        int[] tasks = _stage.Units.SelectMany(unit => _tasks.Units[unit]).OrderBy(task => task).ToArray();
        AddCuts(tasks);
        foreach (int number in tasks)
        {
            PlanTask task = _tasks.Tasks[number];
            if (task.Taken is { } taken)
            {
                _stores.Add(new SweepStore(task.Root, new StoreDefinition(StoreKind.Output, task.Output, TypeOf(task.Root)) { Mask = MaskOf(taken.Mask, task.Output), Count = _kept.HeldOf(taken.Count) }));
            }
            else if (task.IsOutput)
            {
                _stores.Add(new SweepStore(task.Root, new StoreDefinition(StoreKind.Output, task.Output, TypeOf(task.Root))));
            }
            else if (_tasks.IsFold(number))
            {
                AddFold(number);
            }
            else
            {
                AddHold(number);
            }
        }

        return new SweepTasks(_stage.Space, _stores, _folds)
        {
            Counts = tasks.Select(task => _tasks.Tasks[task].Taken).OfType<TakenElements>().Select(taken => taken.Count).Distinct().ToArray(),
            Split = Enumerable.Range(0, _stage.Space.Count).Where(axis => _move.IsNest && _stage.Access.IsSplit(axis, _move.Split)).ToArray(),
        };
    }

    // The number of the store that is the mask: one for all results that it takes elements of.
    private int MaskOf(int mask, int output)
    {
        int number = _stores.FindIndex(store => store.Store.Kind == StoreKind.Mask && store.Root == mask);
        if (number < 0)
        {
            number = _stores.Count;
            _stores.Add(new SweepStore(mask, new StoreDefinition(StoreKind.Mask, output, DType.Boolean)));
        }

        return number;
    }

    private void AddFold(int fold)
    {
        PlanTask task = _tasks.Tasks[fold];
        bool isInPart = _move.PartValues.Contains(fold) && (IsUsedInside(fold) || PlaceOf(fold) != Place.Memory);
        bool isCopied = isInPart && PlaceOf(fold) is not null;
        _folds.Add(new SweepFold(task.Root, task.Node, Hold(task.Node, isInPart, isCopied ? "Part" : "")));
        if (isCopied)
        {
            _copies.Add(fold);
        }
    }

    // Held in memory as a whole where later steps want it there; else a part at a time, as far as the nest itself reads it. What a sweep computes element by
    // element for later steps alone may be spilled at once, also outside a nest.
    private void AddHold(int hold)
    {
        PlanTask task = _tasks.Tasks[hold];
        bool isInPart = PlaceOf(hold) != Place.Memory;
        if (!isInPart || IsUsedInside(hold))
        {
            _stores.Add(new SweepStore(task.Root, new StoreDefinition(StoreKind.Held, Hold(task.Node, isInPart), TypeOf(task.Root))));
        }

        if (PlaceOf(hold) == Place.Spill)
        {
            Spill(task.Root, task.Node);
        }
    }

    // Cut expressions are stored by the first sweep that computes them.
    private void AddCuts(int[] tasks)
    {
        foreach (KeptValue cut in _move.Kept.Where(kept => _tasks.IsCut(kept.Value)))
        {
            int node = _tasks.Values[cut.Value];
            bool isComputed = tasks.Any(task => _tasks.Inside(task).Contains(node)) && !_moved.Any(moved => moved.Node == node);
            if (isComputed && cut.Place == Place.Spill)
            {
                Spill(node, node);
            }
            else if (isComputed)
            {
                int held = _kept.Hold(node, isPart: false);
                _stores.Add(new SweepStore(node, new StoreDefinition(StoreKind.Held, held, TypeOf(node))));
                _moved.Add((node, OperandKind.Held, held));
            }
        }
    }

    // The sweeps that follow read it from there.
    private int Hold(int node, bool isPart, string suffix = "")
    {
        int held = _kept.Hold(node, isPart, suffix);
        _kept.Move(node, OperandKind.Held, held);
        return held;
    }

    private void Spill(int root, int node)
    {
        int spill = _kept.Spill(node);
        _stores.Add(new SweepStore(root, new StoreDefinition(StoreKind.Spill, spill, TypeOf(root))));
        _moved.Add((node, OperandKind.Spill, spill));
    }

    private bool IsUsedInside(int value)
    {
        int node = _tasks.Values[value];
        return _move.Units.Any(unit => _tasks.LeavesOf(unit, default).Any(leaf => leaf.Node == node));
    }

    private Place? PlaceOf(int value) => _move.Kept.FirstOrDefault(kept => kept.Value == value)?.Place;

    private DType TypeOf(int node) => _tasks.Graph.Nodes[node].Type;
}
