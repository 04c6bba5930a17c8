using System.Globalization;
using System.Numerics.Tensors;
using StaticGraph.Execution;
using static StaticGraph.Tests.Execution.HandWritten;

namespace StaticGraph.Tests.Execution;

/// <summary>Large memory is asked for in huge pages before it is written to: the system's own list of the process's memory says so.</summary>
[Collection(AloneCollection.Name)]
public sealed class HugePagesTests
{
    private const int Large = 8 << 20;

    [Fact]
    public unsafe void BuffersOfARunBeginOnAHugePageAndAreGivenBackWhole()
    {
        using var pool = new NativePool(isManaged: false);
        byte* small = pool.Allocate(1 << 20);
        byte* large = pool.Allocate(Large + 100);
        Assert.Equal(0, (long)large % (2 << 20));
        Assert.True(IsAdvised((long)large));
        Assert.True(IsAdvised((long)large + Large));
        Assert.False(IsAdvised((long)small));

        pool.Free(large);

        // Something else of the process may lie there by now, but none that asked.
        Assert.False(IsAdvised((long)large));
        Assert.False(IsAdvised((long)large + Large));
    }

    [Fact]
    public unsafe void ArraysThatARunWritesAreAskedFor()
    {
        double[] x = new double[Large / sizeof(double)];
        double[] written = new double[x.Length];
        Plan<double> plan = Bind(Cube("n"), [new CubeBody()], x);
        plan.WriteTo(written);
        Tensor<double> computed = plan.Compute();

        fixed (double* first = written)
        {
            Assert.True(IsAdvised((long)(first + (x.Length / 2))));
        }

        fixed (double* first = computed)
        {
            Assert.True(IsAdvised((long)(first + (x.Length / 2))));
        }
    }

    [Fact]
    public unsafe void WhatLiesBetweenTheElementsOfAnArrayIsNotTaken()
    {
        const int Rows = 64, Columns = Large / sizeof(double);
        double[] x = new double[Rows], around = ArrayThatNobodyAskedFor(Rows * Columns);
        Tensor<double> column = Tensor.Create(around, 5, [Rows], [Columns - 1]);
        Bind(Cube("n"), [new CubeBody()], x).WriteTo(column);

        fixed (double* first = around)
        {
            Assert.False(IsAdvised((long)(first + (around.Length / 2))));
        }
    }

    [Fact]
    public unsafe void WhatIsOnlyPlannedIsNotAskedFor()
    {
        double[] x = new double[Large / sizeof(double)], planned = ArrayThatNobodyAskedFor(x.Length);
        Plan<double> plan = Bind(Cube("n"), [new CubeBody()], x);
        ArraySink<double> sink = planned;
        plan.Explain(null, sink);
        plan.Summarize(null, sink);
        Assert.Throws<MemoryLimitException>(() => plan.WriteTo(sink, new RunOptions { MemoryLimit = 1 }));

        fixed (double* first = planned)
        {
            Assert.False(IsAdvised((long)(first + (planned.Length / 2))));
        }
    }

    [Fact]
    public unsafe void ArraysThatAreReadIntoMemoryAreAskedFor()
    {
        Tensor<double> read = StoredSource.Of(new double[1024, Large / sizeof(double) / 1024]).Read();
        fixed (double* first = read)
        {
            Assert.True(IsAdvised((long)(first + (Large / sizeof(double) / 2))));
        }
    }

    /// <summary>An array in memory that no array before it asked for: the collector keeps the pages of arrays that are gone, with what was asked of them.</summary>
    private static unsafe double[] ArrayThatNobodyAskedFor(int length)
    {
        for (var others = new List<double[]>(); others.Count < 64;)
        {
            double[] array = new double[length];
            fixed (double* first = array)
            {
                if (!IsAdvised((long)(first + (length / 2))))
                {
                    return array;
                }
            }

            others.Add(array);
        }

        throw new InvalidOperationException("64 arrays lay in memory that others had asked for.");
    }

    private static bool IsAdvised(long address) => FlagsAt(address)?.Contains("hg", StringComparer.Ordinal) ?? false;

    /// <summary>What the system notes of the memory at an address; null where there is none.</summary>
    private static string[]? FlagsAt(long address)
    {
        bool isThere = false;
        foreach (string line in File.ReadLines("/proc/self/smaps"))
        {
            string[] words = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            if (words[0].Split('-') is [string first, string end] && long.TryParse(first, NumberStyles.HexNumber, CultureInfo.InvariantCulture, out long low))
            {
                isThere = low <= address && address < long.Parse(end, NumberStyles.HexNumber, CultureInfo.InvariantCulture);
            }
            else if (isThere && words[0] == "VmFlags:")
            {
                return words[1..];
            }
        }

        return null;
    }
}
