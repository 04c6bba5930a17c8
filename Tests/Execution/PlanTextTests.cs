using StaticGraph.CompilerServices;
using static StaticGraph.Tests.Execution.HandWritten;

namespace StaticGraph.Tests.Execution;

/// <summary>What the header of generated code says of plans by hand: how often everything is read, what is kept and for whom, what the peak grows with.</summary>
public class PlanTextTests
{
    private static readonly HeldDefinition Sums = new("sums", DType.Double, new[] { "n" }, 0, 1);

    [Fact]
    public void A_vector_is_read_again_for_every_block_of_rows()
    {
        PlanDefinition plan = Binary(["n", "m+1"], Parameter("a", "n", "m+1"), [0, 1], Parameter("b", "m+1"), [1]);

        Assert.Equal("  Reads a 1.00 times; reads b n/c0 times; writes y. The peak grows with no length.", Line(plan, 1));
    }

    [Fact]
    public void A_column_is_read_again_for_every_block_of_columns()
    {
        PlanDefinition plan = Binary(["n", "m+1"], Parameter("a", "n", "m+1"), [0, 1], Parameter("b", "n", "1"), [0, -1]);

        Assert.StartsWith("  Reads a 1.00 times; reads b (m + 1)/c1 times;", Line(plan, 1));
    }

    [Fact]
    public void An_array_and_its_transpose_are_read_in_pairs()
    {
        SweepDefinition both = Sweep(["n", "n"], [Operand(0, "b", 0, 1), Operand(0, "b", 1, 0), Held(0, "sums", 1)], [Store()]);
        SweepDefinition first = Sweep(["n", "n"], [Operand(0, "b", 0, 1)], reductions: [Sum(0, 0, [0])]);
        PlanDefinition alone = Define("Normalise", ["n"], [Parameter("b", "n", "n")], [first, both], [Output("n", "n")], [Sums]);
        PlanDefinition pairs = alone with { Sweeps = new[] { first, both with { Pair = new[] { 0, 1 } } } };

        Assert.StartsWith("  Reads b 3.00 times; writes y. The peak grows with 8*n (held sums).", Line(alone, 1));
        Assert.StartsWith("  Reads b 2.00 times (3.00 where blocks are not square); writes y.", Line(pairs, 1));
        Assert.Equal("Sweep 2 over (n, n): reads b, b transposed; uses held sums; writes y", PlanText.DescribeSweep(alone, 1));
        Assert.Equal("Sweep 2 over (n, n): reads b and b transposed in pairs; uses held sums; writes y", PlanText.DescribeSweep(pairs, 1));
    }

    [Fact]
    public void A_nest_reads_once_where_a_tile_is_one_block()
    {
        string text = PlanText.Describe(RowsMinusSums);

        Assert.Contains("\n  Reads x 1.00 times (2.00 where a part is more than one block); writes y. ", text);
        Assert.Contains("\n  Sweeps 1 to 2 over (n, m), one part of n after another:\n    Sweep 1 over (n, m): reads x; folds sum over m -> sums for sweep 2\n", text);
        Assert.Contains("\n    Sweep 2 over (n, m): reads x; uses held sums; writes y\n", text);
    }

    [Fact]
    public void What_is_spilled_is_read_like_a_parameter()
    {
        var operand = new OperandDefinition(OperandKind.Spill, 0, "z", DType.Double, Access.Walk(0));
        PlanDefinition plan = Define(
            "Spill",
            ["n"],
            [Parameter("x", "n")],
            [Sweep(["n"], [Operand(0, "x", 0)], [new StoreDefinition(StoreKind.Spill, 0, DType.Double)]), Sweep(["n"], [operand], [Store()])],
            [Output("n")]) with { Spills = new[] { new SpillDefinition("z", DType.Double, new[] { "n" }, 0, 1) } };

        Assert.Equal("  Reads x 1.00 times; reads z 1.00 times; spills z; writes y. The peak grows with no length.", Line(plan, 1));
        Assert.Equal("Sweep 1 over (n,): reads x; spills z to a file for sweep 2", PlanText.DescribeSweep(plan, 0));
        Assert.Equal("Sweep 2 over (n,): reads spilled z; writes y", PlanText.DescribeSweep(plan, 1));
    }

    [Fact]
    public void Every_variant_says_what_tells_it_from_the_others()
    {
        PlanDefinition whole = RowsMinusSums with { Nests = default, Held = new[] { Sums }, Choice = "sums of all rows held" };
        string[] lines = PlanText.Describe([whole, RowsMinusSums with { Choice = "parts of n" }]).Split('\n');

        Assert.Equal("Rows: Rows by hand", lines[0]);
        Assert.Equal("  Variant 1 of 2: sums of all rows held", lines[1]);
        Assert.Equal("  Reads x 2.00 times; writes y. The peak grows with 8*n (held sums).", lines[2]);
        Assert.Single(lines, "  Variant 2 of 2: parts of n");
        Assert.Single(lines, line => line.StartsWith("  The peak is the largest of these sums.", StringComparison.Ordinal));
    }

    [Fact]
    public void The_peak_grows_with_every_length_that_no_faster_term_covers()
    {
        HeldDefinition[] held =
        [
            new("rows", DType.Double, new[] { "n" }, 0, 0),
            new("table", DType.Single, new[] { "n", "k" }, 0, 0),
            new("columns", DType.Double, new[] { "m+1" }, 0, 0),
        ];
        PlanDefinition plan = RowsMinusSums with { Nests = default, Dims = new DimDefinition[] { new("n", 0), new("m", 0), new("k", 0) }, Held = held };

        Assert.EndsWith(" The peak grows with 4*k*n (held table) and 8*m (held columns).", Line(plan, 1));
    }

    private static PlanDefinition RowsMinusSums => Define(
        "Rows",
        ["n", "m"],
        [Parameter("x", "n", "m")],
        [
            Sweep(["n", "m"], [Operand(0, "x", 0, 1)], reductions: [Sum(0, 0, [1])]),
            Sweep(["n", "m"], [Operand(0, "x", 0, 1), Held(0, "sums", 0)], [Store()]),
        ],
        [Output("n", "m")],
        [Sums with { IsPart = true }]) with
    {
        Nests = new[] { new StepDefinition(0, 2, new[] { "n", "m" }, 1, new[] { Access.Walk(0, 1), Access.Walk(0, 1) }) },
    };

    private static string Line(PlanDefinition plan, int line) => PlanText.Describe(plan).Split('\n')[line];
}
