using StaticGraph.CompilerServices;
using StaticGraph.Generator.Ops;

namespace StaticGraph.Generator.Schedule;

/// <summary>The rules of one sweep's tile program: slots exist and have one type, rows are full before they are read, a loop has one width.</summary>
internal sealed class TileCheck
{
    private readonly PlanDefinition _plan;
    private readonly SweepDefinition _sweep;
    private readonly int _number;
    private readonly DType[] _types;
    private readonly int[] _writes;

    private TileCheck(PlanDefinition plan, SweepDefinition sweep, int number)
    {
        _plan = plan;
        _sweep = sweep;
        _number = number;
        _types = sweep.Operands.Select(operand => operand.Type).Concat(sweep.Stores.Select(store => store.Type)).Concat(sweep.Temporaries).ToArray();
        _writes = new int[_types.Length];
    }

    private int FirstStore => _sweep.Operands.Count;

    private int FirstTemporary => _sweep.Operands.Count + _sweep.Stores.Count;

    public static void Run(PlanDefinition plan, TileProgram program, int number)
    {
        var check = new TileCheck(plan, plan.Sweeps[number], number);
        foreach (TileOperation operation in program.Operations)
        {
            switch (operation)
            {
                case LaneLoop loop:
                    check.CheckLoop(loop);
                    break;
                case TileConversion conversion:
                    check.CheckConversion(conversion);
                    break;
                case TileScan scan:
                    check.CheckScan(scan.Definition);
                    break;
                default:
                    throw new InvalidOperationException("An operation of a tile is one of these.");
            }
        }

        check.CheckEnd();
    }

    private void CheckLoop(LaneLoop loop)
    {
        var values = new Dictionary<int, (DType Type, bool IsConstant)>();
        foreach (LaneLoad load in loop.Loads)
        {
            CheckRead(load.Slot, load.Type);
            Require(load.IsConstant == IsConstant(load.Slot), "A value is constant when its slot is one element a row");
            Require(!values.ContainsKey(load.Value), "A value is loaded once");
            values.Add(load.Value, (load.Type, load.IsConstant));
        }

        foreach (LaneInstruction instruction in loop.Body)
        {
            CheckArity(instruction);
            Require(instruction.Arguments.All(values.ContainsKey), "A value is there before it is used");
            Require(!instruction.IsConstant || instruction.Arguments.All(argument => values[argument].IsConstant), "A constant needs constants only");
            Require(!values.ContainsKey(instruction.Value), "A value is computed once");
            values.Add(instruction.Value, (instruction.Type, instruction.IsConstant));
        }

        Require(values.Values.All(value => value.Type == DType.Boolean || value.Type.LaneSize() == loop.Size), "A loop has one width");
        foreach (LaneStore store in loop.Stores)
        {
            Require(values.TryGetValue(store.Value, out (DType Type, bool IsConstant) value) && value.Type == store.Type, "What is stored is there, in the slot's type");
            CheckWrite(store.Slot, store.Type);
        }
    }

    private void CheckConversion(TileConversion conversion)
    {
        CheckRead(conversion.FromSlot, conversion.From);
        Require(!IsConstant(conversion.FromSlot), "A conversion reads a whole row");
        Require(conversion.From != DType.Boolean && conversion.To != DType.Boolean, "A conversion is between numbers");
        CheckWrite(conversion.ToSlot, conversion.To);
    }

    private void CheckScan(ScanDefinition scan)
    {
        foreach (int slot in scan.Factor < 0 ? new[] { scan.Slot } : new[] { scan.Factor, scan.Slot })
        {
            CheckRead(slot, scan.Type);
            Require(!IsConstant(slot), "A scan reads whole rows");
        }

        Require(_sweep.Scans.Contains(scan), "A scan is one of the sweep");
        CheckWrite(scan.Into, scan.Type);
    }

    private void CheckEnd()
    {
        for (int slot = FirstStore; slot < _types.Length; slot++)
        {
            Require(slot < FirstTemporary ? _writes[slot] == 1 : _writes[slot] > 0, slot < FirstTemporary ? "A store is written once" : "A temporary is used");
        }

        foreach (TakerInput input in Taker.Of(_plan, _sweep).SelectMany(taker => taker.Inputs))
        {
            CheckRead(input.Slot, input.Type);
        }
    }

    private void CheckArity(LaneInstruction instruction)
    {
        OpDef? row = OpTable.Find(instruction.Op);
        int arity = row is null ? -1 : row.Kind == OpKind.Reduction ? 2 : row.Arity;
        Require(instruction.Arguments.Count == arity, $"{instruction.Op} is a row of the op table and has all its operands");
    }

    private void CheckRead(int slot, DType type)
    {
        Require(slot >= 0 && slot < _types.Length && _types[slot] == type, "A slot that is read exists and has the type it is read as");
        Require(slot < FirstStore || _writes[slot] > 0, "A slot is written before it is read");
    }

    private void CheckWrite(int slot, DType type)
    {
        Require(slot >= FirstStore && slot < _types.Length && _types[slot] == type, "A slot that is written is a store or a temporary of that type");
        _writes[slot]++;
    }

    private bool IsConstant(int slot) =>
        slot < FirstStore && _sweep.Operands[slot].Access.Lane(_sweep.Axes.Count) == AccessLane.Broadcast;

    private void Require(bool condition, string rule) => ScheduleCheck.Require(condition, rule, _number);
}
