using System.Threading;
using StaticGraph.CompilerServices;
using StaticGraph.Generator.Model;
using StaticGraph.Generator.Ops;

namespace StaticGraph.Generator.Graph;

/// <summary>What to write instead where two shapes do not fit: the first way out of these with which they do.</summary>
internal sealed class ShapeAdvice
{
    private static readonly NodeArgument s_keepDims = new(OpParameter.KeepDims.Name, new[] { "true" });

    private readonly Kernel _kernel;
    private readonly ShapeTrial _trial;

    public ShapeAdvice(Kernel kernel, CancellationToken cancellationToken)
    {
        _kernel = kernel;
        _trial = new ShapeTrial(kernel, cancellationToken);
    }

    /// <summary>The way out for a node of the kernel, of whose operands the shapes <paramref name="left"/> and <paramref name="right"/> do not fit.</summary>
    public string Of(int node, EquatableArray<Polynomial> left, EquatableArray<Polynomial> right) =>
        Edited(node, left.Count > right.Count ? left : right) ?? (Fit(left, right.Reverse().ToArray()) ? "transpose one of them with .T" : Names(left, right));

    // One edit if one will do, or else what all operands need.
    private string? Edited(int node, EquatableArray<Polynomial> wide)
    {
        int[] behind = Behind(node).ToArray();
        ShapeEdit[] folds = behind.Where(IsFold).Select(KeepDims).ToArray();
        ShapeEdit[] parameters = behind.Where(input => _kernel.Nodes[input].Op == KernelOps.Parameter).Select(input => Ones(input, wide)).OfType<ShapeEdit>().ToArray();
        IEnumerable<ShapeEdit[]> ways = folds.Concat(parameters).Select(edit => new[] { edit }).Append(folds).Append(folds.Concat(parameters).ToArray());
        foreach (ShapeEdit[] way in ways)
        {
            if (way.Length > 0 && _trial.Shapes(way, node) is { } shapes)
            {
                return string.Join(", and ", way.Select(edit => edit.Text(ShapeChecker.Text(shapes[edit.Node]!.Value))).Distinct());
            }
        }

        return null;
    }

    // What the operands of a node are computed from element by element, the nearest first.
    private IEnumerable<int> Behind(int node)
    {
        var open = new Queue<int>(_kernel.Nodes[node].Inputs);
        var seen = new HashSet<int>();
        while (open.Count > 0)
        {
            int number = open.Dequeue();
            if (!seen.Add(number))
            {
                continue;
            }

            yield return number;
            KernelNode behind = _kernel.Nodes[number];
            foreach (int input in behind.Op == KernelOps.Check || OpTable.Find(behind.Op)?.Kind == OpKind.Elementwise ? behind.Inputs : default)
            {
                open.Enqueue(input);
            }
        }
    }

    // Of a fold over all axes the result fits everywhere.
    private bool IsFold(int node) => OpTable.Find(_kernel.Nodes[node].Op)?.Kind == OpKind.Reduction && _kernel.Nodes[node].Argument(OpParameter.KeepDims.Name).Count == 0 && _trial.Shape(node)?.Count > 0;

    private ShapeEdit KeepDims(int node) => new(
        node,
        kernel => kernel with { Nodes = Replaced(kernel.Nodes, node, kernel.Nodes[node] with { Arguments = kernel.Nodes[node].Arguments.Append(s_keepDims).ToArray() }) },
        shape => $"let {_kernel.Nodes[node].Op} keep the axes that it folds, with keepDims: true, so that its shape is {shape}");

    // Axes of length 1 wherever the parameter has no axis that fits.
    private ShapeEdit? Ones(int node, EquatableArray<Polynomial> wide)
    {
        int index = _kernel.Nodes[node].Index;
        KernelParameter parameter = _kernel.Parameters[index];
        EquatableArray<Polynomial> narrow = parameter.Shape.Select(Polynomial.Parse).ToArray();
        var shape = new List<Polynomial>();
        int next = 0;
        foreach (Polynomial length in wide)
        {
            shape.Add(next < narrow.Count && narrow[next].Equals(length) ? narrow[next++] : Polynomial.One);
        }

        KernelParameter widened = parameter with { Shape = shape.Select(length => length.ToString()).ToArray() };
        return narrow.Count == wide.Count || next < narrow.Count ? null : new ShapeEdit(
            node,
            kernel => kernel with { Parameters = Replaced(kernel.Parameters, index, widened) },
            text => $"declare '{parameter.Name}' with shape {text}, and bind it to source.Reshape(...)");
    }

    private static EquatableArray<T> Replaced<T>(EquatableArray<T> items, int index, T item) => items.Select((old, i) => i == index ? item : old).ToArray();

    private static string Names(EquatableArray<Polynomial> left, EquatableArray<Polynomial> right) =>
        Pairs(left, right).All(pair => Meet(pair) != Meeting.Conflict || (DimMeeting.IsName(pair.Left) && DimMeeting.IsName(pair.Right)))
            ? "if they are one length, give it one name"
            : "take a part of the longer one, such as x[1..] or x[..^1]";

    private static bool Fit(EquatableArray<Polynomial> left, EquatableArray<Polynomial> right) =>
        Pairs(left, right).All(pair => Meet(pair) is not (Meeting.Conflict or Meeting.Equation));

    private static Meeting Meet((Polynomial Left, Polynomial Right) pair) => DimMeeting.Meet(pair.Left, pair.Right, mayBroadcast: true);

    private static IEnumerable<(Polynomial Left, Polynomial Right)> Pairs(EquatableArray<Polynomial> left, EquatableArray<Polynomial> right) =>
        left.Reverse().Zip(right.Reverse(), (a, b) => (a, b));
}
