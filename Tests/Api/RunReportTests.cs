namespace StaticGraph.Tests.Api;

public class RunReportTests
{
    [Fact]
    public void Is_read_in_one_line()
    {
        var report = new RunReport { Elapsed = TimeSpan.FromSeconds(1.25), ReadBytes = 2L << 30, WriteBytes = 1L << 30, PeakBytes = 3 << 20, Sweeps = 2, Blocks = 1000 };

        Assert.Equal("1.25 s; read 2 GiB, wrote 1 GiB; peak 3 MiB; 2 sweeps, 1000 blocks", report.ToString());
        Assert.Equal("0 s; read 0 B, wrote 0 B; peak 0 B; 1 sweep, 1 block", new RunReport { Sweeps = 1, Blocks = 1 }.ToString());
    }
}
