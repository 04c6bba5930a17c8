namespace StaticGraph.Storage;

/// <summary>A new dataset as far as its axes are concerned.</summary>
/// <param name="Path">Its name in the file, as <see cref="DatasetPath"/> spells it.</param>
/// <param name="Shape">The length of each axis.</param>
/// <param name="Names">The name of each axis; empty where none has one.</param>
/// <param name="Coordinates">The coordinates along an axis, by its name.</param>
internal sealed record ScaledDataset(string Path, long[] Shape, string?[] Names, Func<string, AxisCoordinate?> Coordinates)
{
    /// <summary>True for an array that is named after its only axis: it holds that axis' coordinates.</summary>
    public bool IsScale => Names is [string name] && name == DatasetPath.NameOf(Path);
}
