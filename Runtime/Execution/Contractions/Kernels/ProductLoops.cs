using System.Runtime.CompilerServices;
using StaticGraph.CompilerServices;
using StaticGraph.Execution.Contractions.Kernels.Packing;

namespace StaticGraph.Execution.Contractions.Kernels;

/// <summary>
/// The loops around the innermost one, from the outside: blocks of columns, blocks of the depth, blocks of rows; then panels of columns and panels of rows. Factors are packed by blocks,
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
    private readonly bool _isUpper, _areRowsInPlace, _areColumnsInPlace;

    // The block at hand.
    private long _row, _column, _depth;
    private int _rows, _columns, _steps;

    private ProductLoops(in Factor a, in Factor b, in TileStore<T, TPacking> c, byte* workspace, bool isUpper)
    {
        _a = ref a;
        _b = ref b;
        _c = c;
        _rowPanels = (T*)(workspace + ProductBlocking.TileBytes);
        _columnPanels = _rowPanels + (ProductBlocking.Rows * ProductBlocking.Depth);
        _isUpper = isUpper;
        _areRowsInPlace = InPlace.Rows<T, TPacking>(a, b.Rows.Count);
        _areColumnsInPlace = InPlace.Columns<T, TPacking>(b, a.Rows.Count);
    }

    // Columns of C that a vector of a tile has: a complex number takes two lanes.
    private static int Lanes => TMicro.Lanes / TPacking.Parts;

    private static int Width => ProductBlocking.Vectors * Lanes;

    public static void Run(in Factor a, in Factor b, byte* c, in GroupWalk cRows, in GroupWalk cColumns, byte* workspace, bool isUpper)
        => new ProductLoops<T, TPacking, TMicro>(a, b, new TileStore<T, TPacking>(c, cRows, cColumns, (T*)workspace), workspace, isUpper).Run();

    private void Run()
    {
        int blockColumns = ProductBlocking.ColumnBytes / sizeof(T) / TPacking.Parts, blockDepth = ProductBlocking.Depth / TPacking.Parts;
        for (_column = 0; _column < _b.Rows.Count; _column += _columns)
        {
            _columns = (int)Math.Min(blockColumns, _b.Rows.Count - _column);
            for (_depth = 0; _depth < _a.Depth.Count; _depth += _steps)
            {
                _steps = (int)Math.Min(blockDepth, _a.Depth.Count - _depth);
                RunColumns();
            }
        }
    }

    private void RunColumns()
    {
        long end = _isUpper ? Math.Clamp(_b.Rows.First + _column + _columns - _a.Rows.First, 0, _a.Rows.Count) : _a.Rows.Count;
        if (end > 0)
        {
            PackColumns();
        }

        for (_row = 0; _row < end; _row += _rows)
        {
            _rows = (int)Math.Min(ProductBlocking.Rows, end - _row);
            PackRows();
            for (int column = 0; column < _columns; column += Width)
            {
                RunTiles(column);
            }
        }
    }

    // Compiled at its best at once, for it calls the innermost loop tens of thousands of times a second.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private readonly void RunTiles(int column)
    {
        int columns = Math.Min(Width, _columns - column), vectors = (columns + Lanes - 1) / Lanes, rows = RowsAbove(column + columns);
        Tile tile = new() { Depth = _steps * TPacking.Parts };
        FindColumns(column, columns, ref tile);
        byte* top = null;
        for (int row = 0; row < rows; row += TMicro.Rows)
        {
            int height = Math.Min(TMicro.Rows, _rows - row);
            FindRows(row, height, ref tile);
            if (height == TMicro.Rows && IsWhole(columns) && _c.TryPlace(_row + row, height, _column + column, columns, out tile.C, out tile.CRow))
            {
                top = row == 0 ? tile.C : top;
                tile.Next = row + TMicro.Rows < rows ? tile.C + (TMicro.Rows * tile.CRow) : top + (columns * TPacking.Size);
                TMicro.Add(vectors, ref tile);
            }
            else
            {
                tile.C = tile.Next = (byte*)_c.Load(_row + row, height, _column + column, columns, vectors * TMicro.Lanes);
                tile.CRow = vectors * TMicro.Lanes * sizeof(T);
                TMicro.Add(vectors, ref tile);
                _c.Store(_row + row, height, _column + column, columns, vectors * TMicro.Lanes);
            }
        }
    }

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

    // Of whole vectors, beside which nothing is read.
    private static bool IsWhole(int columns) => columns % Lanes == 0;

    private static int PitchOf(int columns) => (columns + Lanes - 1) / Lanes * TMicro.Lanes;
}
