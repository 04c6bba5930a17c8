namespace StaticGraph.Storage;

/// <summary>What joined arrays say together: what all of them say alike.</summary>
internal static class JoinedMetadata
{
    // Numbers that differ in one of these cannot stand side by side.
    public static readonly string[] Meanings = ["units", "calendar"];

    /// <summary>Refuses parts whose elements or axes mean different things.</summary>
    /// <exception cref="ArgumentException">Units differ; the message names two arrays and both units.</exception>
    /// <exception cref="ArrayShapeException">The parts name the same axes in another order.</exception>
    public static void Check(ArraySource[] parts)
    {
        foreach (ArraySource part in parts.Skip(1))
        {
            CheckNames(parts[0], part);
            foreach (string name in Meanings)
            {
                object? first = parts[0].Attributes.GetValueOrDefault(name);
                object? other = part.Attributes.GetValueOrDefault(name);
                if (first is not null && other is not null && !AttributeValue.Same(first, other))
                {
                    throw new ArgumentException(
                        $"{part.Name} cannot be joined to {parts[0].Name}: its {name} are {AttributeValue.Format(other)} and not {AttributeValue.Format(first)}. Convert one of them with a kernel first.");
                }
            }
        }
    }

    /// <summary>Refuses to read the numbers of parts as they are stored when the same number stands for different things.</summary>
    /// <exception cref="ArrayStorageException">Two parts are packed differently; the message has the attribute and both values.</exception>
    public static void CheckPacking(ArraySource[] parts)
    {
        foreach (ArraySource part in parts.Skip(1))
        {
            if (PackingAttributes.Difference(parts[0], part) is string name)
            {
                throw new ArrayStorageException(
                    $"{parts[0].Name} and {part.Name} are packed differently: '{name}' is {AttributeValue.Format(parts[0].Attributes.GetValueOrDefault(name))} "
                    + $"and {AttributeValue.Format(part.Attributes.GetValueOrDefault(name))}. Bind the join's Unpack<double>() or Unpack<float>(), which unpacks each part by its own attributes.");
            }
        }
    }

    /// <summary>The name of each axis on which all named parts agree; empty when there is none.</summary>
    public static string?[] Names(ArraySource[] parts)
    {
        string?[] names = new string?[parts[0].Shape.Length];
        for (int axis = 0; axis < names.Length; axis++)
        {
            string[] given = [.. parts.Select(part => NameOf(part, axis)).OfType<string>().Distinct(StringComparer.Ordinal)];
            names[axis] = given.Length == 1 ? given[0] : null;
        }

        return Array.TrueForAll(names, name => name is null) ? [] : names;
    }

    /// <summary>The attributes that all parts have alike.</summary>
    public static IReadOnlyDictionary<string, object> Attributes(ArraySource[] parts)
        => parts[0].Attributes.Where(pair => Array.TrueForAll(parts, part => AttributeValue.Same(pair.Value, part.Attributes.GetValueOrDefault(pair.Key)))).ToDictionary();

    /// <summary>The fill value of all parts, or null where they differ.</summary>
    public static object? FillValue(ArraySource[] parts)
        => Array.TrueForAll(parts, part => Equals(part.FillValue, parts[0].FillValue)) ? parts[0].FillValue : null;

    private static void CheckNames(ArraySource first, ArraySource other)
    {
        for (int axis = 0; axis < first.Shape.Length; axis++)
        {
            if (NameOf(other, axis) is string name && NameOf(first, axis) != name && first.DimensionNames.Contains(name))
            {
                throw new ArrayShapeException(
                    $"{other.Name} cannot be joined to {first.Name}: its axes are ({string.Join(", ", other.DimensionNames)}) and not ({string.Join(", ", first.DimensionNames)}). Transpose one of them with a kernel first.");
            }
        }
    }

    private static string? NameOf(ArraySource part, int axis) => part.DimensionNames.Count > axis ? part.DimensionNames[axis] : null;
}
