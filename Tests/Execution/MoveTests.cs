using System.Numerics;
using System.Numerics.Tensors;
using StaticGraph.CompilerServices;
using StaticGraph.Execution;

namespace StaticGraph.Tests.Execution;

/// <summary>What is stored as it is goes from where it lies to where it is stored: no body is asked, and neither where rows begin nor how long they are matters.</summary>
public class MoveTests
{
    [Theory]
    [InlineData(2)]
    [InlineData(31)]
    [InlineData(64)]
    [InlineData(133)]
    [InlineData(1100)]
    public void Moves_rows_backwards_and_in_steps_whatever_an_element_is(int columns)
    {
        Check(columns, i => (byte)i, DType.Byte);
        Check(columns, i => (short)i, DType.Int16);
        Check(columns, i => i, DType.Int32);
        Check(columns, i => (Half)i, DType.Half);
        Check(columns, i => i * 0.5f, DType.Single);
        Check(columns, i => i * 0.25, DType.Double);
        Check(columns, i => new Complex(i, -i), DType.Complex);
    }

    [Theory]
    [InlineData(0, 4096)]
    [InlineData(3, 4096)]
    [InlineData(8, 4101)]
    public void Moves_large_rows_backwards_past_the_caches(int offset, int columns)
    {
        int rows = ((48 << 20) / sizeof(double) / columns) + 1;
        double[,] x = Numbers(rows, columns, i => i * 0.25);
        var y = new double[(rows * columns) + offset + 1];
        y.AsSpan().Fill(-1);

        Bind<double>(Stepping(DType.Double, -1), x).WriteTo(Tensor.Create(y, offset, [rows, columns], [columns, 1]));

        Assert.True(y.AsSpan(0, offset).IndexOfAnyExcept(-1) < 0 && y[^1] == -1);
        for (int row = 0; row < rows; row++)
        {
            Assert.True(Enumerable.Range(0, columns).Select(i => x[row, columns - 1 - i]).SequenceEqual(y.Skip(offset + (row * columns)).Take(columns)));
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(5)]
    public void Moves_chosen_rows_and_columns_past_the_caches(int offset)
    {
        const int Rows = 97, Columns = 1000, Taken = 7001;
        double[,] x = Numbers(Rows, Columns, i => i * 0.25);
        int[] rows = Enumerable.Range(0, Taken).Select(i => (i * 31 % (2 * Rows)) - Rows).ToArray(), columns = Enumerable.Range(0, Taken).Select(i => (i * 37 % (2 * Columns)) - Columns).ToArray();
        var byRow = new double[(Taken * Columns) + offset];
        var byColumn = new double[(Rows * Taken) + offset];

        Chosen(plan => plan.Sweep("k", "m").Reads("taken", 0).Reads("x", -1, 1).Chosen(0, "0", "n", 0, 0), x, rows, "k", "m").WriteTo(Tensor.Create(byRow, offset, [Taken, Columns], [Columns, 1]));
        Chosen(plan => plan.Sweep("n", "k").Reads("taken", 1).Reads("x", 0, -1).Chosen(1, "0", "m", 0, 1), x, columns, "n", "k").WriteTo(Tensor.Create(byColumn, offset, [Rows, Taken], [Taken, 1]));

        static int At(int index, int length) => index < 0 ? index + length : index;
        Assert.True(Enumerable.Range(0, Taken * Columns).All(i => byRow[offset + i] == x[At(rows[i / Columns], Rows), i % Columns]));
        Assert.True(Enumerable.Range(0, Rows * Taken).All(i => byColumn[offset + i] == x[i / Taken, At(columns[i % Taken], Columns)]));
    }

    [Theory]
    [InlineData(EdgeKind.Edge, 5)]
    [InlineData(EdgeKind.Reflect, 133)]
    [InlineData(EdgeKind.Symmetric, 1100)]
    public void Moves_what_edges_mean(EdgeKind kind, int columns)
    {
        PlanDefinition Padded(DType type) => PlanFactory.Of(PlanContract.Version, "Padded", "").Dim("n").Dim("m").Parameter("x", type, "n", "m").Result("result", type, ["n", "m + 7"], ["", ""])
            .Sweep("n", "m + 7").Reads("x", 0, 1).From(1, "-4").Within(1, kind, "-4", "m + 3", "0", "m").Writes("result");
        int Meant(int index) => kind switch
        {
            EdgeKind.Edge => Math.Clamp(index, 0, columns - 1),
            EdgeKind.Reflect => index < 0 ? -index : index >= columns ? (2 * columns) - 2 - index : index,
            _ => index < 0 ? -1 - index : index >= columns ? (2 * columns) - 1 - index : index,
        };
        int[] places = [.. Enumerable.Range(-4, columns + 7).Select(Meant)];

        CheckPlaces(Padded, columns, places);
        CheckStored(Padded(DType.Double), columns, places);
    }

    [Theory]
    [InlineData(9)]
    [InlineData(1100)]
    public void Moves_what_is_listed(int columns)
    {
        static PlanDefinition Listed(DType type) => PlanFactory.Of(PlanContract.Version, "Listed", "").Dim("n").Dim("m").Parameter("x", type, "n", "m").Result("result", type, ["n", "6"], ["", ""])
            .Sweep("n", "6").Reads("x", 0, 1).Listed(1, "5,1,m - 1,1,0,m - 2").Writes("result");

        CheckPlaces(Listed, columns, [5, 1, columns - 1, 1, 0, columns - 2]);
    }

    [Theory]
    [InlineData(4096, 0, true)]
    [InlineData(4096, -8, false)]
    public void Goes_past_the_caches_only_with_large_results_in_memory(int columns, int fewer, bool bypasses)
    {
        int rows = ((48 << 20) / sizeof(double) / columns) + fewer;

        Assert.Equal(bypasses, Bypasses(Bind<double>(Stepping(DType.Double, -1), new double[rows, columns]), new double[rows, columns]));
        Assert.False(Bypasses(Bind<double>(Stepping(DType.Double, -1), new double[rows, columns]), new StoredSink()));
    }

    [Fact]
    public void Computes_what_is_more_than_moved()
    {
        PlanDefinition plan = Stepping(DType.Double, -1);

        Assert.Equal(0, plan.Sweeps[0].Moved);
        Assert.Equal(-1, plan.Computes(1).Sweeps[0].Moved);
        Assert.Equal(-1, plan.Temporaries(DType.Double).Sweeps[0].Moved);
        Assert.Equal(-1, Stepping(DType.Boolean, -1).Sweeps[0].Moved);
        Assert.Equal(-1, plan.Reads("x", 0, 1).Sweeps[0].Moved);
    }

    private static void Check<T>(int columns, Func<int, T> element, DType type)
        where T : unmanaged
    {
        const int Rows = 19;
        T[,] x = Numbers(Rows, columns, element);
        foreach (int step in columns < 4 ? [-1] : new[] { -1, -3, 2 })
        {
            int taken = (columns + Math.Abs(step) - 1) / Math.Abs(step);
            var y = new T[Rows, taken];

            Bind<T>(Stepping(type, step), x).WriteTo(y);

            for (int row = 0; row < Rows; row++)
            {
                for (int i = 0; i < taken; i++)
                {
                    Assert.Equal(x[row, (step < 0 ? columns - 1 : 0) + (i * step)], y[row, i]);
                }
            }
        }
    }

    // Whatever an element is.
    private static void CheckPlaces(Func<DType, PlanDefinition> plan, int columns, int[] places)
    {
        CheckPlaces(plan(DType.Byte), columns, i => (byte)i, places);
        CheckPlaces(plan(DType.Half), columns, i => (Half)i, places);
        CheckPlaces(plan(DType.Single), columns, i => i * 0.5f, places);
        CheckPlaces(plan(DType.Double), columns, i => i * 0.25, places);
        CheckPlaces(plan(DType.Complex), columns, i => new Complex(i, -i), places);
    }

    // Block by block from storage.
    private static void CheckStored(PlanDefinition plan, int columns, int[] places)
    {
        const int Rows = 19;
        double[,] x = Numbers(Rows, columns, i => i * 0.25);
        foreach (long[] chunks in new long[][] { [], [4, 3] })
        {
            using StoredSource source = StoredSource.Of(x, chunks, wholeChunks: chunks.Length > 0);
            var y = new double[Rows, places.Length];
            Bind<double>(plan, source).WriteTo(y, new RunOptions { MemoryLimit = 150_000, MaxDegreeOfParallelism = 2 });
            CheckPlaces(x, y, places);
        }
    }

    private static void CheckPlaces<T>(PlanDefinition plan, int columns, Func<int, T> element, int[] places)
        where T : unmanaged
    {
        T[,] x = Numbers(19, columns, element);
        var y = new T[19, places.Length];

        Bind<T>(plan, x).WriteTo(y);

        CheckPlaces(x, y, places);
    }

    private static void CheckPlaces<T>(T[,] x, T[,] y, int[] places)
    {
        for (int row = 0; row < y.GetLength(0); row++)
        {
            for (int i = 0; i < places.Length; i++)
            {
                Assert.Equal(x[row, places[i]], y[row, i]);
            }
        }
    }

    private static bool Bypasses(Plan<double> plan, ArraySink<double> sink)
    {
        using PreparedPlan prepared = PreparedPlan.Into([new BoundSink(sink)], plan.Bound, null);
        return prepared.Plan.Steps[0].Sweeps[0].Bypasses;
    }

    private static T[,] Numbers<T>(int rows, int columns, Func<int, T> element)
    {
        var x = new T[rows, columns];
        for (int i = 0; i < x.Length; i++)
        {
            x[i / columns, i % columns] = element(i);
        }

        return x;
    }

    private static PlanDefinition Stepping(DType type, int step)
    {
        string taken = step == -1 ? "m" : $"ceil(m/{Math.Abs(step)})";
        PlanDefinition plan = PlanFactory.Of(PlanContract.Version, "Stepping", "").Dim("n").Dim("m");
        plan = step == -1 ? plan : plan.Ceiling("m", Math.Abs(step));
        return plan.Parameter("x", type, "n", "m").Result("result", type, ["n", taken], ["", ""]).Sweep("n", taken).Reads("x", 0, 1).From(1, step < 0 ? "m - 1" : "0", step).Writes("result");
    }

    private static Plan<T> Bind<T>(PlanDefinition plan, ArraySource<T> x)
        where T : unmanaged
    {
        var binding = new PlanBinding(plan, [new UnwantedBody()]);
        binding.SetSource(0, x);
        binding.Bind();
        return binding.ToPlan<T>();
    }

    private static Plan<double> Chosen(Func<PlanDefinition, PlanDefinition> read, double[,] x, int[] taken, params string[] shape)
    {
        PlanDefinition plan = PlanFactory.Of(PlanContract.Version, "Chosen", "").Dim("n").Dim("m").Dim("k")
            .Parameter("x", DType.Double, "n", "m").Parameter("taken", DType.Int32, "k").Result("result", DType.Double, shape, ["", ""]);
        var binding = new PlanBinding(read(plan).Writes("result"), [new UnwantedBody()]);
        binding.SetSource<double>(0, x);
        binding.SetSource<int>(1, taken);
        binding.Bind();
        return binding.ToPlan<double>();
    }

    private sealed class UnwantedBody : SweepBody
    {
        public override void Run(in Tile tile) => throw new InvalidOperationException("A body was asked.");
    }
}
