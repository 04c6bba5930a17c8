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

    private static readonly int[] Widths = [64, 32, 16];

    public static IEnumerable<object[]> AllKernels => from type in Types from width in Widths select new object[] { type, width };

    [Theory]
    [MemberData(nameof(AllKernels))]
    public void EveryLayoutOfSmallMatricesHasTheBitsOfOneChain(DType type, int vectorBytes)
    {
        var random = new Random(13);
        for (int round = 0; round < 60; round++)
        {
            Check(random, type, random.Next(0, 40), random.Next(0, 60), random.Next(0, 50), vectorBytes, ProductMode.None);
        }
    }

    [Theory]
    [MemberData(nameof(AllKernels))]
    public void TheUpperPartHasTheBitsOfOneChain(DType type, int vectorBytes)
    {
        var random = new Random(14);
        for (int round = 0; round < 20; round++)
        {
            Check(random, type, random.Next(0, 110), 0, random.Next(0, 50), vectorBytes, ProductMode.Upper);
        }
    }

    // A block more and less of each: of rows, of columns, of the depth.
    [Theory]
    [MemberData(nameof(AllKernels))]
    public void SeveralBlocksHaveTheBitsOfOneChain(DType type, int vectorBytes)
    {
        var random = new Random(15);
        int columns = ProductBlocking.ColumnBytes / type.Size();
        foreach (int more in new[] { -1, 0, 1, 9 })
        {
            Check(random, type, (2 * ProductBlocking.Rows) + more, 5, 3, vectorBytes, ProductMode.None);
            Check(random, type, 3, columns + more, 4, vectorBytes, ProductMode.None);
            Check(random, type, 11, 7, (2 * ProductBlocking.Depth) + more, vectorBytes, ProductMode.None);
            Check(random, type, 65 + more, 66 + more, 65, vectorBytes, ProductMode.None);
        }

        Check(random, type, ProductBlocking.Rows + 5, 0, 2, vectorBytes, ProductMode.Upper);
    }

    // Dense rows or columns, as most factors lie: what is read in place, copied by lines, transposed in registers.
    [Theory]
    [MemberData(nameof(AllKernels))]
    public void DenseFactorsHaveTheBitsOfOneChain(DType type, int vectorBytes)
    {
        var random = new Random(16);
        for (int form = 0; form < 8; form++)
        {
            foreach ((int rows, int columns, int depth) in new[] { (32, 32, 32), (70, 100, 67), (8, 24, 9), (1, 200, 5), (130, 1, 6) })
            {
                using var a = StridedMatrix.Dense(random, type, rows, depth, isTransposed: (form & 1) != 0);
                using var b = StridedMatrix.Dense(random, type, columns, depth, isTransposed: (form & 2) != 0);
                using var c = StridedMatrix.Dense(random, type, rows, columns, isTransposed: (form & 4) != 0);
                Check(random, type, a, b, c, vectorBytes, ProductMode.None);
            }
        }
    }

    [Theory]
    [InlineData(DType.Boolean)]
    [InlineData(DType.Half)]
    public void OtherTypesAreRefused(DType type) => Assert.Throws<ArgumentOutOfRangeException>("type", () => ProductKernel.Accumulate(type, default, default, null, default, default, null, ProductMode.None));

    private static void Check(Random random, DType type, long rows, long columns, long depth, int vectorBytes, ProductMode mode)
    {
        using var a = new StridedMatrix(random, type, rows, depth, mayRepeat: true);
        bool isUpper = mode.HasFlag(ProductMode.Upper);
        using StridedMatrix? b = isUpper ? null : new StridedMatrix(random, type, columns, depth, mayRepeat: true);
        using var c = new StridedMatrix(random, type, rows, isUpper ? rows : columns, mayRepeat: false);
        Check(random, type, a, b ?? a, c, vectorBytes, mode);
        Check(random, type, a, b ?? a, c, vectorBytes, mode | ProductMode.FromZero);
    }

    private static void Check(Random random, DType type, StridedMatrix a, StridedMatrix b, StridedMatrix c, int vectorBytes, ProductMode mode)
    {
        byte[] before = c.Memory.ToArray();

        Run(random, type, a.Factor, b.Factor, c, vectorBytes, mode);

        bool isUpper = mode.HasFlag(ProductMode.Upper), isFromZero = mode.HasFlag(ProductMode.FromZero) && a.Columns.Count > 0;
        byte[] zeros = new byte[16];
        byte[] expected = before.ToArray();
        for (long i = 0; i < c.Rows.Count; i++)
        {
            for (long j = 0; j < c.Columns.Count; j++)
            {
                int place = c.Place(i, j);
                byte[] sum = ProductChain.Of(type, a, i, b, j, a.Columns.Count, isFromZero ? zeros : before.AsSpan(place));
                bool isLeft = isUpper && i > j && c.Memory.Slice(place, sum.Length).SequenceEqual(before.AsSpan(place, sum.Length));
                (isLeft ? before.AsSpan(place, sum.Length) : sum).CopyTo(expected.AsSpan(place));
            }
        }

        Assert.True(c.Memory.SequenceEqual(expected), $"{type} {c.Rows.Count} x {c.Columns.Count}, depth {a.Columns.Count}");
    }

    // In slices of rows and of the depth, each with work space that nobody writes beyond.
    private static void Run(Random random, DType type, Factor a, Factor b, StridedMatrix c, int vectorBytes, ProductMode mode)
    {
        long bytes = ProductKernel.WorkspaceBytes(type), rows = a.Rows.Count, depth = a.Depth.Count;
        byte* workspace = (byte*)NativeMemory.AlignedAlloc((nuint)(bytes + (2 * GuardBytes)), GuardBytes);
        new Span<byte>(workspace, (int)bytes + (2 * GuardBytes)).Fill(Guard);
        long cut = random.Next(2) * random.NextInt64(depth + 1), slice = random.Next(2) * random.NextInt64(rows + 1);
        foreach ((long first, long count) in new[] { (0L, cut), (cut, depth - cut) })
        {
            foreach ((long row, long height) in new[] { (0L, slice), (slice, rows - slice) })
            {
                var left = new Factor(a.Data, a.Rows.Slice(row, height), a.Depth.Slice(first, count));
                var right = new Factor(b.Data, b.Rows, b.Depth.Slice(first, count));
                ProductKernel.Run(vectorBytes, type, left, right, c.Data, c.Rows.Slice(row, height), c.Columns, workspace + GuardBytes, first == 0 ? mode : mode & ~ProductMode.FromZero);
            }
        }

        Assert.Equal(-1, new Span<byte>(workspace, GuardBytes).IndexOfAnyExcept(Guard));
        Assert.Equal(-1, new Span<byte>(workspace + GuardBytes + bytes, GuardBytes).IndexOfAnyExcept(Guard));
        NativeMemory.AlignedFree(workspace);
    }

    // By what users of the kernels call, with the vectors of this processor.
    [Fact]
    public void TheWidestVectorsAreTaken()
    {
        var random = new Random(17);
        using var a = new StridedMatrix(random, DType.Double, 50, 40, mayRepeat: true);
        using var c = new StridedMatrix(random, DType.Double, 50, 50, mayRepeat: false);
        byte[] before = c.Memory.ToArray();
        byte* workspace = (byte*)NativeMemory.AlignedAlloc((nuint)ProductKernel.WorkspaceBytes(DType.Double), 64);

        ProductKernel.Accumulate(DType.Double, a.Factor, a.Factor, c.Data, c.Rows, c.Columns, workspace, ProductMode.Upper);
        Assert.Equal(ProductChain.Of(DType.Double, a, 3, a, 30, 40, before.AsSpan(c.Place(3, 30))), c.Memory.Slice(c.Place(3, 30), 8));
        Assert.Equal(before[c.Place(49, 0)..][..8], c.Memory.Slice(c.Place(49, 0), 8));

        ProductKernel.Accumulate(DType.Double, a.Factor, a.Factor, c.Data, c.Rows, c.Columns, workspace, ProductMode.None);
        Assert.Equal(ProductChain.Of(DType.Double, a, 49, a, 0, 40, before.AsSpan(c.Place(49, 0))), c.Memory.Slice(c.Place(49, 0), 8));
        NativeMemory.AlignedFree(workspace);
    }
}
