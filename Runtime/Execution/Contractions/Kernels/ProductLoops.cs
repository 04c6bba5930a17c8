using System.Runtime.CompilerServices;
using StaticGraph.CompilerServices;
using StaticGraph.Execution.Contractions.Kernels.Packing;

namespace StaticGraph.Execution.Contractions.Kernels;

/// <summary>
/// The loops around the innermost one, from the outside: blocks of rows, blocks of the depth, blocks of columns; then panels of rows and panels of columns. Factors are packed by blocks,
/// or read where they lie when there is little to do with them.
/// </summary>
internal unsafe ref struct ProductLoops<T, TPacking, TMicro>
    where T : unmanaged
    where TPacking : struct, IPacking<T>
    where TMicro : struct, IMicroKernel<T>
{
    private readonly ref readonly Factor _a, _b;
    private readonly TileStore<T, TPacking> _c;
    private readonly T* _rowPanels, _columnPanels;
    private readonly byte* _zeros;
    private readonly bool _isUpper, _isFromZero, _areRowsInPlace, _areColumnsInPlace;

    // The lengths of blocks, and the block at hand.
    private long _rowsEach, _stepsEach;
    private long _row, _column, _depth;
    private int _rows, _columns, _steps;

    private ProductLoops(in Factor a, in Factor b, in TileStore<T, TPacking> c, byte* workspace, ProductMode mode)
    {
        _a = ref a;
        _b = ref b;
        _c = c;
        _zeros = workspace + ProductBlocking.TileBytes;
        new Span<byte>(_zeros, ProductBlocking.ZeroBytes).Clear();
        _rowPanels = (T*)(_zeros + ProductBlocking.ZeroBytes);
        _columnPanels = _rowPanels + (ProductBlocking.Rows * ProductBlocking.Depth);
        (_isUpper, _isFromZero) = (mode.HasFlag(ProductMode.Upper), mode.HasFlag(ProductMode.FromZero));
        _areRowsInPlace = InPlace.Rows<T, TPacking>(a, b.Rows.Count);
        _areColumnsInPlace = InPlace.Columns<T, TPacking>(b, a.Rows.Count);
    }

    // What transposes while packing takes four steps at once.
    private const int StepUnit = 4;

    // Columns of C that a vector of a tile has: a complex number takes two lanes.
    private static int Lanes => TMicro.Lanes / TPacking.Parts;

    private static int Width => ProductBlocking.Vectors * Lanes;

    public static void Run(in Factor a, in Factor b, byte* c, in GroupWalk cRows, in GroupWalk cColumns, byte* workspace, ProductMode mode)
        => new ProductLoops<T, TPacking, TMicro>(a, b, new TileStore<T, TPacking>(c, cRows, cColumns, (T*)workspace), workspace, mode).Run();

    private void Run()
    {
        _rowsEach = EvenPiece(_a.Rows.Count, ProductBlocking.Rows, TMicro.Rows);
        _stepsEach = EvenPiece(_a.Depth.Count, ProductBlocking.Depth / TPacking.Parts, StepUnit);
        for (_row = 0; _row < _a.Rows.Count; _row += _rows)
        {
            _rows = (int)Math.Min(_rowsEach, _a.Rows.Count - _row);
            for (_depth = 0; _depth < _a.Depth.Count; _depth += _steps)
            {
                _steps = (int)Math.Min(_stepsEach, _a.Depth.Count - _depth);
                RunRows();
            }
        }
    }

    private void RunRows()
    {
        PackRows();
        int blockColumns = ProductBlocking.ColumnBytes / sizeof(T) / TPacking.Parts;
        for (_column = 0; _column < _b.Rows.Count; _column += _columns)
        {
            _columns = (int)Math.Min(blockColumns, _b.Rows.Count - _column);
            if (RowsAbove(_columns) > 0)
            {
                PackColumns();
                RunTiles();
            }
        }
    }

    // A panel of rows stays in the nearest cache while all columns at hand go by. Compiled at its best at once, for it calls the innermost loop tens of thousands of times a second.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private readonly void RunTiles()
    {
        Tile tile = new() { Depth = _steps * TPacking.Parts };
        for (int row = 0; row < _rows; row += TMicro.Rows)
        {
            int height = Math.Min(TMicro.Rows, _rows - row);
            FindRows(row, height, ref tile);
            for (int column = 0; column < _columns; column += Width)
            {
                int columns = Math.Min(Width, _columns - column);
                if (row < RowsAbove(column + columns))
                {
                    FindColumns(column, columns, ref tile);
                    RunTile(row, height, column, columns, ref tile);
                }
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private readonly void RunTile(int row, int height, int column, int columns, ref Tile tile)
    {
        int vectors = (columns + Lanes - 1) / Lanes;
        if (height == TMicro.Rows && IsWhole(columns) && _c.TryPlace(_row + row, height, _column + column, columns, out tile.C, out tile.CRow))
        {
            Begin(ref tile);
            tile.Next = column + columns < _columns ? tile.C + (columns * TPacking.Size) : tile.C + (TMicro.Rows * tile.CRow) - (column * TPacking.Size);
            TMicro.Add(vectors, ref tile);
        }
        else
        {
            tile.C = tile.Next = (byte*)(IsFirst ? _c.Tile : _c.Load(_row + row, height, _column + column, columns, vectors * TMicro.Lanes));
            tile.CRow = vectors * TMicro.Lanes * sizeof(T);
            Begin(ref tile);
            TMicro.Add(vectors, ref tile);
            _c.Store(_row + row, height, _column + column, columns, vectors * TMicro.Lanes);
        }
    }

    // What is added to: what C has, or zeros where nothing counts that is there.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private readonly void Begin(ref Tile tile)
    {
        tile.From = IsFirst ? _zeros : tile.C;
        tile.FromRow = IsFirst ? 0 : tile.CRow;
    }

    private readonly bool IsFirst => _isFromZero && _depth == 0;

    // Rows of the block that have something on or above the diagonal, within the columns before this one.
    private readonly int RowsAbove(int column)
        => _isUpper ? (int)Math.Clamp(_b.Rows.First + _column + column - (_a.Rows.First + _row), 0, _rows) : _rows;

    private readonly void PackColumns()
    {
        int rest = _columns % Width, first = !_areColumnsInPlace ? 0 : IsWhole(rest) ? _columns : _columns - rest;
        if (first < _columns)
        {
            Panels<T, TPacking, RightSide<T, TPacking>>.Pack(_b, _column + first, _columns - first, _depth, _steps, ColumnPanelAt(first), Width, PitchOf(rest == 0 ? Width : rest));
        }
    }

    private readonly void PackRows()
    {
        int first = _areRowsInPlace ? _rows / TMicro.Rows * TMicro.Rows : 0;
        if (first < _rows)
        {
            Panels<T, TPacking, LeftSide<T, TPacking>>.Pack(_a, _row + first, _rows - first, _depth, _steps, RowPanelAt(first), TMicro.Rows, TMicro.Rows);
        }
    }

    private readonly void FindColumns(int column, int columns, ref Tile tile)
    {
        bool isInPlace = _areColumnsInPlace && IsWhole(columns);
        tile.B = isInPlace ? _b.Data + _b.Rows.Offset(_column + column) + _b.Depth.Offset(_depth) : (byte*)ColumnPanelAt(column);
        tile.BDepth = isInPlace ? (nint)_b.Depth.Stride : PitchOf(columns) * sizeof(T);
    }

    private readonly void FindRows(int row, int rows, ref Tile tile)
    {
        bool isInPlace = _areRowsInPlace && rows == TMicro.Rows;
        tile.A = isInPlace ? _a.Data + _a.Rows.Offset(_row + row) + _a.Depth.Offset(_depth) : (byte*)RowPanelAt(row);
        tile.ARow = isInPlace ? (nint)_a.Rows.Stride : sizeof(T);
        tile.ADepth = isInPlace ? (nint)_a.Depth.Stride : TMicro.Rows * sizeof(T);
    }

    private readonly T* ColumnPanelAt(int column) => _columnPanels + ((nint)column * TPacking.Parts * _steps * TPacking.Parts);

    private readonly T* RowPanelAt(int row) => _rowPanels + ((nint)row * _steps * TPacking.Parts);

    // As few pieces of an axis as may be, and all nearly as long.
    private static long EvenPiece(long count, long most, long unit)
    {
        long pieces = Math.Max(1, (count + most - 1) / most);
        return ((count + pieces - 1) / pieces + unit - 1) / unit * unit;
    }

    // Of whole vectors, beside which nothing is read.
    private static bool IsWhole(int columns) => columns % Lanes == 0;

    private static int PitchOf(int columns) => (columns + Lanes - 1) / Lanes * TMicro.Lanes;
}
