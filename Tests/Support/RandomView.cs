namespace StaticGraph.Tests.Support;

/// <summary>Stored arrays, seen through slices, joins and other shapes in some order, that have given elements.</summary>
/// <param name="store">Stores an array that is not a view.</param>
/// <param name="random">Says lengths, margins and where joins are cut.</param>
internal sealed class RandomView(Func<double[], long[], ArraySource<double>> store, Random random)
{
    /// <summary>The sources, as they are made.</summary>
    public string Text { get; private set; } = "";

    /// <summary>
    /// The view with these elements that <paramref name="steps"/> say, the last one first: r is another shape, s a slice, c a join and k a stack, of parts that are each what the rest says. Behind the last one is what is stored.
    /// </summary>
    public ArraySource<double> Of(string steps, double[] elements, long[] shape)
    {
        if (steps.Length == 0)
        {
            Text += $"stored {Block(shape)} ";
            return store(elements, shape);
        }

        string rest = steps[1..];
        return steps[0] switch
        {
            'r' => Reshaped(rest, elements, shape),
            's' => Sliced(rest, elements, shape),
            'c' => Joined(rest, elements, shape),
            'k' => Stacked(rest, elements, shape),
            _ => throw new ArgumentOutOfRangeException(nameof(steps), steps, "r, s, c or k"),
        };
    }

    private ArraySource<double> Reshaped(string rest, double[] elements, long[] shape)
    {
        ArraySource<double> other = Of(rest, elements, Lengths(elements.Length));
        Text += $"as {Block(shape)} ";
        return other.Reshape(shape);
    }

    private ArraySource<double> Sliced(string rest, double[] elements, long[] shape)
    {
        long[] start = [.. shape.Select(_ => random.NextInt64(4))], whole = [.. shape.Zip(start, (length, before) => before + length + random.NextInt64(4))];
        double[] all = new double[Count(whole)];
        foreach ((long[] index, double element) in Reference.Indices.Of(shape).Zip(elements))
        {
            all[Offset(whole, [.. index.Zip(start, (at, before) => at + before)])] = element;
        }

        ArraySource<double> source = Of(rest, all, whole);
        Text += $"from {Block(start)} on {Block(shape)} ";
        return source.Slice(start, shape);
    }

    private ArraySource<double> Joined(string rest, double[] elements, long[] shape)
    {
        int axis = random.Next(shape.Length);
        List<ArraySource<double>> parts = [];
        for (long from = 0, length; from < shape[axis]; from += length)
        {
            length = random.NextInt64(1, Math.Min(shape[axis] - from, 1 + (shape[axis] / 2)) + 1);
            parts.Add(Of(rest, Between(elements, shape, axis, from, length), [.. shape[..axis], length, .. shape[(axis + 1)..]]));
        }

        Text += $"joined along {axis} ";
        return ArraySource.Concatenate(parts, axis);
    }

    private ArraySource<double> Stacked(string rest, double[] elements, long[] shape)
    {
        int axis = random.Next(shape.Length);
        if (shape[axis] > 12)
        {
            return Joined(rest, elements, shape);
        }

        ArraySource<double>[] parts = [.. Enumerable.Range(0, (int)shape[axis]).Select(at => Of(rest, Between(elements, shape, axis, at, 1), [.. shape[..axis], .. shape[(axis + 1)..]]))];
        Text += $"stacked along {axis} ";
        return ArraySource.Stack(parts, axis);
    }

    private long[] Lengths(long count)
    {
        List<long> lengths = [];
        for (int i = random.Next(3); i > 0 && count > 1; i--)
        {
            long[] divisors = [.. Enumerable.Range(1, (int)count).Select(length => (long)length).Where(length => count % length == 0)];
            lengths.Add(divisors[random.Next(divisors.Length)]);
            count /= lengths[^1];
        }

        lengths.Insert(random.Next(lengths.Count + 1), count);
        return [.. lengths];
    }

    private static double[] Between(double[] elements, long[] shape, int axis, long from, long length)
        => [.. Reference.Indices.Of(shape).Zip(elements).Where(pair => pair.First[axis] >= from && pair.First[axis] < from + length).Select(pair => pair.Second)];

    private static long Count(long[] shape) => shape.Aggregate(1L, (count, length) => count * length);

    private static long Offset(long[] shape, long[] index) => index.Zip(shape).Aggregate(0L, (offset, next) => (offset * next.Second) + next.First);

    private static string Block(long[] lengths) => $"({string.Join(", ", lengths)})";
}
