using System.Globalization;
using StaticGraph.CompilerServices;
using StaticGraph.Generator.Ops;
using StaticGraph.Generator.Schedule;
using StaticGraph.Generator.Support;

namespace StaticGraph.Generator.Emit;

/// <summary>
/// What a fused loop computes, as a person would write it: <c>result = (x - meanX) / stdX</c>. A value that has a name, is used twice or is long has a line
/// of its own before those that use it.
/// </summary>
internal sealed class LaneText
{
    private const int MaxLength = 120;

    private readonly Dictionary<int, int> _uses;
    private readonly LaneNames _names;
    private readonly Dictionary<int, (string Text, bool IsInfix)> _texts = new();
    private readonly List<string> _lines = new();

    private LaneText(LaneLoop loop, LaneNames names)
    {
        _uses = loop.CountUses();
        _names = names;
    }

    /// <summary>The lines for a loop; <paramref name="slotText"/> says what a slot holds.</summary>
    public static IReadOnlyList<string> Of(LaneLoop loop, LaneNames names, Func<int, string> slotText)
    {
        var text = new LaneText(loop, names);
        foreach (LaneLoad load in loop.Loads)
        {
            string shown = load.Name.Length > 0 ? load.Name : slotText(load.Slot);
            text._texts.Add(load.Value, (shown, CSharpText.IsInfix(shown)));
        }

        foreach (LaneInstruction instruction in loop.Body)
        {
            text.Add(instruction);
        }

        foreach (LaneStore store in loop.Stores)
        {
            string name = slotText(store.Slot), value = text._texts[store.Value].Text;
            text._lines.AddRange(name == value ? Array.Empty<string>() : new[] { $"{name} = {value}" });
        }

        return text._lines;
    }

    private void Add(LaneInstruction instruction)
    {
        (string Text, bool IsInfix) expression = Expression(instruction);
        if (_uses.TryGetValue(instruction.Value, out int uses) && uses == 1 && instruction.Label.Length == 0 && expression.Text.Length <= MaxLength)
        {
            _texts.Add(instruction.Value, expression);
            return;
        }

        string name = _names.Value(instruction.Value);
        _lines.Add($"{name} = {expression.Text}");
        _texts.Add(instruction.Value, (name, false));
    }

    private (string Text, bool IsInfix) Expression(LaneInstruction instruction)
    {
        OpDef row = OpTable.Find(instruction.Op)!;
        string notation = row.Kind == OpKind.Reduction ? Finish(row) : row.Notation;
        if (notation.Length > 0)
        {
            object[] operands = instruction.Arguments.Select(value => (object)(_texts[value].IsInfix ? $"({_texts[value].Text})" : _texts[value].Text)).ToArray();
            return (string.Format(CultureInfo.InvariantCulture, notation, operands), CSharpText.IsInfix(notation));
        }

        string name = row.Types.IsConversion ? $"{row.Name}<{instruction.Type.Keyword()}>" : row.Name;
        return ($"{name}({string.Join(", ", instruction.Arguments.Select(value => _texts[value].Text))})", false);
    }

    // What is left of a mean when its sum is there is a division, and no mean of that sum.
    private static string Finish(OpDef row)
    {
        string template = row.Vector.Replace("{V}.", "");
        return template.StartsWith("(", StringComparison.Ordinal) ? template.Substring(1, template.Length - 2) : template;
    }
}
