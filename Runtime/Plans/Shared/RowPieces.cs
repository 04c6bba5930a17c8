using System;
using System.Runtime.InteropServices;

namespace StaticGraph.CompilerServices;

/// <summary>
/// The lengths that blocks and chunks cut one axis of an array into, and how often each occurs, for one block length at a time. Those of earlier
/// block lengths are kept: a search comes back to them.
/// </summary>
internal struct RowPieces
{
    // Of blocks and chunks that hardly ever end together the first blocks stand for all.
    private const int MostPieces = 1 << 16;

    private const int Buckets = 8;

    /// <summary>The most kinds of pieces of one block: what is left of a chunk, whole chunks, and the beginning of one.</summary>
    public const int MostOfBlock = 3;

    private readonly SolverMemory _memory;
    private readonly long _length;
    private readonly long _span;
    private readonly long _chunk;
    private readonly long _offset;
    private readonly NumberRange _few;
    private readonly NumberRange _known;
    private readonly AxisTerm? _edge;
    private long _block;

    /// <summary>
    /// The pieces of an axis of <paramref name="length"/>, of which each block reaches <paramref name="span"/> further, or less far where that is below 0, stored in chunks whose first one has lost its first elements; 0 for no chunks.
    /// </summary>
    public RowPieces(SolverMemory memory, long length, long span, long chunk, long offset)
    {
        _memory = memory;
        _length = length;
        _span = span;
        bool isCut = chunk > 0 && length > 0 && length + span > chunk - offset;
        _chunk = isCut ? chunk : 0;
        _offset = isCut ? offset : 0;
        _few = memory.Take(isCut ? 0 : 2 * Piece.Numbers);
        _known = memory.Take(isCut ? Buckets : 0);
        memory[_known].Fill(-1);
        _block = -1;
        Run = default;
    }

    /// <summary>The pieces of an axis that has an edge, where the axis of the space has <paramref name="points"/>.</summary>
    public RowPieces(SolverMemory memory, AxisTerm edge, long points, long chunk, long offset)
        : this(memory, points, 0, 0, 0)
    {
        (_edge, _chunk, _offset) = (edge, chunk, offset);
        _known = memory.Take(Buckets);
        memory[_known].Fill(-1);
    }

    /// <summary>The pieces of the block length that was chosen last, in <see cref="SolverMemory"/>.</summary>
    public NumberRange Run { get; private set; }

    /// <summary>The pieces in a run.</summary>
    public static Span<Piece> In(SolverMemory memory, NumberRange run) => MemoryMarshal.Cast<long, Piece>(memory[run]);

    /// <summary>
    /// Fills a run with pieces of <paramref name="part"/>, and the rest of <paramref name="length"/>, each longer by <paramref name="span"/>; returns as much of the run as they take.
    /// </summary>
    public static NumberRange Cut(SolverMemory memory, NumberRange run, long length, long part, long span = 0)
    {
        Span<Piece> pieces = In(memory, run);
        int count = 0;
        if (length >= part)
        {
            pieces[count++] = new Piece(part + span, length / part, isWhole: true);
        }

        if (length % part != 0)
        {
            pieces[count++] = new Piece((length % part) + span, 1, isWhole: true);
        }

        return new NumberRange(run.Start, count * Piece.Numbers);
    }

    /// <summary>
    /// Fills a run of <see cref="MostOfBlock"/> with the pieces that chunks cut one block into, from and to places counted from the beginning of a chunk; 0 for no chunks.
    /// Returns as much of the run as they take.
    /// </summary>
    public static NumberRange CutBlock(SolverMemory memory, NumberRange run, long from, long to, long chunk)
    {
        Span<Piece> pieces = In(memory, new NumberRange(run.Start, MostOfBlock * Piece.Numbers));
        long cut = chunk == 0 ? to : Math.Min(to, ((from / chunk) + 1) * chunk);
        pieces[0] = new Piece(cut - from, 1, isWhole: cut == to);
        int count = 1;
        if (chunk > 0 && (to - cut) / chunk > 0)
        {
            pieces[count++] = new Piece(chunk, (to - cut) / chunk, isWhole: false);
        }

        if (chunk > 0 && (to - cut) % chunk > 0)
        {
            pieces[count++] = new Piece((to - cut) % chunk, 1, isWhole: false);
        }

        return new NumberRange(run.Start, count * Piece.Numbers);
    }

    /// <summary>Chooses a block length. False where it was the last one too.</summary>
    public bool Choose(long block)
    {
        if (block == _block)
        {
            return false;
        }

        _block = block;
        Run = _chunk == 0 && _edge is null ? Cut(_memory, _few, _length, block, _span) : Find(block) ?? Note(block);
        return true;
    }

    // A chain of what is known: the place of the next one, the block length, the pieces and their number.
    private NumberRange? Find(long block)
    {
        for (long place = _memory[_known][Bucket(block)]; place >= 0; place = _memory[new NumberRange((int)place, 1)][0])
        {
            Span<long> head = _memory[new NumberRange((int)place, 4)];
            if (head[1] == block)
            {
                return new NumberRange((int)head[2], (int)head[3]);
            }
        }

        return null;
    }

    private NumberRange Note(long block)
    {
        NumberRange pieces = PiecesOf(block);
        NumberRange head = _memory.Take(4);
        Span<long> numbers = _memory[head];
        Span<long> known = _memory[_known];
        (numbers[0], numbers[1], numbers[2], numbers[3]) = (known[Bucket(block)], block, pieces.Start, pieces.Count);
        known[Bucket(block)] = head.Start;
        return pieces;
    }

    private static int Bucket(long block) => (int)((block ^ (block >> 3) ^ (block >> 9)) & (Buckets - 1));

    // Where blocks and chunks end together the pieces recur.
    private NumberRange PiecesOf(long block)
    {
        if (_edge is not null)
        {
            return EdgePieces.Of(_memory, _edge, _length, block, _chunk, _offset);
        }

        NumberRange turn = Walk(Math.Min(_length, BlockUnits.Lcm(block, _chunk)), block, out long walked);
        foreach (ref Piece piece in In(_memory, turn))
        {
            piece = new Piece(piece.Length, piece.Count * (_length / walked), piece.IsWhole);
        }

        NumberRange rest = Walk(_length % walked, block, out _);
        return Merged(turn, rest);
    }

    // The pieces from the beginning of the axis on, each kind once, in ascending order.
    private NumberRange Walk(long end, long block, out long walked)
    {
        NumberRange kinds = Kinds(end, block, out walked, out long chunks);
        _memory.Sort(kinds);
        int distinct = 0;
        Span<long> sorted = _memory[kinds];
        for (int i = 0; i < sorted.Length; i++)
        {
            distinct += i == 0 || sorted[i] != sorted[i - 1] ? 1 : 0;
        }

        NumberRange after = _memory.Take(distinct * Piece.Numbers);
        Count(_memory[kinds], In(_memory, after), chunks);
        _memory[after].CopyTo(_memory[new NumberRange(kinds.Start, after.Count)]);
        return _memory.Keep(kinds, after.Count);
    }

    // Twice the length of each piece, and one more for a whole one, of the blocks that begin before the end; whole chunks, of which a block may have millions, once for all.
    private NumberRange Kinds(long end, long block, out long walked, out long chunks)
    {
        NumberRange first = _memory.Take(0);
        (walked, chunks) = (0, 0);
        int count = 0;
        while (walked < end && count < MostPieces)
        {
            long next = Math.Min(end, walked + block);
            count += Cut(walked + _offset, next + _span + _offset, ref chunks);
            walked = next;
        }

        return new NumberRange(first.Start, count + (chunks > 0 ? Add(2 * _chunk) : 0));
    }

    // The pieces of a block, from and to places counted from the beginning of a chunk.
    private int Cut(long from, long to, ref long chunks)
    {
        long cut = ((from / _chunk) + 1) * _chunk;
        if (to <= cut)
        {
            return Add((2 * (to - from)) + 1);
        }

        bool isHeadWhole = cut - from == _chunk;
        chunks += (to / _chunk) - (cut / _chunk) + (isHeadWhole ? 1 : 0);
        return (isHeadWhole ? 0 : Add(2 * (cut - from))) + (to % _chunk == 0 ? 0 : Add(2 * (to % _chunk)));
    }

    private int Add(long kind)
    {
        NumberRange one = _memory.Take(1);
        _memory[one][0] = kind;
        return one.Count;
    }

    private void Count(ReadOnlySpan<long> sorted, Span<Piece> pieces, long chunks)
    {
        int last = -1;
        for (int i = 0; i < sorted.Length; i++)
        {
            bool isNew = i == 0 || sorted[i] != sorted[i - 1];
            last += isNew ? 1 : 0;
            pieces[last] = new Piece(sorted[i] / 2, isNew ? 1 : pieces[last].Count + 1, sorted[i] % 2 != 0);
        }

        foreach (ref Piece piece in pieces)
        {
            piece = piece.Kind == 2 * _chunk ? new Piece(piece.Length, chunks, isWhole: false) : piece;
        }
    }

    // Both lie one after the other, and both ascend.
    private NumberRange Merged(NumberRange turn, NumberRange rest)
    {
        Span<Piece> pieces = In(_memory, new NumberRange(turn.Start, turn.Count + rest.Count));
        int count = turn.Count / Piece.Numbers, known = 0;
        foreach (Piece piece in In(_memory, rest))
        {
            while (known < turn.Count / Piece.Numbers && pieces[known].Kind < piece.Kind)
            {
                known++;
            }

            if (known < turn.Count / Piece.Numbers && pieces[known].Kind == piece.Kind)
            {
                pieces[known] = new Piece(piece.Length, pieces[known].Count + piece.Count, piece.IsWhole);
            }
            else
            {
                pieces[count++] = piece;
            }
        }

        return _memory.Keep(turn, count * Piece.Numbers);
    }

    /// <summary>A length that occurs on an axis.</summary>
    [StructLayout(LayoutKind.Sequential)]
    internal readonly struct Piece
    {
        /// <summary>How many numbers a piece is.</summary>
        public const int Numbers = 3;

        private readonly long _whole;

        public Piece(long length, long count, bool isWhole)
        {
            Length = length;
            Count = count;
            _whole = isWhole ? 1 : 0;
        }

        public long Length { get; }

        public long Count { get; }

        /// <summary>True where a piece is all that its block has on the axis; chunks may cut a block into several.</summary>
        public bool IsWhole => _whole != 0;

        /// <summary>Orders pieces.</summary>
        public long Kind => (2 * Length) + _whole;
    }
}
