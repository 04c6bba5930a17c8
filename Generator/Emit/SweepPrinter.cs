using StaticGraph.CompilerServices;
using StaticGraph.Generator.Graph;
using StaticGraph.Generator.Schedule;
using StaticGraph.Generator.Support;

namespace StaticGraph.Generator.Emit;

/// <summary>Prints the members of the class that computes the tiles of one sweep.</summary>
internal sealed class SweepPrinter
{
    private readonly PlanDefinition _plan;
    private readonly EquatableArray<GraphScalar> _scalars;
    private readonly SweepDefinition _sweep;
    private readonly TileProgram _program;
    private readonly ShortNames _names;

    public SweepPrinter(VariantSchedule variant, EquatableArray<GraphScalar> scalars, int sweep, ShortNames names)
    {
        _plan = variant.Plan;
        _scalars = scalars;
        _sweep = variant.Plan.Sweeps[sweep];
        _program = variant.Programs[sweep];
        _names = names;
    }

    public void Print(CodeWriter writer)
    {
        LaneLoop[] loops = _program.Operations.OfType<LaneLoop>().ToArray();
        PrintRun(writer, loops);
        for (int i = 0; i < loops.Length; i++)
        {
            writer.Line();
            var names = new LaneNames(loops[i], SlotName);
            foreach (string line in LaneText.Of(loops[i], names, SlotText))
            {
                writer.Comment(line);
            }

            new LaneLoopPrinter(loops[i], names, _names).Print(writer, LoopName(i, loops.Length));
        }
    }

    private void PrintRun(CodeWriter writer, LaneLoop[] loops)
    {
        using CodeWriter.Block _ = writer.Open("public override void Run(in Tile tile)");
        if (_program.Operations.Count == 0)
        {
            writer.Comment("The folds read the operands as they are.");
            return;
        }

        int scans = 0;
        for (int first = 0; first < _program.Operations.Count;)
        {
            if (first > 0)
            {
                writer.Line();
            }

            if (_program.Operations[first] is TileScan scan)
            {
                PrintScan(writer, scan, scans++);
                first++;
                continue;
            }

            TileOperation[] rowByRow = _program.Operations.Skip(first).TakeWhile(operation => operation is not TileScan).ToArray();
            using CodeWriter.Block __ = writer.Open($"for ({_names.Signed} row = 0; row < tile.Rows; row++)");
            foreach (TileOperation operation in rowByRow)
            {
                writer.Line(operation is LaneLoop loop
                    ? $"{LoopName(Array.IndexOf(loops, loop), loops.Length)}(tile.Length, {(LaneLoopPrinter.MayBypass(loop) ? "tile.Bypasses, " : "")}{string.Join(", ", LaneLoopPrinter.Rows(loop).Select(Row))});"
                    : Convert((TileConversion)operation));
            }

            first += rowByRow.Length;
        }
    }

    // All rows at once: along an axis before the last each goes on from the one before.
    private void PrintScan(CodeWriter writer, TileScan operation, int number)
    {
        ScanDefinition scan = operation.Definition;
        int[] slots = scan.Factor < 0 ? new[] { scan.Slot } : new[] { scan.Factor, scan.Slot };
        string arguments = string.Join(", ", slots.Prepend(number).Append(scan.Into).Select(value => CSharpText.Number(value))) + (operation.MayBypass ? ", tile.Bypasses" : "");
        writer.Comment($"{(scan.Name.Length > 0 ? scan.Name : SlotText(scan.Into))} = running {ScanTaker.Words(scan.Kind).One} along {_sweep.Axes[scan.Axis]} of {string.Join(", ", slots.Select(SlotText))}");
        writer.Line($"TileScan.{scan.Kind}<{scan.Type.Keyword()}>(tile, {arguments});");
    }

    private static string Convert(TileConversion conversion) =>
        $"TileConvert.Convert({Row((conversion.FromSlot, conversion.From))}, {Row((conversion.ToSlot, conversion.To))}, tile.Length);";

    private static string Row((int Slot, DType Type) row) => $"ref tile.Row<{row.Type.Code()}>({CSharpText.Number(row.Slot)}, row)";

    private static string LoopName(int index, int count) => count == 1 ? "Loop" : $"Loop{CSharpText.Number(index + 1)}";

    // What a person reads: a scalar as it is written, and not what it is called.
    private string SlotText(int slot) => slot < _sweep.Operands.Count && _sweep.Operands[slot] is { Kind: OperandKind.Scalar } scalar ? _scalars[scalar.Index].Text : SlotName(slot);

    private string SlotName(int slot)
    {
        if (slot < _sweep.Operands.Count)
        {
            OperandDefinition operand = _sweep.Operands[slot];
            return operand.Kind == OperandKind.Scalar ? ScalarNames.Of(_scalars[operand.Index], operand.Index) : operand.Name;
        }

        slot -= _sweep.Operands.Count;
        if (slot >= _sweep.Stores.Count)
        {
            return $"temporary{CSharpText.Number(slot - _sweep.Stores.Count + 1)}";
        }

        StoreDefinition store = _sweep.Stores[slot];
        return Taker.NameOf(_plan, (store.Kind, store.Index));
    }
}
