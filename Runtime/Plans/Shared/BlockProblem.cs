using System;

namespace StaticGraph.CompilerServices;

/// <summary>An array that a sweep moves through buffers, block by block.</summary>
internal sealed class BlockArray
{
    private RowTraffic? _rows;
    private ReshapedTraffic? _chunks;

    /// <summary>An array that the axes of the problem walk as <paramref name="access"/> says, stored in chunks of <paramref name="chunk"/> (empty for one piece).</summary>
    public BlockArray(Access access, int elementSize, long[] chunk, bool wholeChunks, bool isWritten)
    {
        Access = access;
        RowAccess = access;
        ElementSize = elementSize;
        Chunk = chunk;
        WholeChunks = wholeChunks;
        IsWritten = isWritten;
    }

    /// <summary>How the axes of the problem walk the array.</summary>
    public Access Access { get; }

    /// <summary>Bytes of one element in storage.</summary>
    public int ElementSize { get; }

    /// <summary>The shape of the stored chunks; empty where the array is stored in one piece.</summary>
    public long[] Chunk { get; }

    /// <summary>True when a chunk can only be fetched whole.</summary>
    public bool WholeChunks { get; }

    /// <summary>True for a result: block edges must lie on its chunk edges, so that every chunk has one writer.</summary>
    public bool IsWritten { get; }

    /// <summary>Where the array's first element lies in its chunk on each of the array's axes; empty at the chunk's own beginning.</summary>
    public long[] Offset { get; set; } = Array.Empty<long>();

    /// <summary>
    /// The lengths of what is stored row by row in a file that a block is read from, with what lies between short rows: the whole array, or a chunk; a slice has
    /// those of the array it is cut from. Empty where exactly the block is fetched.
    /// </summary>
    public long[] RowShape { get; set; } = Array.Empty<long>();

    /// <summary>How the axes of the problem walk what has the <see cref="RowShape"/>: as <see cref="Access"/>, or with its axes in opposite order.</summary>
    public Access RowAccess { get; set; }

    /// <summary>The most elements of a piece, and of a run in it, where blocks are read in pieces; 0 where they are not.</summary>
    public (long Elements, long Run) Piece { get; set; }

    /// <summary>The stored arrays that are seen through a view, where their chunks are no even boxes of it; then <see cref="Chunk"/> are only lengths that meet few of them. Empty elsewhere.</summary>
    public ReshapedGrid[] Grids { get; set; } = Array.Empty<ReshapedGrid>();

    /// <summary>The bytes of what a block covers of the array.</summary>
    public long BytesOf(long[] block) => NumericMemory.SaturatingMultiply(ElementSize, Access.Elements(block));

    /// <summary>What its blocks fetch in the sweep of a problem, where there is a <see cref="RowShape"/>.</summary>
    public RowTraffic RowsIn(BlockProblem problem) => _rows ??= new RowTraffic(this, problem.Memory, problem.Lengths);

    /// <summary>What its blocks fetch in the sweep of a problem, where there are <see cref="Grids"/>.</summary>
    public ReshapedTraffic ChunksIn(BlockProblem problem) => _chunks ??= new ReshapedTraffic(this, problem.Lengths.Length);

    /// <summary>How many sweeps of a nest read the array, where a part is more than one block; a part of one block is read once.</summary>
    public int Passes { get; set; } = 1;

    /// <summary>How often the step is done that reads the array; each time it is fetched again.</summary>
    public int Repeats { get; set; } = 1;

    /// <summary>For each of the <see cref="Passes"/> which axes the sweep has that reads the array; empty where every one of them has all axes.</summary>
    public Access[] Spaces { get; set; } = System.Array.Empty<Access>();

    /// <summary>The length of what ends with chunks along the axis of the array that an axis of the problem walks; 0 where it walks none, or there are no chunks.</summary>
    public long ChunkAlong(int axis)
    {
        for (int i = 0; i < Chunk.Length; i++)
        {
            if (Access.IsWalked(i, axis))
            {
                return Access.PointsIn(i, Chunk[i]);
            }
        }

        return 0;
    }

    /// <summary>True for an array of which an earlier sweep of the nest reads more around each part: where a part is one block nothing is fetched for it.</summary>
    public bool IsCovered { get; set; }

    /// <summary>True for an array that another one of the problem fetches with the pair of axes exchanged: nothing is fetched for it where blocks are square in the pair.</summary>
    public bool IsPartner { get; set; }
}

/// <summary>What the choice of a sweep's blocks depends on.</summary>
internal sealed class BlockProblem
{
    private SolverMemory? _memory;

    /// <summary>Takes over its arguments.</summary>
    public BlockProblem(long[] lengths, BlockArray[] arrays, int[][] runs)
    {
        Lengths = lengths;
        Arrays = arrays;
        Runs = runs;
        Split = lengths.Length;
    }

    /// <summary>The length of each sweep axis.</summary>
    public long[] Lengths { get; }

    /// <summary>The arrays that go through buffers; empty when everything is computed in place.</summary>
    public BlockArray[] Arrays { get; }

    /// <summary>The axes that takers take in runs, outermost first (<see cref="Taker.Runs"/>): an axis may be cut only where those after it are whole or one.</summary>
    public int[][] Runs { get; }

    /// <summary>True when an operand's neighbours along rows lie apart: blocks should be near-square.</summary>
    public bool HasGathers { get; set; }

    /// <summary>The axes that a contraction of the step sums over, outermost first; empty where nothing contracts.</summary>
    public int[] Depth { get; set; } = System.Array.Empty<int>();

    /// <summary>True for axes that no block cuts.</summary>
    public bool[] IsWhole { get; set; } = System.Array.Empty<bool>();

    /// <summary>True where a sweep of the step contracts: its blocks are what is walked of its factors, and nothing is as large as its space.</summary>
    public bool Contracts => Depth.Length > 0;

    /// <summary>How many of the first axes are split; less than all in a nest, whose parts are done in parallel and their blocks in turn.</summary>
    public int Split { get; set; }

    /// <summary>The axis along which blocks finish in turn; -1 where there is none.</summary>
    public int Along { get; set; } = -1;

    /// <summary>True where the chains of blocks along that axis go one after another.</summary>
    public bool AreChainsInTurn { get; set; }

    /// <summary>Two axes of equal length whose blocks (i, j) and (j, i) are done together where they are square; empty for none.</summary>
    public int[] Pair { get; set; } = new int[0];

    /// <summary>How many blocks are computed on at once.</summary>
    public int Workers { get; set; } = 1;

    /// <summary>How many blocks a worker reads ahead.</summary>
    public int ReadAhead { get; set; }

    /// <summary>The most bytes the peak may have.</summary>
    public long Limit { get; set; } = long.MaxValue;

    /// <summary>The most bytes that the blocks may move.</summary>
    public long MostBytes { get; set; } = long.MaxValue;

    /// <summary>What the solver works with; of its own unless it is given.</summary>
    public SolverMemory Memory
    {
        get => _memory ??= new SolverMemory();
        set => _memory = value;
    }

    /// <summary>The peak of a block shape with a number of buffer sets, by the memory formula; it grows evenly with the sets.</summary>
    public Func<long[], int, long> Peak { get; set; } = (_, _) => 0;
}

/// <summary>The blocks of a sweep.</summary>
internal sealed class BlockChoice
{
    /// <summary>Takes over its arguments.</summary>
    public BlockChoice(long[] block, int sets, long peak)
    {
        Block = block;
        Sets = sets;
        Peak = peak;
    }

    /// <summary>The block length on each axis; blocks at the end of an axis may be shorter.</summary>
    public long[] Block { get; }

    /// <summary>How many sets of buffers are used.</summary>
    public int Sets { get; }

    /// <summary>The peak in bytes.</summary>
    public long Peak { get; }
}
