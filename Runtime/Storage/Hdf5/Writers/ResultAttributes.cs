namespace StaticGraph.Storage;

/// <summary>The attributes a result gets of those it is given: copied from a file of netCDF, some describe that file.</summary>
internal static class ResultAttributes
{
    // What libraries keep about their own file.
    private static readonly string[] Bookkeeping =
        [DimensionScales.Labels, DimensionScales.List, DimensionScaleWriter.References, DimensionScaleWriter.Class, DimensionScaleWriter.Name, "_Netcdf4Coordinates", "_Netcdf4Dimid", "_NCProperties", "_nc3_strict"];

    // Names of other arrays of that file.
    private static readonly string[] Companions =
        ["bounds", "climatology", "coordinates", "grid_mapping", "ancillary_variables", "cell_measures", "formula_terms"];

    // What only integers are packed by. The other packing attributes are numbers of the array's own type, or speak of another array.
    private static readonly string[] Integers = [PackingAttributes.ScaleFactor, PackingAttributes.AddOffset, PackingAttributes.Unsigned];

    /// <summary>Those of <paramref name="given"/> that are true of an array of <paramref name="element"/>.</summary>
    public static Dictionary<string, object> Of(IReadOnlyDictionary<string, object> given, Type element)
        => given.Where(pair => !Bookkeeping.Contains(pair.Key) && IsPackingOf(element, pair.Key, pair.Value)).ToDictionary();

    /// <summary>The attributes of coordinates that are copied to another file, where the arrays that they name are not.</summary>
    public static Dictionary<string, object> OfCoordinate(IReadOnlyDictionary<string, object> given, Type element)
        => Of(given, element).Where(pair => !Companions.Contains(pair.Key)).ToDictionary();

    private static bool IsPackingOf(Type element, string name, object value)
        => !PackingAttributes.Names.Contains(name)
            || (Integers.Contains(name) ? IsInteger(element) : (value.GetType().GetElementType() ?? value.GetType()) == element);

    private static bool IsInteger(Type element)
        => element != typeof(double) && element != typeof(float) && element != typeof(Half) && element != typeof(bool) && element != typeof(System.Numerics.Complex);
}
