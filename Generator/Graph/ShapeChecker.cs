using System.Globalization;
using StaticGraph.CompilerServices;
using StaticGraph.Generator.Model;
using StaticGraph.Generator.Ops;
using StaticGraph.Generator.Problems;

namespace StaticGraph.Generator.Graph;

/// <summary>Everything about lengths and axes: declared shapes, broadcasting, axis arguments, and the equations left for binding.</summary>
internal sealed class ShapeChecker
{
    private readonly Kernel _kernel;
    private readonly GraphEditor _graph;
    private readonly ProblemList _problems;
    private readonly ShapeAdvice? _advice;
    private readonly List<EquationDefinition> _equations = new();
    private readonly EquatableArray<DimDefinition> _declared;
    private readonly CalleeDims _dims;
    private readonly IndexChecker _indexes;
    private readonly LengthCeilings _ceilings = new();

    public ShapeChecker(Kernel kernel, GraphEditor graph, ProblemList problems, ShapeAdvice? advice)
    {
        _kernel = kernel;
        _graph = graph;
        _problems = problems;
        _advice = advice;
        _declared = DimTable.Of(kernel);
        _dims = new CalleeDims(kernel, _declared.Select(dim => dim.Name));
        _indexes = new IndexChecker(_declared, _ceilings, problems);
    }

    public EquatableArray<DimDefinition> Dims => _ceilings.Bounded(_dims.Bounded(_declared));

    public EquatableArray<EquationDefinition> Equations => _equations.Concat(_indexes.Requirements).Distinct().ToArray();

    public EquatableArray<ParameterDefinition> Parameters => _kernel.Parameters
        .Where(parameter => parameter.Kind == KernelParameterKind.Array)
        .Select(parameter => new ParameterDefinition(
            parameter.Name, parameter.Type, parameter.Shape.Select(length => Polynomial.Parse(length).ToString()).ToArray()))
        .ToArray();

    /// <summary>The number of a parameter among the array parameters.</summary>
    public int ArrayIndex(int parameter) => _kernel.Parameters.Take(parameter).Count(p => p.Kind == KernelParameterKind.Array);

    public EquatableArray<Polynomial>? ParameterShape(int parameter) =>
        _kernel.Parameters[parameter].Shape.Select(Polynomial.Parse).ToArray();

    /// <summary>Unifies the shape of an argument or a result with the shape declared for it.</summary>
    public bool Check(KernelNode node, int input)
    {
        EquatableArray<Polynomial> actual = _graph[input].Shape;
        if (actual.Count != node.Shape.Count)
        {
            _problems.Add(ProblemIds.DeclaredShape, node.Expression, What(node), CalleeDims.Plain(Text(node.Shape)), Text(actual));
            return false;
        }

        for (int axis = 0; axis < actual.Count; axis++)
        {
            Polynomial declared = Polynomial.Parse(node.Shape[axis]);
            if (!Unify(declared, actual[axis], node))
            {
                _problems.Add(ProblemIds.DeclaredShape, node.Expression, What(node), CalleeDims.Plain(Text(node.Shape)), Text(actual));
                return false;
            }
        }

        return true;
    }

    /// <summary>The common shape of all inputs, or null after telling which two lengths do not fit.</summary>
    public EquatableArray<Polynomial>? Broadcast(int number, IReadOnlyList<int> inputs)
    {
        KernelNode node = _kernel.Nodes[number];
        Polynomial[] shape = _graph[inputs[0]].Shape.ToArray();
        foreach (int input in inputs.Skip(1))
        {
            EquatableArray<Polynomial> other = _graph[input].Shape;
            Polynomial[]? met = Meet(shape, other.ToArray(), node);
            if (met is null)
            {
                string wayOut = _advice?.Of(number, shape, other) ?? "";
                _problems.Add(ProblemIds.DimsDoNotFit, node.Expression, node.Op, Text(shape), Text(other), Differing(shape, other), wayOut);
                return null;
            }

            shape = met;
        }

        return shape;
    }

    /// <summary>The common shape of what goes together, called <paramref name="text"/>; null after telling which two do not.</summary>
    public EquatableArray<Polynomial>? Together(KernelNode node, IReadOnlyList<EquatableArray<Polynomial>> shapes, string text)
    {
        Polynomial[] shape = shapes[0].ToArray();
        foreach (EquatableArray<Polynomial> other in shapes.Skip(1))
        {
            if (Meet(shape, other.ToArray(), node) is not { } met)
            {
                _problems.Add(ProblemIds.DimsDoNotFit, node.Expression, text, Text(shape), Text(other), Differing(shape, other), "indices that go together have one length on each axis, or 1");
                return null;
            }

            shape = met;
        }

        return shape;
    }

    /// <summary>What indexes say of an array.</summary>
    public IndexChecker Indexes => _indexes;

    /// <summary>True where a length may be another one; whether it is is checked when the plan is bound, where it is not sure.</summary>
    public bool MayEqual(Polynomial length, Polynomial other, string text)
    {
        Meeting meeting = DimMeeting.Meet(length, other, mayBroadcast: false);
        if (meeting == Meeting.Equation)
        {
            AddEquation(length, other, text);
        }

        return meeting != Meeting.Conflict;
    }

    /// <summary>The lengths of a shape of which one is what the others leave; null where that is no sum of lengths.</summary>
    public Polynomial[]? Reshaped(EquatableArray<Polynomial> from, Polynomial[] said) => ReshapeLengths.Of(from, said, _ceilings);

    /// <summary>The lengths that an operation is told, once the shapes are known.</summary>
    public Polynomial[] Lengths(KernelNode node, int[] numbers) =>
        node.Shape.Select(length => LengthPlaceholders.Length(length, (of, axis) => AxisLength(numbers[of], axis, node.Expression), dim => DimLength(dim, node.Expression))).ToArray();

    /// <summary>True where no length of what is made is provably below 0; what depends on dims is checked when the plan is bound.</summary>
    public bool MayBeMade(KernelNode node, EquatableArray<Polynomial> shape)
    {
        Polynomial? negative = shape.FirstOrDefault(length => !_indexes.Require(length, $"{node.Op} of shape {Text(shape)}"));
        if (negative is not null)
        {
            _problems.Add(ProblemIds.ShapeText, node.Expression, negative.ToString(), "a length is never negative");
        }

        return negative is null;
    }

    /// <summary>A length divided by a number above 0, and rounded up.</summary>
    public Polynomial Quotient(Polynomial length, long by) => _ceilings.Of(length, by);

    /// <summary>Requires that <paramref name="need"/> is 0 or more; false where it never is.</summary>
    public bool Require(Polynomial need, string text) => _indexes.Require(need, text);

    /// <summary>Tells what is wrong with an operation.</summary>
    public void Report(string problem, KernelNode node, params string[] arguments) => _problems.Add(problem, node.Expression, arguments);

    /// <summary>Some axes in ascending order (all of them when none is given), or null after telling what is wrong.</summary>
    public int[]? ChosenAxes(KernelNode node, EquatableArray<Polynomial> shape)
    {
        EquatableArray<string> said = node.Argument(OpParameter.Axis.Name);
        if (said.Count == 0)
        {
            return Enumerable.Range(0, shape.Count).ToArray();
        }

        int[]? axes = Axes(node, said, shape);
        if (axes is not null)
        {
            Array.Sort(axes);
        }

        return axes;
    }

    /// <summary>The one axis that a scan goes along, which an array of one axis need not name; null after telling that there is none.</summary>
    public int? ScannedAxis(KernelNode node, EquatableArray<Polynomial> shape)
    {
        int[]? axes = ChosenAxes(node, shape);
        if (axes is not null && axes.Length != 1)
        {
            _problems.Add(ProblemIds.ScannedAxis, node.Expression, node.Op, Text(shape), Number(shape.Count));
        }

        return axes is { Length: 1 } ? axes[0] : null;
    }

    /// <summary>The one axis that neighbours lie along, as in NumPy the last one where none is named; null after telling that there is none.</summary>
    public int? WindowAxis(KernelNode node, EquatableArray<Polynomial> shape) =>
        node.Argument(OpParameter.Axis.Name).Count == 0 && shape.Count > 0 ? shape.Count - 1 : ScannedAxis(node, shape);

    /// <summary>True where an axis may be so long; what depends on dims is checked when the plan is bound. False after telling that it never is.</summary>
    public bool MayReach(KernelNode node, long length, EquatableArray<Polynomial> shape, int axis)
    {
        bool may = _indexes.Require(shape[axis] - length, $"{node.Op} of shape {Text(shape)}");
        if (!may)
        {
            _problems.Add(ProblemIds.IndexOutOfRange, node.Expression, length.ToString(CultureInfo.InvariantCulture) + "..", Number(axis), shape[axis].ToString(), node.Op);
        }

        return may;
    }

    /// <summary>The length of an axis that a scalar asks for; 1 after telling that there is no such axis.</summary>
    public Polynomial AxisLength(int node, int axis, int expression)
    {
        EquatableArray<Polynomial> shape = _graph[node].Shape;
        if (axis >= -shape.Count && axis < shape.Count)
        {
            return shape[axis < 0 ? axis + shape.Count : axis];
        }

        _problems.Add(ProblemIds.AxisOutOfRange, expression, Number(axis), "GetLength", Text(shape), Number(shape.Count));
        return Polynomial.One;
    }

    /// <summary>The length of a dim that a scalar asks for; 1 after telling that there is no such dim.</summary>
    public Polynomial DimLength(string name, int expression)
    {
        if (_dims.Find(name) is { } length)
        {
            return length;
        }

        _problems.Add(ProblemIds.UnknownDim, expression, CalleeDims.Plain(name), "the kernel's dims " + string.Join(", ", _declared.Select(dim => dim.Name)));
        return Polynomial.One;
    }

    /// <summary>The axes that are said of an array, or of one with some more, in order; null after telling what is wrong with one.</summary>
    public int[]? Axes(KernelNode node, EquatableArray<string> said, EquatableArray<Polynomial> shape, int more = 0)
    {
        var axes = new List<int>();
        foreach (string text in said)
        {
            int? axis = text.StartsWith("\"", StringComparison.Ordinal) ? NamedAxis(node, text.Trim('"'), shape) : NumberedAxis(node, text, shape, shape.Count + more);
            if (axis is null)
            {
                return null;
            }

            if (axes.Contains(axis.Value))
            {
                _problems.Add(ProblemIds.DuplicateAxis, node.Expression, text.Trim('"'), node.Op);
                return null;
            }

            axes.Add(axis.Value);
        }

        return axes.ToArray();
    }

    private int? NumberedAxis(KernelNode node, string text, EquatableArray<Polynomial> shape, int rank)
    {
        int axis = int.Parse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        if (axis >= -rank && axis < rank)
        {
            return axis < 0 ? axis + rank : axis;
        }

        _problems.Add(ProblemIds.AxisOutOfRange, node.Expression, text, node.Op, Text(shape), Number(rank));
        return null;
    }

    private int? NamedAxis(KernelNode node, string name, EquatableArray<Polynomial> shape)
    {
        Polynomial dim = _dims.Find(name) ?? Polynomial.Symbol(name);
        int[] found = Enumerable.Range(0, shape.Count).Where(axis => shape[axis].Equals(dim)).ToArray();
        if (found.Length == 1)
        {
            return found[0];
        }

        string there = found.Length == 0 ? Text(shape) : $"{Text(shape)}, where more than one axis has that name";
        _problems.Add(ProblemIds.UnknownDim, node.Expression, CalleeDims.Plain(name), there);
        return null;
    }

    private Polynomial[]? Meet(Polynomial[] left, Polynomial[] right, KernelNode node)
    {
        int rank = Math.Max(left.Length, right.Length);
        var shape = new Polynomial[rank];
        for (int i = 1; i <= rank; i++)
        {
            if (i > left.Length || i > right.Length)
            {
                shape[rank - i] = i > left.Length ? right[right.Length - i] : left[left.Length - i];
                continue;
            }

            Polynomial a = left[left.Length - i], b = right[right.Length - i];
            Meeting meeting = DimMeeting.Meet(a, b, mayBroadcast: true);
            if (meeting == Meeting.Conflict)
            {
                return null;
            }

            if (meeting == Meeting.Equation)
            {
                AddEquation(a, b, $"the operands of {node.Op}, {Text(left)} and {Text(right)}");
            }

            shape[rank - i] = meeting == Meeting.LeftStretches ? b : a;
        }

        return shape;
    }

    private bool Unify(Polynomial declared, Polynomial actual, KernelNode node)
    {
        if (!_dims.Bind(declared, actual))
        {
            return false;
        }

        Polynomial known = _dims.Resolve(declared);
        switch (DimMeeting.Meet(known, actual, mayBroadcast: false))
        {
            case Meeting.Conflict:
                return false;
            case Meeting.Equation:
                AddEquation(known, actual, $"the declared shape {CalleeDims.Plain(Text(node.Shape))}");
                return true;
            case Meeting.Equal or Meeting.LeftStretches or Meeting.RightStretches:
                return true;
            default:
                throw new InvalidOperationException("Lengths that meet are one of these.");
        }
    }

    private void AddEquation(Polynomial left, Polynomial right, string text) =>
        _equations.Add(new EquationDefinition(left.ToString(), right.ToString(), text));

    // The last two lengths that cannot meet, for the message.
    private static string Differing(Polynomial[] left, EquatableArray<Polynomial> right)
    {
        for (int i = 1; i <= Math.Min(left.Length, right.Count); i++)
        {
            Polynomial a = left[left.Length - i], b = right[right.Count - i];
            if (DimMeeting.Meet(a, b, mayBroadcast: true) == Meeting.Conflict)
            {
                return $"{a} and {b}";
            }
        }

        return "";
    }

    private static string What(KernelNode node) => node.Label.Length > 0 ? node.Label : "the value";

    /// <summary>A shape as messages show it.</summary>
    public static string Text<T>(IEnumerable<T> shape) => "(" + string.Join(", ", shape) + ")";

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}
