using StaticGraph.CompilerServices;

namespace StaticGraph.Generator.Schedule;

/// <summary>Which slot holds which value: operands first, then stores, then temporaries, which are used again once their value is dead.</summary>
internal sealed class SlotTable
{
    private readonly Dictionary<int, List<int>> _slots = new();
    private readonly Dictionary<int, int> _spread = new();
    private readonly List<(int Node, int Slot)> _live = new();
    private readonly List<(DType Type, int Slot)> _free = new();
    private readonly List<DType> _temporaries = new();
    private readonly int _fixedSlots;
    private readonly int _operands;

    public SlotTable(IReadOnlyList<int> leaves, IReadOnlyList<int> stored)
    {
        foreach (int node in leaves.Concat(stored))
        {
            if (!_slots.TryGetValue(node, out List<int> slots))
            {
                _slots.Add(node, slots = new List<int>());
            }

            slots.Add(_fixedSlots++);
        }

        _operands = leaves.Count;
    }

    public IReadOnlyList<DType> Temporaries => _temporaries;

    /// <summary>The first slot of a value: where it is read from.</summary>
    public int Of(int node) => _slots[node][0];

    /// <summary>Every slot a computed value is written to.</summary>
    public IReadOnlyList<int> AllOf(int node) => _slots.TryGetValue(node, out List<int> slots) ? slots : Array.Empty<int>();

    /// <summary>The stores of a leaf, without its own operand slot.</summary>
    public IEnumerable<int> StoresOf(int leaf) => _slots[leaf].Where(slot => slot >= _operands);

    /// <summary>True for the slot of an array that the sweep writes.</summary>
    public bool IsStore(int slot) => slot >= _operands && slot < _fixedSlots;

    /// <summary>The slot with a full row of a value: its own, or the one it is spread to.</summary>
    public int RowOf(int node) => _spread.TryGetValue(node, out int slot) ? slot : Of(node);

    public void AddTemporary(int node, DType type)
    {
        int slot = Take(type);
        _slots[node] = new List<int> { slot };
        _live.Add((node, slot));
    }

    public void AddSpread(int leaf, DType type)
    {
        if (!_spread.ContainsKey(leaf))
        {
            _spread.Add(leaf, Take(type));
        }
    }

    /// <summary>Frees the temporaries whose last use lies before group <paramref name="group"/>.</summary>
    public void Release(int group, IReadOnlyDictionary<int, int> lastUse)
    {
        foreach ((int node, int slot) in _live.Where(live => lastUse[live.Node] < group).ToArray())
        {
            _live.Remove((node, slot));
            _free.Add((_temporaries[slot - _fixedSlots], slot));
        }
    }

    private int Take(DType type)
    {
        int free = _free.FindIndex(entry => entry.Type == type);
        if (free >= 0)
        {
            int reused = _free[free].Slot;
            _free.RemoveAt(free);
            return reused;
        }

        _temporaries.Add(type);
        return _fixedSlots + _temporaries.Count - 1;
    }
}
