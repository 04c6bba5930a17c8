using System.Runtime.CompilerServices;
using StaticGraph.Execution.Contractions.Kernels.Packing;

namespace StaticGraph.Execution.Contractions.Kernels;

/// <summary>C by tiles: in place where a tile's rows are dense and lie evenly, else copied to a small one and back, which has room beyond the edges.</summary>
internal readonly unsafe struct TileStore<T, TPacking>(byte* c, GroupWalk rows, GroupWalk columns, T* tile)
    where T : unmanaged
    where TPacking : struct, IPacking<T>
{
    private readonly bool _areRowsDense = TPacking.Size == sizeof(T) * TPacking.Parts && columns.Stride == TPacking.Size;

    /// <summary>A small tile.</summary>
    public T* Tile => tile;

    /// <summary>Where a tile begins that can be added to in place.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool TryPlace(long row, int height, long column, int width, out byte* place, out nint stride)
    {
        bool isEven = _areRowsDense && rows.RunFrom(row) >= height && columns.RunFrom(column) >= width;
        place = isEven ? c + rows.Offset(row) + columns.Offset(column) : null;
        stride = (nint)rows.Stride;
        return isEven;
    }

    /// <summary>The tile that stands for one of C; what it has beyond C is of no meaning.</summary>
    public T* Load(long row, int height, long column, int width, int pitch)
    {
        for (int r = 0; r < height; r++)
        {
            byte* from = c + rows.Offset(row + r);
            for (int j = 0, run; j < width; j += run)
            {
                run = (int)Math.Min(columns.RunFrom(column + j), width - j);
                TPacking.Load(from + columns.Offset(column + j), (nint)columns.Stride, run, tile + (r * pitch) + (j * TPacking.Parts));
            }
        }

        return tile;
    }

    /// <summary>Puts the tile where it was loaded from.</summary>
    public void Store(long row, int height, long column, int width, int pitch)
    {
        for (int r = 0; r < height; r++)
        {
            byte* to = c + rows.Offset(row + r);
            for (int j = 0, run; j < width; j += run)
            {
                run = (int)Math.Min(columns.RunFrom(column + j), width - j);
                TPacking.Store(tile + (r * pitch) + (j * TPacking.Parts), to + columns.Offset(column + j), (nint)columns.Stride, run);
            }
        }
    }
}
