using System.Runtime.InteropServices;
using StaticGraph.CompilerServices;
using StaticGraph.Execution.Contractions.Kernels;

namespace StaticGraph.Tests.Contractions;

/// <summary>Products have the bits of one chain an element, whatever the shapes, wherever the factors lie, and wherever the depth is cut.</summary>
public sealed unsafe class ProductKernelTests
{
    private const byte Guard = 0xA5;
    private const int GuardBytes = 4096;

    private static readonly DType[] Types =
        [DType.Double, DType.Single, DType.Complex, DType.Int64, DType.UInt64, DType.Int32, DType.UInt32, DType.Int16, DType.UInt16, DType.SByte, DType.Byte];

    public static TheoryData<DType> AllTypes => [.. Types];

    [Theory]
    [MemberData(nameof(AllTypes))]
    public void EveryLayoutOfSmallMatricesHasTheBitsOfOneChain(DType type)
    {
        var random = new Random(13);
        for (int round = 0; round < 60; round++)
        {
            Check(random, type, random.Next(0, 40), random.Next(0, 60), random.Next(0, 50), isUpper: false);
        }
    }

    [Theory]
    [MemberData(nameof(AllTypes))]
    public void TheUpperPartHasTheBitsOfOneChain(DType type)
    {
        var random = new Random(14);
        for (int round = 0; round < 20; round++)
        {
            Check(random, type, random.Next(0, 90), 0, random.Next(0, 50), isUpper: true);
        }
    }

    private static void Check(Random random, DType type, long rows, long columns, long depth, bool isUpper)
    {
        using var a = new StridedMatrix(random, type, rows, depth, mayRepeat: true);
        using StridedMatrix? other = isUpper ? null : new StridedMatrix(random, type, columns, depth, mayRepeat: true);
        StridedMatrix b = other ?? a;
        columns = isUpper ? rows : columns;
        using var c = new StridedMatrix(random, type, rows, columns, mayRepeat: false);
        byte[] before = c.Memory.ToArray();

        Run(random, type, a.Factor, b.Factor, c, isUpper);

        byte[] expected = before.ToArray();
        for (long i = 0; i < rows; i++)
        {
            for (long j = 0; j < columns; j++)
            {
                int place = c.Place(i, j);
                byte[] sum = ProductChain.Of(type, a, i, b, j, depth, before.AsSpan(place));
                bool isLeft = isUpper && i > j && c.Memory.Slice(place, sum.Length).SequenceEqual(before.AsSpan(place, sum.Length));
                (isLeft ? before.AsSpan(place, sum.Length) : sum).CopyTo(expected.AsSpan(place));
            }
        }

        Assert.True(c.Memory.SequenceEqual(expected), $"{type} {rows} x {columns}, depth {depth}");
    }

    // In slices of rows and of the depth, each with work space that nobody writes beyond.
    private static void Run(Random random, DType type, Factor a, Factor b, StridedMatrix c, bool isUpper)
    {
        long bytes = ProductKernel.WorkspaceBytes(type), rows = a.Rows.Count, depth = a.Depth.Count;
        byte* workspace = (byte*)NativeMemory.AlignedAlloc((nuint)(bytes + (2 * GuardBytes)), GuardBytes);
        new Span<byte>(workspace, (int)bytes + (2 * GuardBytes)).Fill(Guard);
        long cut = random.NextInt64(depth + 1), slice = random.NextInt64(rows + 1);
        foreach ((long first, long count) in new[] { (0L, cut), (cut, depth - cut) })
        {
            foreach ((long row, long height) in new[] { (0L, slice), (slice, rows - slice) })
            {
                var left = new Factor(a.Data, a.Rows.Slice(row, height), a.Depth.Slice(first, count));
                var right = new Factor(b.Data, b.Rows, b.Depth.Slice(first, count));
                if (isUpper)
                {
                    ProductKernel.AccumulateUpper(type, left, right, c.Data, c.Rows.Slice(row, height), c.Columns, workspace + GuardBytes);
                }
                else
                {
                    ProductKernel.Accumulate(type, left, right, c.Data, c.Rows.Slice(row, height), c.Columns, workspace + GuardBytes);
                }
            }
        }

        Assert.Equal(-1, new Span<byte>(workspace, GuardBytes).IndexOfAnyExcept(Guard));
        Assert.Equal(-1, new Span<byte>(workspace + GuardBytes + bytes, GuardBytes).IndexOfAnyExcept(Guard));
        NativeMemory.AlignedFree(workspace);
    }
}
