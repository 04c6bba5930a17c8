extern alias generator;

using generator::StaticGraph.CompilerServices;
using StaticGraph.Tests.Reference;

namespace StaticGraph.Tests.Ops;

/// <summary>Random movements of one array, in C# and for NumPy, each of which fits what the ones before leave.</summary>
internal sealed class Composition
{
    private const int Most = 8, MostAxes = 4, MostElements = 3000;

    private static readonly long[][] Shapes = [[4, 6, 5], [3, 17, 2], [12, 9], [2, 3, 2], [33], [7, 1, 4], [1, 1], [5, 66]];

    private static readonly string[] Modes = ["edge", "reflect", "symmetric", "wrap", "constant"];

    private readonly Random _random;
    private readonly bool _isNamed;
    private List<long> _shape;

    /// <summary>The movements of a seed, at most so many. Of every second one the lengths are dims, which only the array says.</summary>
    public Composition(int seed, int most = Most)
    {
        _random = new Random(seed);
        _isNamed = seed % 2 == 1;
        Name = $"Moved{seed}";
        long[] shape = Shapes[_random.Next(Shapes.Length)];
        _shape = [.. shape];
        Source = ReferenceArray.Of(Enumerable.Range(0, (int)shape.Aggregate((product, length) => product * length)).Select(i => i + 0.5).ToArray(), shape);
        int count = _random.Next(1, most + 1);
        for (int i = 0; i < count; i++)
        {
            Move();
        }
    }

    public string Name { get; }

    /// <summary>The array that is moved.</summary>
    public ReferenceArray Source { get; }

    /// <summary>The expression in C#.</summary>
    public string CSharp { get; private set; } = "a";

    /// <summary>The expression in Python.</summary>
    public string NumPy { get; private set; } = "a";

    /// <summary>The lengths of the result.</summary>
    public long[] Shape => [.. _shape];

    /// <summary>The lengths of the dims.</summary>
    public IReadOnlyDictionary<string, long> Dims => Source.Shape.Select((length, axis) => (Name: Dim(axis), length)).ToDictionary(dim => dim.Name, dim => dim.length);

    /// <summary>The kernel.</summary>
    public string Method => $"[ArrayKernel] static NDArray<double> {Name}([Shape({string.Join(", ", Source.Shape.Select((length, axis) => _isNamed ? $"\"{Dim(axis)}\"" : length.ToString()))})] NDArray<double> a) => {CSharp};";

    private static string Dim(int axis) => "nmk"[axis].ToString();

    private void Move()
    {
        int rank = _shape.Count, axis = rank == 0 ? 0 : _random.Next(rank);
        switch (_random.Next(rank == 0 ? 2 : 19))
        {
            case 0 when rank < MostAxes:
                int place = _random.Next(rank + 1);
                Step($"NDArray.ExpandDims({CSharp}, {place})", $"np.expand_dims({NumPy}, {place})", [.. _shape[..place], 1, .. _shape[place..]]);
                break;
            case 1 when rank < MostAxes && Elements * 2 <= MostElements:
                Step($"NDArray.BroadcastTo({CSharp}, [{List([2, .. _shape])}])", $"np.broadcast_to({NumPy}, ({List([2, .. _shape])},))", [2, .. _shape]);
                break;
            case 2:
                int[] order = [.. Enumerable.Range(0, rank)];
                _random.Shuffle(order);
                Step($"({CSharp}).Transpose([{string.Join(", ", order)}])", $"np.transpose({NumPy}, ({string.Join(", ", order)},))", [.. order.Select(from => _shape[from])]);
                break;
            case 3:
                Step($"NDArray.Flip({CSharp}, {axis})", $"np.flip({NumPy}, {axis})", _shape);
                break;
            case 4 when rank > 1:
                int turns = _random.Next(-1, 3);
                Step($"NDArray.Rot90({CSharp}, {turns})", $"np.rot90({NumPy}, {turns})", turns % 2 == 0 ? _shape : [_shape[1], _shape[0], .. _shape[2..]]);
                break;
            case 5 when rank > 1:
                int other = (axis + 1) % rank;
                List<long> swapped = [.. _shape];
                (swapped[axis], swapped[other]) = (swapped[other], swapped[axis]);
                Step($"({CSharp}).SwapAxes({axis}, {other})", $"np.swapaxes({NumPy}, {axis}, {other})", swapped);
                break;
            case 6:
                Slice(axis);
                break;
            case 7 when rank > 1:
                long index = _random.NextInt64(_shape[axis]);
                Step($"({CSharp})[{All(axis)}{index}]", $"{NumPy}[{Every(axis)}{index}]", Without(axis));
                break;
            case 8:
                long[] listed = [.. Enumerable.Range(0, _random.Next(1, 5)).Select(_ => _random.NextInt64(-_shape[axis], _shape[axis]))];
                Step($"NDArray.Take({CSharp}, [{List(listed)}], {axis})", $"np.take({NumPy}, [{List(listed)}], {axis})", With(axis, listed.Length));
                break;
            case 9:
                long by = _random.NextInt64(-_shape[axis], _shape[axis] + 1);
                Step($"NDArray.Roll({CSharp}, {by}, {axis})", $"np.roll({NumPy}, {by}, {axis})", _shape);
                break;
            case 10 when Elements <= MostElements / 2:
                Pad(axis);
                break;
            case 11 when Elements <= MostElements / 2:
                Step($"NDArray.Concatenate([{CSharp}, NDArray.Flip({CSharp})], {axis})", $"(lambda y: np.concatenate([y, np.flip(y)], {axis}))({NumPy})", With(axis, 2 * _shape[axis]));
                break;
            case 12 when rank < MostAxes && Elements <= MostElements / 2:
                Step($"NDArray.Stack([{CSharp}, -({CSharp})], {axis})", $"(lambda y: np.stack([y, -y], {axis}))({NumPy})", [.. _shape[..axis], 2, .. _shape[axis..]]);
                break;
            case 13:
                Reshape();
                break;
            case 14 when Elements <= MostElements / 3:
                int times = _random.Next(1, 4);
                Step($"({CSharp}).Repeat({times}, {axis})", $"np.repeat({NumPy}, {times}, {axis})", With(axis, times * _shape[axis]));
                break;
            case 15 when Elements <= MostElements / 2:
                long[] reps = [.. _shape.Select((_, i) => i == axis ? 2L : 1)];
                Step($"NDArray.Tile({CSharp}, [{List(reps)}])", $"np.tile({NumPy}, ({List(reps)},))", With(axis, 2 * _shape[axis]));
                break;
            case 16 when rank > 1:
                int k = _random.Next(-1, 2);
                string name = _random.Next(2) == 0 ? "TriL" : "TriU";
                Step($"NDArray.{name}({CSharp}, {k})", $"np.{name.ToLowerInvariant()}({NumPy}, {k})", _shape);
                break;
            case 17 when rank > 1:
                long least = Math.Min(_shape[0], _shape[1]);
                Step($"NDArray.Diagonal(({CSharp})[..{least}, ..{least}])", $"np.diagonal({NumPy}[:{least}, :{least}])", [.. _shape[2..], least]);
                break;
            case 18 when rank < MostAxes && Elements <= MostElements / 3:
                long wide = _random.NextInt64(1, Math.Min(3, _shape[axis]) + 1);
                Step($"NDArray.SlidingWindow({CSharp}, {wide}, {axis})", $"np.windows({NumPy}, {wide}, {axis})", [.. With(axis, _shape[axis] - wide + 1), wide]);
                break;
            default:
                Move();
                break;
        }
    }

    private long Elements => _shape.Aggregate(1L, (product, length) => product * length);

    private void Slice(int axis)
    {
        long length = _shape[axis], step = _random.Next(1, 4), start = _random.NextInt64(length), stop = _random.NextInt64(start, length) + 1;
        bool isBack = _random.Next(3) == 0;
        (string from, string to) = isBack ? ((stop - 1).ToString(), start == 0 ? "" : (start - 1).ToString()) : (start.ToString(), stop.ToString());
        long signed = isBack ? -step : step;
        Step($"({CSharp})[{All(axis)}NDArray.Slice({from}, {(to.Length == 0 ? "null" : to)}, {signed})]", $"{NumPy}[{Every(axis)}{from}:{to}:{signed}]", With(axis, (stop - start + step - 1) / step));
    }

    private void Pad(int axis)
    {
        string mode = Modes[_random.Next(Modes.Length)];
        long most = mode == "reflect" ? _shape[axis] - 1 : Math.Min(3, _shape[axis]), before = _random.NextInt64(most + 1), behind = _random.NextInt64(most + 1);
        IEnumerable<string> widths = _shape.Select((_, i) => i == axis ? $"({before}, {behind})" : "(0, 0)");
        Step($"NDArray.Pad({CSharp}, [{string.Join(", ", widths)}], PadMode.{char.ToUpperInvariant(mode[0])}{mode[1..]})", $"np.pad({NumPy}, ({string.Join(", ", widths)},), '{mode}')", With(axis, _shape[axis] + before + behind));
    }

    // Neighbours become one axis, or all of them two others.
    private void Reshape()
    {
        long elements = Elements, first = Enumerable.Range(1, (int)elements).Where(i => elements % i == 0).OrderBy(_ => _random.Next()).First();
        List<long> shape = _random.Next(3) switch
        {
            0 => [elements],
            1 => [first, elements / first],
            _ => _shape.Count > 1 ? [_shape[0] * _shape[1], .. _shape[2..]] : [1, elements],
        };
        Step($"NDArray.Reshape({CSharp}, [{List(shape)}])", $"np.reshape({NumPy}, ({List(shape)},))", shape);
    }

    private void Step(string csharp, string numPy, List<long> shape) => (CSharp, NumPy, _shape) = (csharp, numPy, shape);

    private List<long> With(int axis, long length) => [.. _shape[..axis], length, .. _shape[(axis + 1)..]];

    private List<long> Without(int axis) => [.. _shape[..axis], .. _shape[(axis + 1)..]];

    private static string List(IEnumerable<long> numbers) => string.Join(", ", numbers);

    private static string All(int axis) => string.Concat(Enumerable.Repeat(".., ", axis));

    private static string Every(int axis) => string.Concat(Enumerable.Repeat(":, ", axis));
}
