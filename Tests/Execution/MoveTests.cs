using System.Numerics;
using System.Numerics.Tensors;
using StaticGraph.CompilerServices;

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
