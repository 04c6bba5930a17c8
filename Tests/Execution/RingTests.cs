using System.Runtime.Intrinsics;
using StaticGraph.CompilerServices;

namespace StaticGraph.Tests.Execution;

/// <summary>Many rows that are read one under the other are brought side by side first, where they lie inside of the array; those around its edge are what the edge says.</summary>
public class RingTests
{
    private const int Reach = 6;

    [Theory]
    [InlineData(8, 64, false)]
    [InlineData(33, 67, true)]
    [InlineData(64, 512, true)]
    [InlineData(131, 1027, true)]
    [InlineData(700, 65, true)]
    [InlineData(40, 63, false)]
    public void Reads_rows_around_each_element(int rows, int columns, bool hasWholeTiles)
    {
        foreach (EdgeKind kind in new[] { EdgeKind.Edge, EdgeKind.Symmetric, EdgeKind.Reflect })
        {
            double[,] x = new double[rows, columns], y = new double[rows, columns];
            for (int i = 0; i < x.Length; i++)
            {
                x[i / columns, i % columns] = (i * 7919) % 1009;
            }

            var body = new WeightedBody();
            var binding = new PlanBinding(Around(kind), [body]);
            binding.SetSource<double>(0, x);
            binding.Bind();
            binding.ToPlan<double>().WriteTo(y);

            Assert.Equal(hasWholeTiles, body.MostRows > TileShape.Rows);
            for (int i = 0; i < x.Length; i++)
            {
                Assert.Equal(Expected(x, kind, i / columns, i % columns), y[i / columns, i % columns]);
            }
        }
    }

    // Whole numbers, so that no order of the sum matters.
    private static double Expected(double[,] x, EdgeKind kind, int row, int column)
    {
        double sum = 0;
        int length = x.GetLength(0);
        for (int k = -Reach; k <= Reach; k++)
        {
            int at = row + k;
            int meant = kind switch
            {
                EdgeKind.Edge => Math.Clamp(at, 0, length - 1),
                EdgeKind.Symmetric => at < 0 ? -1 - at : at >= length ? (2 * length) - 1 - at : at,
                _ => at < 0 ? -at : at >= length ? (2 * length) - 2 - at : at,
            };
            sum += (k + Reach + 1) * x[meant, column];
        }

        return sum;
    }

    private static PlanDefinition Around(EdgeKind kind)
    {
        PlanDefinition plan = PlanFactory.Of(PlanContract.Version, "Around", "").Dim("n").Dim("m").Parameter("x", DType.Double, "n", "m").Result("result", DType.Double, ["n", "m"], ["", ""]).Sweep("n", "m");
        for (int k = -Reach; k <= Reach; k++)
        {
            plan = plan.Reads("x", 0, 1).From(0, $"{k}").Within(0, kind, $"{Math.Min(k, 0)}", $"n + {Math.Max(k, 0)}", "0", "n");
        }

        return plan.Writes("result").Computes(2 * Reach);
    }

    /// <summary>The sum of the operands, each times its number.</summary>
    private sealed class WeightedBody : SweepBody
    {
        private int _mostRows;

        public int MostRows => _mostRows;

        public override void Run(in Tile tile)
        {
            InterlockedMax((int)tile.Rows);
            for (nint row = 0; row < tile.Rows; row++)
            {
                for (nuint i = 0; i < tile.Length; i += (nuint)Vector256<double>.Count)
                {
                    Vector256<double> sum = Vector256<double>.Zero;
                    for (int k = 0; k <= 2 * Reach; k++)
                    {
                        sum += Vector256.LoadUnsafe(ref tile.Row<double>(k, row), i) * (k + 1.0);
                    }

                    sum.StoreUnsafe(ref tile.Row<double>((2 * Reach) + 1, row), i);
                }
            }
        }

        private void InterlockedMax(int rows)
        {
            for (int seen = _mostRows; rows > seen && Interlocked.CompareExchange(ref _mostRows, rows, seen) != seen; seen = _mostRows)
            {
            }
        }
    }
}
