using StaticGraph.CompilerServices;

namespace StaticGraph.Generator.Graph;

/// <summary>Neighbouring axes of a shape, and those of another one that have as many elements together. Axes of length 1 are in no group.</summary>
internal sealed record AxisGroup(EquatableArray<int> From, EquatableArray<int> To)
{
    /// <summary>True for one axis that stays one.</summary>
    public bool IsSame => From.Count == 1 && To.Count == 1;

    /// <summary>The groups of two shapes with as many elements, as small as they can be told from their lengths.</summary>
    public static AxisGroup[] Match(EquatableArray<Polynomial> from, EquatableArray<Polynomial> to)
    {
        int[] left = Longer(from), right = Longer(to);
        Polynomial[] before = Products(from, left), after = Products(to, right);

        // Of arrays without elements all products from one on are 0.
        bool isEmpty = before.Concat(after).Any(product => product.Equals(Polynomial.Zero));
        var groups = new List<AxisGroup>();
        int first = 0, second = 0;
        for (int i = 1; i < before.Length && !isEmpty; i++)
        {
            int j = Array.FindIndex(after, Math.Min(second + 1, after.Length), product => product.Equals(before[i]));
            if (j > second)
            {
                groups.Add(new AxisGroup(left.Skip(first).Take(i - first).ToArray(), right.Skip(second).Take(j - second).ToArray()));
                (first, second) = (i, j);
            }
        }

        return first < left.Length || second < right.Length ? groups.Append(new AxisGroup(left.Skip(first).ToArray(), right.Skip(second).ToArray())).ToArray() : groups.ToArray();
    }

    /// <summary>True where all axes along which an index goes are one axis each of both shapes.</summary>
    public static bool StayIn(EquatableArray<Polynomial> from, EquatableArray<Polynomial> to, AxisTerm term) =>
        term.Windows.Select(window => window.Axis).Append(term.Axis).All(axis => Match(from, to).Any(group => group.IsSame && group.From[0] == axis));

    private static int[] Longer(EquatableArray<Polynomial> shape) => Enumerable.Range(0, shape.Count).Where(axis => !shape[axis].Equals(Polynomial.One)).ToArray();

    // The product of none, of the first, of the first two...
    private static Polynomial[] Products(EquatableArray<Polynomial> shape, int[] axes)
    {
        var products = new Polynomial[axes.Length + 1];
        products[0] = Polynomial.One;
        for (int i = 0; i < axes.Length; i++)
        {
            products[i + 1] = products[i] * shape[axes[i]];
        }

        return products;
    }
}
