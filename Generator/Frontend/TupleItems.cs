using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace StaticGraph.Generator.Frontend;

/// <summary>The items of a tuple, by whatever name.</summary>
internal static class TupleItems
{
    /// <summary>The number, from 0, of the item that <paramref name="field"/> is of <paramref name="tuple"/>; -1 where it is none.</summary>
    public static int IndexOf(IFieldReferenceOperation field, TupleValue tuple)
    {
        string name = (field.Field.CorrespondingTupleField ?? field.Field).Name.Replace("Item", "");
        return int.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out int number) && number <= tuple.Items.Count ? number - 1 : -1;
    }

    /// <summary>The tuple with another item in the place <paramref name="index"/>.</summary>
    public static TupleValue With(TupleValue tuple, int index, Value item) => new(tuple.Items.Select((old, i) => i == index ? item : old).ToArray());
}
