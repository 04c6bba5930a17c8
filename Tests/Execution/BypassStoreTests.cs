using System.Numerics.Tensors;
using System.Runtime.Intrinsics;
using StaticGraph.CompilerServices;
using static StaticGraph.Tests.Execution.HandWritten;

namespace StaticGraph.Tests.Execution;

/// <summary>Large results in memory are stored past the caches, wherever they begin; small ones, and rows that begin each elsewhere, are not.</summary>
public class BypassStoreTests
{
    private const int Large = (48 << 20) / sizeof(double);

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(7)]
    public void Bypasses_a_large_result_that_begins_anywhere(int offset)
    {
        double[] x = Enumerable.Range(0, Large + 5).Select(i => i * 0.25).ToArray();
        var y = new double[x.Length + offset + 1];
        y.AsSpan().Fill(-1);
        var body = new BypassingBody();

        Bind(Cube("n"), [body], x).WriteTo(Tensor.Create(y, offset, [x.Length], [1]));

        Assert.InRange(body.Bypassed, x.Length * 0.99, x.Length);
        Assert.True(y.AsSpan(0, offset).IndexOfAnyExcept(-1) < 0 && y[^1] == -1);
        Assert.True(x.Select(v => ((2 * v) + 1) * ((2 * v) + 1) * ((2 * v) + 1)).SequenceEqual(y.Skip(offset).SkipLast(1)));
    }

    [Theory]
    [InlineData(4096, true)]
    [InlineData(4097, false)]
    [InlineData(4104, true)]
    public void Bypasses_rows_that_begin_alike_on_cache_lines(int stride, bool bypasses)
    {
        // Each row leaves some elements of the user's free, so that the axes do not join.
        const int Columns = 4093, Rows = (Large / Columns) + 1;
        double[] x = Enumerable.Range(0, Rows * Columns).Select(i => i * 0.25).ToArray();
        var y = new double[Rows * stride];
        y.AsSpan().Fill(-1);
        var body = new BypassingBody();

        Bind(Cube("n", "m"), [body], Tensor.Create(x, [Rows, Columns])).WriteTo(Tensor.Create(y, 0, [Rows, Columns], [stride, 1]));

        Assert.Equal(bypasses, body.Bypassed > 0);
        for (int row = 0; row < Rows; row++)
        {
            ReadOnlySpan<double> result = y.AsSpan(row * stride, stride);
            Assert.Equal(-1, result[Columns]);
            Assert.True(result[..Columns].SequenceEqual(x.AsSpan(row * Columns, Columns).ToArray().Select(v => ((2 * v) + 1) * ((2 * v) + 1) * ((2 * v) + 1)).ToArray()));
        }
    }

    [Fact]
    public void Keeps_a_small_result_in_the_caches()
    {
        var body = new BypassingBody();

        Bind(Cube("n"), [body], new double[Large - 1]).WriteTo(new double[Large - 1]);

        Assert.Equal(0, body.Bypassed);
    }

    /// <summary>(2x+1)^3, with the stores of generated code; counts the elements that bypass the caches.</summary>
    private sealed class BypassingBody : SweepBody
    {
        private long _bypassed;

        public long Bypassed => _bypassed;

        public override void Run(in Tile tile)
        {
            Interlocked.Add(ref _bypassed, tile.Bypasses ? tile.Rows * (long)tile.Length : 0);
            for (nint row = 0; row < tile.Rows; row++)
            {
                ref double x = ref tile.Row<double>(0, row), y = ref tile.Row<double>(1, row);
                Vector256<double> half = default;
                for (nuint i = 0; i < tile.Length; i += 4)
                {
                    Vector256<double> v = (Vector256.LoadUnsafe(ref x, i) * 2.0) + Vector256<double>.One;
                    Lanes.Store(v * v * v, ref half, ref y, i, tile.Bypasses);
                }
            }
        }
    }
}
