using StaticGraph.CompilerServices;

namespace StaticGraph.Generator.Schedule;

/// <summary>What is special about the factors of a contraction.</summary>
internal static class Contractions
{
    /// <summary>True where both factors are one array, walked alike but for the axes of the space that only one of them walks: as many and as long, and in the same order. The result is symmetric in them.</summary>
    public static bool IsSquare(OperandDefinition first, OperandDefinition second, EquatableArray<Polynomial> space, int[] reduced)
    {
        if (first.Kind != second.Kind || first.Index != second.Index || first.Access.Equals(second.Access))
        {
            return false;
        }

        int[] kept = Enumerable.Range(0, space.Count).Where(axis => !reduced.Contains(axis)).ToArray();
        int[] rows = kept.Where(axis => first.Access.Walks(axis) && !second.Access.Walks(axis)).ToArray();
        int[] columns = kept.Where(axis => second.Access.Walks(axis) && !first.Access.Walks(axis)).ToArray();
        bool areAlike = rows.Length == columns.Length && rows.Zip(columns, (row, column) => row < column && space[row].Equals(space[column])).All(isAlike => isAlike);
        Access exchanged = second.Access;
        for (int i = 0; areAlike && i < rows.Length; i++)
        {
            exchanged = exchanged.Exchanged(rows[i], columns[i]);
        }

        return areAlike && exchanged.Equals(first.Access);
    }
}
