using StaticGraph.Generator.Schedule;
using StaticGraph.Generator.Support;

namespace StaticGraph.Generator.Emit;

/// <summary>The local names of one fused loop: the user's names where there are any, each used once.</summary>
internal sealed class LaneNames
{
    // What the loop's own text says must not come to mean an array of the user's.
    private readonly HashSet<string> _used = new(StringComparer.Ordinal) { "i", "length", "bypasses", "Vector128", "Vector256", "Vector512", "VectorMath", "Lanes" };
    private readonly Dictionary<int, string> _values = new();
    private readonly Dictionary<int, string> _rows = new();
    private readonly Dictionary<int, string> _halves = new();

    public LaneNames(LaneLoop loop, Func<int, string> slotName)
    {
        foreach (LaneLoad load in loop.Loads)
        {
            string name = load.Name.Length > 0 ? load.Name : slotName(load.Slot);
            _values.Add(load.Value, Unique(name));
            _rows[load.Slot] = Unique(name + "Row");
        }

        foreach (LaneStore store in loop.Stores)
        {
            if (!_rows.ContainsKey(store.Slot))
            {
                _rows.Add(store.Slot, Unique(slotName(store.Slot) + "Row"));
            }

            _halves[store.Slot] = Unique(slotName(store.Slot) + "Half");
        }

        foreach (LaneInstruction instruction in loop.Body)
        {
            LaneStore? store = loop.Stores.FirstOrDefault(candidate => candidate.Value == instruction.Value);
            string name = store is null ? "v" + CSharpText.Number(instruction.Value) : slotName(store.Slot);
            _values.Add(instruction.Value, Unique(instruction.Label.Length > 0 ? instruction.Label : name));
        }
    }

    public string Value(int value) => _values[value];

    public string Row(int slot) => _rows[slot];

    /// <summary>What waits for the other half of a cache line of a stored row.</summary>
    public string Half(int slot) => _halves[slot];

    private string Unique(string name)
    {
        string word = CSharpText.Word(name);
        string unique = word;
        for (int i = 2; !_used.Add(unique); i++)
        {
            unique = word + CSharpText.Number(i);
        }

        return CSharpText.Identifier(unique);
    }
}
