using System.Globalization;
using StaticGraph.CompilerServices;
using StaticGraph.Generator.Model;
using StaticGraph.Generator.Ops;
using StaticGraph.Generator.Problems;

namespace StaticGraph.Generator.Graph;

/// <summary>Gives the axes of operands the labels that an index string says. Axes that <c>...</c> stands for meet from the last one on; an index of length 1 goes with any length.</summary>
internal sealed class EinsumBuilder
{
    private readonly GraphEditor _graph;
    private readonly ShapeChecker _shapes;
    private readonly ComplexBuilder _complex;
    private readonly KernelNode _node;
    private readonly string _text;
    private readonly LabelLengths _lengths;
    private readonly Dictionary<char, int> _labels = new();

    // The labels of the axes that dots stand for, from the last one on.
    private readonly List<int> _others = new();

    /// <param name="graph">The graph.</param>
    /// <param name="shapes">What is known of lengths.</param>
    /// <param name="complex">What knows the parts of complex numbers.</param>
    /// <param name="node">The einsum.</param>
    /// <param name="inputs">Its operands.</param>
    public EinsumBuilder(GraphEditor graph, ShapeChecker shapes, ComplexBuilder complex, KernelNode node, int[] inputs)
    {
        (_graph, _shapes, _complex, _node) = (graph, shapes, complex, node);
        _text = $"{node.Op}(\"{node.Argument(OpParameter.Subscripts.Name)[0]}\") of shape{(inputs.Length == 1 ? "" : "s")} {string.Join(", ", inputs.Select(input => ShapeChecker.Text(graph[input].Shape)))}";
        _lengths = new LabelLengths(shapes, node, _text);
    }

    /// <summary>The value; null after telling what is wrong.</summary>
    public int? Add(int[] inputs)
    {
        (IndexString? read, string wrong) = IndexString.Parse(_node.Argument(OpParameter.Subscripts.Name)[0]);
        if (read is null)
        {
            return Refuse(wrong);
        }

        if (read.Operands.Count != inputs.Length)
        {
            return Refuse($"the text has {Text(read.Operands.Count)} operand{(read.Operands.Count == 1 ? "" : "s")}, and {Text(inputs.Length)} {(inputs.Length == 1 ? "array is" : "arrays are")} given: write the indices of each array, with ',' between them");
        }

        var factors = new List<Labelled>();
        for (int i = 0; i < inputs.Length; i++)
        {
            if (Labels(read.Operands[i], i, _graph[inputs[i]].Shape) is not { } labels)
            {
                return null;
            }

            factors.Add(new Labelled(inputs[i], labels));
        }

        return read.Result is { Before: < 0 } && _others.Count > 0
            ? Refuse($"the result has no '...', which {(_others.Count == 1 ? "an axis" : $"{Text(_others.Count)} axes")} of the operands stand{(_others.Count == 1 ? "s" : "")} in: write '...' in the result, or give them indices")
            : new Contraction(_graph, _lengths, _complex, _node).Of(factors, Result(read));
    }

    private int[] Result(IndexString read)
    {
        List<int> labels = read.Letters.Select(letter => _labels[letter]).ToList();
        labels.InsertRange(read.Result is { Before: > 0 } result ? result.Before : 0, Enumerable.Reverse(_others));
        return labels.ToArray();
    }

    private int[]? Labels(IndexTerm term, int operand, EquatableArray<Polynomial> shape)
    {
        int others = shape.Count - term.Letters.Length;
        if (others < 0 || (others > 0 && term.Before < 0))
        {
            Refuse($"'{term}' has {Text(term.Letters.Length)} ind{(term.Letters.Length == 1 ? "ex" : "ices")}, and operand {Text(operand + 1)} of shape {ShapeChecker.Text(shape)} has {Text(shape.Count)} axes: give each axis an index{(others > 0 ? ", or write '...' for those that have none" : "")}");
            return null;
        }

        var labels = new int[shape.Count];
        for (int axis = 0; axis < labels.Length; axis++)
        {
            bool isOther = term.Before >= 0 && axis >= term.Before && axis < term.Before + others;
            int? label = isOther ? Other(term.Before + others - 1 - axis, shape[axis]) : Letter(term.Letters[term.Before < 0 || axis < term.Before ? axis : axis - others], axis, shape, labels);
            if (label is null)
            {
                return null;
            }

            labels[axis] = label.Value;
        }

        return labels;
    }

    // An axis that dots stand for, so many before the last one.
    private int? Other(int fromEnd, Polynomial length)
    {
        if (fromEnd < _others.Count)
        {
            return _lengths.Meet(_others[fromEnd], length, mayStretch: true, "axes that '...' stands for", "they meet from the last one on, and a literal 1 goes with any length") ? _others[fromEnd] : null;
        }

        // From the first of them on, each has its place when the last one comes.
        int[] made = _lengths.New(Enumerable.Repeat(Polynomial.One, fromEnd - _others.Count + 1).ToArray());
        _others.AddRange(made);
        return Other(fromEnd, length);
    }

    private int? Letter(char letter, int axis, EquatableArray<Polynomial> shape, int[] labels)
    {
        if (!_labels.TryGetValue(letter, out int label))
        {
            return _labels[letter] = _lengths.New(new[] { shape[axis] })[0];
        }

        // Along a diagonal both axes have one length, also where that is 1.
        int before = Array.IndexOf(labels, label, 0, axis);
        (string what, string wayOut) = ($"the axes of index '{letter}'", "if they are one length, give it one name");
        return (before < 0 ? _lengths.Meet(label, shape[axis], mayStretch: true, what, wayOut) : _lengths.AreOne(shape[before], shape[axis], what, wayOut)) ? label : null;
    }

    private int? Refuse(string wrong)
    {
        _shapes.Report(ProblemIds.IndexText, _node, _text, wrong);
        return null;
    }

    private static string Text(int value) => value.ToString(CultureInfo.InvariantCulture);
}
