using StaticGraph.CompilerServices;

namespace StaticGraph.Generator.Ops;

/// <summary>What a movement is told: the lengths of its operand's axes, the axes that each of its parameters of axes says, counted from the front, and the number it may take.</summary>
internal sealed record MovementArguments(EquatableArray<Polynomial> Shape, EquatableArray<EquatableArray<int>> Axes, int Number)
{
    /// <summary>All axes of the operand, in order.</summary>
    public int[] All => Enumerable.Range(0, Shape.Count).ToArray();
}

/// <summary>
/// How the result of a movement walks its operand, and the lengths of its axes. <paramref name="Wrong"/> says why there is no such result; else it is empty.
/// </summary>
internal sealed record Moved(Access View, EquatableArray<Polynomial> Shape, string Wrong = "")
{
    /// <summary>The axes of the operand that must have length 1.</summary>
    public EquatableArray<int> Ones { get; init; }

    /// <summary>What must be 0 or more.</summary>
    public EquatableArray<Polynomial> Least { get; init; }

    /// <summary>What is wrong with lengths.</summary>
    public static Moved Refused(string reason) => new(Access.Scalar, default, reason);

    /// <summary>The axes of an array in another order; null where these are not all of them.</summary>
    public static Moved? Ordered(EquatableArray<Polynomial> shape, IReadOnlyList<int> order) =>
        Access.Ordered(order.ToArray(), shape.Count) is { } view ? new Moved(view, order.Select(axis => shape[axis]).ToArray()) : null;

    /// <summary>Some axes of an array turned round.</summary>
    public static Moved Flipped(EquatableArray<Polynomial> shape, params int[] axes) => new(Access.Flipped(axes, shape), shape);

    /// <summary>This movement, and then another of its result.</summary>
    public Moved? Then(Func<EquatableArray<Polynomial>, Moved?> next) => next(Shape) is { } then ? then with { View = View.Compose(then.View) } : null;

    /// <summary>An array without some axes of length 1.</summary>
    public static Moved Without(EquatableArray<Polynomial> shape, IReadOnlyCollection<int> axes)
    {
        int[] kept = Enumerable.Range(0, shape.Count).Where(axis => !axes.Contains(axis)).ToArray();
        AxisTerm[] terms = shape.Select((_, axis) => axes.Contains(axis) ? AxisTerm.Broadcast : AxisTerm.Walk(Array.IndexOf(kept, axis))).ToArray();
        return new Moved(Access.Of(terms), kept.Select(axis => shape[axis]).ToArray()) { Ones = axes.ToArray() };
    }

    /// <summary>An array with further axes of length 1, which the result has at these places.</summary>
    public static Moved With(EquatableArray<Polynomial> shape, IReadOnlyCollection<int> places)
    {
        int[] old = Enumerable.Range(0, shape.Count + places.Count).Where(axis => !places.Contains(axis)).ToArray();
        return new Moved(Access.Walk(old), Enumerable.Range(0, shape.Count + places.Count).Select(axis => places.Contains(axis) ? Polynomial.One : shape[Array.IndexOf(old, axis)]).ToArray());
    }

    /// <summary>Axes of an array at other places among its axes, the others in their order; null where there are not as many places.</summary>
    public static Moved? Placed(EquatableArray<Polynomial> shape, EquatableArray<int> axes, EquatableArray<int> places)
    {
        if (axes.Count != places.Count)
        {
            return null;
        }

        List<int> order = Enumerable.Range(0, shape.Count).Where(axis => !axes.Contains(axis)).ToList();
        foreach ((int axis, int place) in axes.Zip(places, (axis, place) => (axis, place)).OrderBy(pair => pair.place))
        {
            order.Insert(place, axis);
        }

        return Ordered(shape, order);
    }

    /// <summary>An array turned by a number of right angles, from the first of two axes to the second; null where there are no two.</summary>
    public static Moved? Turned(EquatableArray<Polynomial> shape, int count, EquatableArray<int> axes)
    {
        if (shape.Count < 2 || axes.Count is not (0 or 2))
        {
            return null;
        }

        (int from, int to) = axes.Count == 0 ? (0, 1) : (axes[0], axes[1]);
        int[] exchanged = Enumerable.Range(0, shape.Count).Select(axis => axis == from ? to : axis == to ? from : axis).ToArray();
        return (((count % 4) + 4) % 4) switch
        {
            0 => Flipped(shape),
            1 => Flipped(shape, to).Then(flipped => Ordered(flipped, exchanged)),
            2 => Flipped(shape, from, to),
            _ => Ordered(shape, exchanged)!.Then(ordered => Flipped(ordered, to)),
        };
    }

    /// <summary>The elements whose index along the second axis is that along the first and <paramref name="offset"/> more, along a last axis; null where there are no two axes.</summary>
    public static Moved? Diagonal(EquatableArray<Polynomial> shape, int offset)
    {
        if (shape.Count < 2)
        {
            return null;
        }

        Polynomial row = Math.Max(0L, -(long)offset), column = Math.Max(0L, (long)offset), rows = shape[0] - row, columns = shape[1] - column, more = rows - columns;
        if (more.Terms.Any(term => term.Factor > 0) && more.Terms.Any(term => term.Factor < 0))
        {
            return Refused($"whether {rows} or {columns} is less is not known; take as many rows as columns before, as in x[..w, ..w]");
        }

        int last = shape.Count - 2;
        IEnumerable<AxisTerm> terms = new[] { AxisTerm.Walk(last, row, 1), AxisTerm.Walk(last, column, 1) }.Concat(Enumerable.Range(0, last).Select(AxisTerm.Walk));
        Polynomial length = more.Terms.Any(term => term.Factor > 0) ? columns : rows;
        return new Moved(Access.Of(terms.ToArray()), shape.Skip(2).Append(length).ToArray()) { Least = new[] { length } };
    }
}
