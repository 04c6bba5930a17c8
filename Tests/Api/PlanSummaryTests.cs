namespace StaticGraph.Tests.Api;

public class PlanSummaryTests
{
    [Fact]
    public void Is_read_in_one_line()
    {
        var summary = new PlanSummary
        {
            PeakBytes = 3 << 20,
            LimitBytes = 1 << 30,
            LargestTerm = "held sumX",
            ReadBytes = 2L << 30,
            WriteBytes = 1L << 30,
            ScratchBytes = 512,
            Sweeps = 2,
            Blocks = 1000,
            BlockShapes = [[512, 1000], [64]],
        };

        Assert.Equal("peak 3 MiB of 1 GiB (mostly held sumX); reads 2 GiB, writes 1 GiB, 512 B of scratch files; 2 sweeps, 1000 blocks of (512, 1000), (64,)", summary.ToString());
        Assert.Equal("peak 0 B of 8 B; reads 0 B, writes 0 B; 1 sweep, 1 block of (8,)", new PlanSummary { LimitBytes = 8, Sweeps = 1, Blocks = 1, BlockShapes = [[8]] }.ToString());
        Assert.Equal("peak 0 B of 8 B; reads 0 B, writes 0 B; 1 sweep, 0 blocks", new PlanSummary { LimitBytes = 8, Sweeps = 1, BlockShapes = [[1]] }.ToString());
    }
}
