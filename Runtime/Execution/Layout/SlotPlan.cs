using StaticGraph.CompilerServices;

namespace StaticGraph.Execution;

/// <summary>Where a slot's elements lie during a sweep.</summary>
internal enum SlotKind : byte
{
    /// <summary>In the memory of a source, used in place.</summary>
    Source,

    /// <summary>In a held array.</summary>
    Held,

    /// <summary>In what a part of a nest has of a held array, in the worker's set.</summary>
    Part,

    /// <summary>In the memory of a sink, used in place.</summary>
    Sink,

    /// <summary>In a buffer of the worker's set.</summary>
    Buffer,

    /// <summary>A scalar slot.</summary>
    Scalar,

    /// <summary>In no array: the elements are indices, made for each tile.</summary>
    Position,

    /// <summary>A temporary of the tile.</summary>
    Temporary,
}

/// <summary>One operand, store or temporary of a sweep, with numbers.</summary>
internal sealed class SlotPlan
{
    private Access? _stream;

    /// <summary>Where the elements lie.</summary>
    public required SlotKind Kind { get; init; }

    /// <summary>Which source, held array, sink, spilled array or scalar.</summary>
    public int Index { get; init; }

    /// <summary>Bytes of one element.</summary>
    public required int ElementSize { get; init; }

    /// <summary>The type of a position's elements.</summary>
    public DType Type { get; init; }

    /// <summary>True when each element of a row has its own; false when one serves the whole row.</summary>
    public required bool IsLane { get; init; }

    /// <summary>True when the sweep writes the slot's array.</summary>
    public bool IsStore { get; init; }

    /// <summary>True when the slot's array is spilled to a file.</summary>
    public bool IsSpill { get; init; }

    /// <summary>True for a mask: what is in its buffer goes nowhere.</summary>
    public bool IsMask { get; init; }

    /// <summary>Of a result that has only what a mask takes the store that is the mask; -1 for others.</summary>
    public int Mask { get; init; } = -1;

    /// <summary>True when rows are copied into a tile before they are used.</summary>
    public bool IsGathered { get; set; }

    /// <summary>How the sweep walks the array; its axes are counted after axes of length 1 were prepended.</summary>
    public Access Access { get; init; } = Access.Scalar;

    /// <summary>True where the array has edges that blocks reach over: those that do are copied into a tile.</summary>
    public bool IsEdged => Access.HasEdges;

    /// <summary>True where a list says which of the indices that are there each point has.</summary>
    public bool HasTables => Stream.HasTables;

    /// <summary>For each axis of the array of which an array of indices says which one a point has, in order, the slot of that array.</summary>
    public int[] Indices { get; init; } = [];

    /// <summary>True where elements may lie otherwise than in even steps.</summary>
    public bool IsUneven => IsEdged || HasTables;

    /// <summary>For arrays in memory that are uneven, or in parts: bytes from one index of each of the array's axes to the next.</summary>
    public long[] ArrayStrides { get; set; } = [];

    /// <summary>How what is in the slot's buffer walks the array: the slot alone, or all operands of its stream (<see cref="ReadStreams"/>).</summary>
    public Access Stream
    {
        get => _stream ?? Access;
        set => _stream = value;
    }

    /// <summary>True where of some axis of the array, mostly the first, only the indices are read that are used.</summary>
    public bool IsInRows => Stream.HasSparse;

    /// <summary>For arrays in memory: bytes from one index of each sweep axis to the next.</summary>
    public long[] Strides { get; set; } = [];

    /// <summary>For arrays in memory: bytes from its first element to that of the first point of the sweep.</summary>
    public long First { get; set; }

    /// <summary>The slot of an earlier sweep of the nest that reads the same region, or more around it, and whose buffer this one uses.</summary>
    public SlotPlan? SharedWith { get; set; }

    /// <summary>Which sweep of the nest that is; -1 where there is none.</summary>
    public int SharedSweep { get; set; } = -1;

    /// <summary>True when that earlier sweep reads more around it.</summary>
    public bool IsNarrower { get; set; }

    /// <summary>True when that earlier sweep has just read the region.</summary>
    public bool IsFilled { get; set; }

    /// <summary>True when the slot's elements lie in the midst of what that earlier sweep has read.</summary>
    public bool IsInWider => IsFilled && IsNarrower;

    /// <summary>Where the slot's buffer begins in the worker's set.</summary>
    public long BufferOffset { get; set; }

    /// <summary>Where the slot's tile (a temporary, positions, or gathered rows) begins in the worker's set.</summary>
    public long TileOffset { get; set; }

    /// <summary>Where the slot's padded row ends begin in the worker's set.</summary>
    public long EdgeOffset { get; set; }

    /// <summary>True when rows lie in a tile of the worker's set rather than in the array itself; some of them where it is uneven.</summary>
    public bool IsInTile => Kind is SlotKind.Temporary or SlotKind.Position || IsGathered || IsUneven;

    /// <summary>True when the ends of rows are computed on padded copies.</summary>
    public bool HasEdge => IsLane && (!IsInTile || IsUneven);
}
