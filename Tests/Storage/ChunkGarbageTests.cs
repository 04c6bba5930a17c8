using System.Runtime.InteropServices;
using StaticGraph.Tests.Execution;
using StaticGraph.Tests.Support;

namespace StaticGraph.Tests.Storage;

/// <summary>Reading allocates nothing for a chunk: what a run leaves to the collector does not grow with the number of chunks.</summary>
[Collection(AloneCollection.Name)]
public sealed unsafe class ChunkGarbageTests(ChunkGarbageTests.Files files) : IClassFixture<ChunkGarbageTests.Files>
{
    private static readonly CompiledKernels Kernels = CompiledKernels.FromMethods(
        """[ArrayKernel] public static NDArray<double> Spread([Shape("n", "m")] NDArray<double> x) => x.Max() - x.Min();""");

    /// <summary>One array of 400,000 numbers, in few chunks and in many.</summary>
    public sealed class Files : IDisposable
    {
        private const string Script = """
            import sys, h5py, numpy as np
            for libver in ('earliest', 'latest'):
                with h5py.File('%s/%s.h5' % (sys.argv[1], libver), 'w', libver=libver) as f:
                    for count in (40, 900, 2000):
                        options = dict(data=np.arange(400_000.).reshape(2000, 200), chunks=(2000 // count, 200))
                        f.create_dataset('plain/%d' % count, **options)
                        f.create_dataset('gzip/%d' % count, compression='gzip', compression_opts=1, **options)
                        f.create_dataset('shuffle/%d' % count, compression='gzip', compression_opts=1, shuffle=True, **options)
                        f.create_dataset('fletcher/%d' % count, shuffle=True, fletcher32=True, **options)
                        f.create_dataset('sparse/%d' % count, (2000, 200), 'f8', chunks=(2000 // count, 200), compression='gzip')[0, 0] = 1
                        f.create_dataset('plain_sparse/%d' % count, (2000, 200), 'f8', chunks=(2000 // count, 200))[0, 0] = 1
            """;

        private readonly TemporaryFolder _folder = new();

        /// <summary>Writes them.</summary>
        public Files() => Python.Run(Script, _folder.Path);

        /// <summary>Where one is.</summary>
        public string PathOf(string format) => _folder.PathOf(format + ".h5");

        /// <inheritdoc/>
        public void Dispose() => _folder.Dispose();
    }

    [Theory]
    [InlineData("earliest", "plain")]
    [InlineData("latest", "plain")]
    [InlineData("earliest", "gzip")]
    [InlineData("latest", "gzip")]
    [InlineData("earliest", "shuffle")]
    [InlineData("latest", "shuffle")]
    [InlineData("latest", "fletcher")]
    [InlineData("earliest", "sparse")]
    [InlineData("latest", "sparse")]
    [InlineData("earliest", "plain_sparse")]
    [InlineData("latest", "plain_sparse")]
    public void Reading_a_block_allocates_nothing_for_its_chunks(string format, string kind)
    {
        long few = AllocatedBy(format, $"{kind}/40");
        Assert.InRange(few, 0, 4096);
        Assert.InRange(AllocatedBy(format, $"{kind}/900"), 0, few + 64);
        Assert.InRange(AllocatedBy(format, $"{kind}/2000"), 0, few + 64);
    }

    /// <summary>With all that lies between: blocks, workers, what is read ahead.</summary>
    [Theory]
    [InlineData("earliest", "plain", 1)]
    [InlineData("latest", "gzip", 1)]
    [InlineData("earliest", "shuffle", 2)]
    [InlineData("latest", "sparse", 2)]
    public void A_kept_plan_allocates_as_much_for_many_chunks_as_for_few(string format, string kind, int workers)
    {
        long few = AllocatedByRun(format, $"{kind}/40", workers);
        long many = AllocatedByRun(format, $"{kind}/2000", workers);

        // An object a chunk, of the least size there is, would be 47,040 bytes more.
        Assert.True(many - few < 15_000, $"{few} bytes are allocated for 40 chunks and {many} for 2000.");
    }

    // Of several runs the least: the runtime allocates now and then for itself.
    private long AllocatedByRun(string format, string dataset, int workers)
    {
        using ArraySource<double> source = Hdf5.Open<double>(files.PathOf(format), dataset);
        var plan = (ScalarPlan<double>)Kernels.Bind("Spread", source);
        RunOptions options = new() { MemoryLimit = 3 << 20, MaxDegreeOfParallelism = workers };
        double expected = dataset.Contains("sparse", StringComparison.Ordinal) ? 1 : 399_999;
        long least = long.MaxValue;
        for (int i = 0; i < 6; i++)
        {
            long before = GC.GetTotalAllocatedBytes(precise: true);
            Assert.Equal(expected, plan.Compute(options));
            least = Math.Min(least, GC.GetTotalAllocatedBytes(precise: true) - before);
        }

        return least;
    }

    private long AllocatedBy(string format, string dataset)
    {
        using ArraySource<double> source = Hdf5.Open<double>(files.PathOf(format), dataset);
        int decodeRoom = (int)source.ScratchBytes;
        double[] block = new double[400_000];
        void* scratch = NativeMemory.AlignedAlloc((nuint)decodeRoom + 64, 64);
        long[] start = [0, 0];
        long[] shape = [2000, 200];

        // The least of several: the first loads the library's index, and the code, and a collection counts the room it takes from a thread.
        long least = long.MaxValue;
        for (int i = 0; i < 8; i++)
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            source.ReadBlock(start, shape, block, new Span<byte>(scratch, decodeRoom));
            least = Math.Min(least, GC.GetAllocatedBytesForCurrentThread() - before);
        }

        NativeMemory.AlignedFree(scratch);
        return least;
    }
}
