using System;

namespace StaticGraph.CompilerServices;

/// <summary>An array that a sweep moves through buffers, block by block.</summary>
internal sealed class BlockArray
{
    private RowTraffic? _rows;

    /// <summary>An array whose axis i is walked by sweep axis <paramref name="axes"/>[i] (or -1), stored in chunks of <paramref name="chunk"/> (empty for one piece).</summary>
    public BlockArray(int[] axes, int elementSize, long[] chunk, bool wholeChunks, bool isWritten)
    {
        Axes = axes;
        ElementSize = elementSize;
        Chunk = chunk;
        WholeChunks = wholeChunks;
        IsWritten = isWritten;
    }

    /// <summary>For each axis of the array the sweep axis that walks it, or -1 where its length is 1.</summary>
    public int[] Axes { get; }

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

    /// <summary>For each axis of the <see cref="RowShape"/> the sweep axis that walks it: as in <see cref="Axes"/>, or in opposite order.</summary>
    public int[] RowAxes { get; set; } = Array.Empty<int>();

    /// <summary>The most elements of a piece, and of a run in it, where blocks are read in pieces; 0 where they are not.</summary>
    public (long Elements, long Run) Piece { get; set; }

    /// <summary>The bytes of what a block covers of the array.</summary>
    public long BytesOf(long[] block)
    {
        long bytes = ElementSize;
        foreach (int axis in Axes)
        {
            bytes = axis < 0 ? bytes : NumericMemory.SaturatingMultiply(bytes, block[axis]);
        }

        return bytes;
    }

    /// <summary>What its blocks fetch in the sweep of a problem, where there is a <see cref="RowShape"/>.</summary>
    public RowTraffic RowsIn(BlockProblem problem) => _rows ??= new RowTraffic(this, problem.Memory, problem.Lengths);

    /// <summary>How many sweeps of a nest read the array, where a part is more than one block; a part of one block is read once.</summary>
    public int Passes { get; set; } = 1;

    /// <summary>For each of the <see cref="Passes"/> the axes of the sweep that reads the array; empty where every one of them has all axes.</summary>
    public int[][] Spaces { get; set; } = Array.Empty<int[]>();

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

    /// <summary>How many of the first axes are split; less than all in a nest, whose parts are done in parallel and their blocks in turn.</summary>
    public int Split { get; set; }

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
