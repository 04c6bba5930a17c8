using System;
using System.ComponentModel;

namespace StaticGraph.CompilerServices;

/// <summary>
/// Adds sweeps to a plan as generated code says them: <c>.Sweep("n", "m").Reads("x", 0, 1).Uses("mean", 1).Writes("result")</c>. The numbers behind an array are, for each
/// of its axes, the axis of the sweep that walks it, or -1 where its length 1 is broadcast. The plan has every array that a sweep names.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class SweepFactory
{
    /// <summary>The next sweep, over axes of these lengths; what follows is about it.</summary>
    public static PlanDefinition Sweep(this PlanDefinition plan, params string[] axes)
        => plan with { Sweeps = PlanFactory.With(plan.Sweeps, new SweepDefinition(axes, default, default, default, default)) };

    /// <summary>It reads an array parameter.</summary>
    public static PlanDefinition Reads(this PlanDefinition plan, string parameter, params int[] axes)
    {
        int index = Find(plan.Parameters, parameter, static array => array.Name);
        return Operand(plan, new OperandDefinition(OperandKind.Parameter, index, parameter, plan.Parameters[index].Type, Access.Walk(axes)));
    }

    /// <summary>It reads a spill.</summary>
    public static PlanDefinition ReadsSpill(this PlanDefinition plan, string spill, params int[] axes)
    {
        int index = Find(plan.Spills, spill, static array => array.Name);
        return Operand(plan, new OperandDefinition(OperandKind.Spill, index, spill, plan.Spills[index].Type, Access.Walk(axes)));
    }

    /// <summary>It reads a held array.</summary>
    public static PlanDefinition Uses(this PlanDefinition plan, string held, params int[] axes)
    {
        int index = Find(plan.Held, held, static array => array.Name);
        return Operand(plan, new OperandDefinition(OperandKind.Held, index, held, plan.Held[index].Type, Access.Walk(axes)));
    }

    /// <summary>
    /// It reads the array that was named last from index <paramref name="start"/> on along one of the array's axes, by <paramref name="step"/>, below 0 backwards; where no
    /// axis walks it at that index alone.
    /// </summary>
    public static PlanDefinition From(this PlanDefinition plan, int axis, string start, long step = 1) => Last(plan, access => access.From(axis, Polynomial.Parse(start), step));

    /// <summary>
    /// Along one of the axes of the array that was named last the index is <paramref name="step"/> further on with each point of axis <paramref name="along"/> of the sweep too, which has so many points: those of a window.
    /// </summary>
    public static PlanDefinition Slides(this PlanDefinition plan, int axis, int along, long length, long step = 1) => Last(plan, access => access.Sliding(axis, new AxisWindow(along, step, length)));

    /// <summary>It reads of the array that was named last, along one of the array's axes, the indices that are listed, <c>10, 1, n - 1</c>: one for each index of the axis of the sweep that is named there.</summary>
    public static PlanDefinition Listed(this PlanDefinition plan, int axis, string indices)
        => Last(plan, access => access.Listed(axis, AxisTable.Of(Array.ConvertAll(indices.Split([','], StringSplitOptions.RemoveEmptyEntries), Polynomial.Parse))));

    /// <summary>
    /// It has of the array that was named last, along one of the array's axes, what operand <paramref name="indices"/> says of <paramref name="extent"/> indices from <paramref name="start"/> on:
    /// another one along each of the axes of the sweep that are named here. Axes of the array come in order.
    /// </summary>
    public static PlanDefinition Chosen(this PlanDefinition plan, int axis, string start, string extent, int indices, params int[] along)
    {
        int[] With(EquatableArray<int> before) => Arrays.Make(before.Count + 1, i => i < before.Count ? before[i] : indices);
        return Last(plan, operand => operand with { Access = operand.Access.Chosen(axis, Polynomial.Parse(start), Polynomial.Parse(extent), along), Indices = With(operand.Indices) });
    }

    /// <summary>
    /// Along one of the axes of the array that was named last only the indices from <paramref name="low"/> to below <paramref name="high"/> are used. Of those the ones outside of the
    /// <paramref name="length"/> from <paramref name="first"/> on mean others in that range.
    /// </summary>
    public static PlanDefinition Within(this PlanDefinition plan, int axis, EdgeKind kind, string low, string high, string first = "", string length = "")
    {
        AxisEdge edge = kind == EdgeKind.Nothing ? AxisEdge.Only(Polynomial.Parse(low), Polynomial.Parse(high))
            : AxisEdge.Of(kind, Polynomial.Parse(first), Polynomial.Parse(length), Polynomial.Parse(low), Polynomial.Parse(high));
        return Last(plan, access => access.With(axis, edge));
    }

    /// <summary>It takes a scalar, by its number.</summary>
    public static PlanDefinition Takes(this PlanDefinition plan, int scalar) => Operand(plan, new OperandDefinition(OperandKind.Scalar, scalar, "", plan.Scalars[scalar], Access.Scalar));

    /// <summary>It counts along one of its axes, from 0, in elements of a type; -1 for an array of the one index 0.</summary>
    public static PlanDefinition Counts(this PlanDefinition plan, DType type, int axis)
        => Operand(plan, new OperandDefinition(OperandKind.Position, 0, SweepText.PositionName(axis), type, Access.Walk(axis)));

    /// <summary>It writes a result.</summary>
    public static PlanDefinition Writes(this PlanDefinition plan, string result)
    {
        int index = Find(plan.Outputs, result, static array => array.Name);
        return Store(plan, new StoreDefinition(StoreKind.Output, index, plan.Outputs[index].Type));
    }

    /// <summary>It writes a held array.</summary>
    public static PlanDefinition Holds(this PlanDefinition plan, string held)
    {
        int index = Find(plan.Held, held, static array => array.Name);
        return Store(plan, new StoreDefinition(StoreKind.Held, index, plan.Held[index].Type));
    }

    /// <summary>It writes a spill.</summary>
    public static PlanDefinition WritesSpill(this PlanDefinition plan, string spill)
    {
        int index = Find(plan.Spills, spill, static array => array.Name);
        return Store(plan, new StoreDefinition(StoreKind.Spill, index, plan.Spills[index].Type));
    }

    /// <summary>It makes a mask, which says which elements are taken of results: <paramref name="result"/> is the first of them.</summary>
    public static PlanDefinition Masks(this PlanDefinition plan, string result)
    {
        int index = Find(plan.Outputs, result, static array => array.Name);
        return Store(plan, new StoreDefinition(StoreKind.Mask, index, DType.Boolean));
    }

    /// <summary>It writes what the mask takes that is store number <paramref name="mask"/>; how many indices that are is in the held array <paramref name="count"/>.</summary>
    public static PlanDefinition WritesTaken(this PlanDefinition plan, string result, int mask, string count)
    {
        int index = Find(plan.Outputs, result, static array => array.Name);
        return Store(plan, new StoreDefinition(StoreKind.Output, index, plan.Outputs[index].Type) { Mask = mask, Count = Find(plan.Held, count, static array => array.Name) });
    }

    /// <summary>It has rows for values between the loops of a tile.</summary>
    public static PlanDefinition Temporaries(this PlanDefinition plan, params DType[] types) => Changed(plan, plan.Sweeps[plan.Sweeps.Count - 1] with { Temporaries = types });

    /// <summary>It folds a slot into a held array, over nested levels of axes, outermost first. Slots are its operands, then its stores, then its temporaries, which stand before.</summary>
    public static PlanDefinition Folds(this PlanDefinition plan, ReductionKind kind, int slot, string held, params int[][] levels)
    {
        SweepDefinition sweep = plan.Sweeps[plan.Sweeps.Count - 1];
        var fold = new ReductionDefinition(kind, TypeOf(sweep, slot), slot, PlanFactory.Lists(levels), Find(plan.Held, held, static array => array.Name));
        return Changed(plan, sweep with { Reductions = PlanFactory.With(sweep.Reductions, fold) });
    }

    /// <summary>What was said last to be folded finds a quantile, from 0 to 1, by the method of that number, of all elements or of those that are not NaN.</summary>
    public static PlanDefinition AtQuantile(this PlanDefinition plan, double quantile, int method, bool skipsNaN)
    {
        SweepDefinition sweep = plan.Sweeps[plan.Sweeps.Count - 1];
        ReductionDefinition[] folds = [.. sweep.Reductions];
        var order = new QuantileRule(quantile, method, skipsNaN);
        folds[^1] = folds[^1].Block is { } block ? folds[^1] with { Block = block with { Orders = PlanFactory.With(block.Orders, order) } } : folds[^1] with { Order = order };
        return Changed(plan, sweep with { Reductions = folds });
    }

    /// <summary>It sums products of two slots into a held array, over nested levels of axes, outermost first, each product with one rounding.</summary>
    public static PlanDefinition SumsProducts(this PlanDefinition plan, int first, int second, string held, params int[][] levels)
    {
        SweepDefinition sweep = plan.Sweeps[plan.Sweeps.Count - 1];
        int index = Find(plan.Held, held, static array => array.Name);
        var fold = new ReductionDefinition(ReductionKind.SumOfProducts, TypeOf(sweep, first), first, PlanFactory.Lists(levels), index) { Other = second };
        return Changed(plan, sweep with { Reductions = PlanFactory.With(sweep.Reductions, fold) });
    }

    /// <summary>It contracts two operands into a held array, over axes that count as one index: of each output one chain of products. Where both are one, it is contracted with itself.</summary>
    public static PlanDefinition Contracts(this PlanDefinition plan, int first, int second, string held, params int[] axes)
    {
        SweepDefinition sweep = plan.Sweeps[plan.Sweeps.Count - 1];
        int index = Find(plan.Held, held, static array => array.Name);
        var fold = new ReductionDefinition(ReductionKind.Contract, TypeOf(sweep, first), first, PlanFactory.Lists([axes]), index) { Other = second };
        return Changed(plan, sweep with { Reductions = PlanFactory.With(sweep.Reductions, fold) });
    }

    /// <summary>
    /// It makes a function of the lines of its blocks, of one operand or of one and its labels, into a held array. The last axes, which are named, count as one index; the axis of the results is counted from the last
    /// one, which is 1.
    /// </summary>
    public static PlanDefinition OfLines(this PlanDefinition plan, BlockFunction function, int slot, int other, string held, int resultsFromEnd, params int[] axes)
    {
        SweepDefinition sweep = plan.Sweeps[plan.Sweeps.Count - 1];
        int index = Find(plan.Held, held, static array => array.Name);
        var fold = new ReductionDefinition(ReductionKind.Block, TypeOf(sweep, slot), slot, PlanFactory.Lists([axes]), index) { Other = other, Block = new BlockRule(function, resultsFromEnd) };
        return Changed(plan, sweep with { Reductions = PlanFactory.With(sweep.Reductions, fold) });
    }

    /// <summary>It scans a slot along one axis into another slot, which stands before like all slots.</summary>
    public static PlanDefinition Scans(this PlanDefinition plan, ScanKind kind, int slot, int into, int axis, string name = "")
    {
        SweepDefinition sweep = plan.Sweeps[plan.Sweeps.Count - 1];
        return Changed(plan, sweep with { Scans = PlanFactory.With(sweep.Scans, new ScanDefinition(kind, TypeOf(sweep, slot), slot, into, axis, name)) });
    }

    /// <summary>The same of a scan with a slot of factors.</summary>
    public static PlanDefinition ScansBy(this PlanDefinition plan, ScanKind kind, int factor, int slot, int into, int axis, string name = "")
    {
        SweepDefinition sweep = plan.Sweeps[plan.Sweeps.Count - 1];
        return Changed(plan, sweep with { Scans = PlanFactory.With(sweep.Scans, new ScanDefinition(kind, TypeOf(sweep, slot), slot, into, axis, name) { Factor = factor }) });
    }

    /// <summary>It does blocks (i, j) and (j, i) of these axes together.</summary>
    public static PlanDefinition InPairs(this PlanDefinition plan, params int[] axes) => Changed(plan, plan.Sweeps[plan.Sweeps.Count - 1] with { Pair = axes });

    /// <summary>It does so many arithmetic operations on each element. One that does none, and has one operand and one store, moves elements: its body is not asked.</summary>
    public static PlanDefinition Computes(this PlanDefinition plan, int operations) => Changed(plan, plan.Sweeps[plan.Sweeps.Count - 1] with { Operations = operations });

    private static PlanDefinition Last(PlanDefinition plan, Func<Access, Access> walked) => Last(plan, operand => operand with { Access = walked(operand.Access) });

    private static PlanDefinition Last(PlanDefinition plan, Func<OperandDefinition, OperandDefinition> changed)
    {
        SweepDefinition sweep = plan.Sweeps[plan.Sweeps.Count - 1];
        OperandDefinition[] operands = Arrays.Map<OperandDefinition, OperandDefinition>(sweep.Operands, operand => operand);
        operands[^1] = changed(operands[^1]);
        return Changed(plan, sweep with { Operands = operands });
    }

    private static DType TypeOf(SweepDefinition sweep, int slot)
    {
        int store = slot - sweep.Operands.Count, temporary = store - sweep.Stores.Count;
        return store < 0 ? sweep.Operands[slot].Type : temporary < 0 ? sweep.Stores[store].Type : sweep.Temporaries[temporary];
    }

    private static PlanDefinition Operand(PlanDefinition plan, OperandDefinition operand)
    {
        SweepDefinition sweep = plan.Sweeps[plan.Sweeps.Count - 1];
        return Changed(plan, sweep with { Operands = PlanFactory.With(sweep.Operands, operand) });
    }

    private static PlanDefinition Store(PlanDefinition plan, StoreDefinition store)
    {
        SweepDefinition sweep = plan.Sweeps[plan.Sweeps.Count - 1];
        return Changed(plan, sweep with { Stores = PlanFactory.With(sweep.Stores, store) });
    }

    private static PlanDefinition Changed(PlanDefinition plan, SweepDefinition sweep)
    {
        var sweeps = new SweepDefinition[plan.Sweeps.Count];
        for (int i = 0; i < sweeps.Length; i++)
        {
            sweeps[i] = i == sweeps.Length - 1 ? sweep : plan.Sweeps[i];
        }

        return plan with { Sweeps = sweeps };
    }

    private static int Find<T>(EquatableArray<T> items, string name, Func<T, string> nameOf)
        where T : class
    {
        for (int i = 0; i < items.Count; i++)
        {
            if (nameOf(items[i]) == name)
            {
                return i;
            }
        }

        throw new ArgumentException($"The plan has no array '{name}'.", nameof(name));
    }
}
