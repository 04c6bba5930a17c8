using System.Globalization;
using StaticGraph.CompilerServices;
using StaticGraph.Generator.Ops;
using StaticGraph.Generator.Support;

namespace StaticGraph.Generator.Graph;

/// <summary>Adds what an operation is made of to a graph, and the numbers in it to the graph's scalars, which come after those of the kernel.</summary>
internal sealed class TermBuilder
{
    private const double TwoTo63 = 9223372036854775808;

    private readonly GraphEditor _graph;
    private readonly int _first;

    public TermBuilder(GraphEditor graph, int kernelScalars) => (_graph, _first) = (graph, kernelScalars);

    /// <summary>The numbers that operations are made with.</summary>
    public List<GraphScalar> Scalars { get; } = new();

    /// <summary>The value of <paramref name="term"/>. <paramref name="made"/> is the operation as a node, whose index is the axis of scans; the name that the kernel gives it goes to what computes it last.</summary>
    public int Add(Term term, GraphNode made) => term switch
    {
        OperandTerm operand => made.Inputs[operand.Operand],
        NumberTerm number => Scalar(Constant(number), made),
        AppliedTerm applied => Add(applied, made),
        PositionTerm position => _graph.Position(made with { Type = position.Type, Label = "" }, position.Axis),
        ScanTerm scan => Add(scan, made),
        LengthTerm length => Scalar(Length(length, made.Shape[length.Axis]), made),
        _ => throw new InvalidOperationException("There are no other terms."),
    };

    private int Add(AppliedTerm applied, GraphNode made)
    {
        return Apply(applied, Add(applied.Operands, made), made);
    }

    /// <summary>The operation of a term on operands that are there.</summary>
    public int Apply(AppliedTerm applied, int[] inputs, GraphNode made)
    {
        TypeRule types = OpTable.Find(applied.Op)!.Types;
        DType type = applied.To ?? types.ResultOf(_graph[inputs[types.Masks]].Type);
        return _graph.Add(made with { Type = type, Op = applied.Op, Inputs = inputs, Index = 0 });
    }

    // Along the axis that is the index of what is made.
    private int Add(ScanTerm scan, GraphNode made)
    {
        int[] inputs = Add(scan.Operands, made);
        return _graph.Add(made with { Kind = NodeKind.Scan, Type = _graph[inputs[0]].Type, Op = ScanOps.NameOf(scan.Kind), Inputs = inputs });
    }

    private int[] Add(EquatableArray<Term> operands, GraphNode made) => operands.Select(operand => Add(operand, made with { Label = "" })).ToArray();

    /// <summary>A length as a number: a node without axes.</summary>
    public int Length(Polynomial length) => Node(Length(new LengthTerm(0, 0, DType.Int64), length));

    /// <summary>A length less a number, but not below 0, as a number of a type: a node without axes.</summary>
    public int Count(DType type, Polynomial length, int less) => Node(Length(new LengthTerm(0, less, type), length));

    /// <summary>A number of a type: a node without axes.</summary>
    public int Number(DType type, double number) => Node(Constant(new NumberTerm(type, number)));

    /// <summary>A whole number from 0 on: a node without axes.</summary>
    public int Whole(DType type, long number)
    {
        string digits = number.ToString(CultureInfo.InvariantCulture);
        return Node(new GraphScalar(type, $"({type.Keyword()}){digits}", digits, Polynomial.Constant(number)));
    }

    private int Scalar(GraphScalar scalar, GraphNode made) => _graph.Stretch(Node(scalar), made.Shape, made.Expression);

    private int Node(GraphScalar scalar)
    {
        int index = Scalars.IndexOf(scalar);
        if (index < 0)
        {
            index = Scalars.Count;
            Scalars.Add(scalar);
        }

        return _graph.Add(new GraphNode(NodeKind.Scalar, scalar.Type, Array.Empty<Polynomial>(), Index: _first + index));
    }

    private static GraphScalar Length(LengthTerm length, Polynomial elements)
    {
        string less = length.Less == 0 ? $"{{binding}}.GetLength(\"{elements}\")" : $"global::System.Math.Max({{binding}}.GetLength(\"{elements}\") - {length.Less}, 0)";
        return new(length.Type, $"({length.Type.Keyword()}){less}", length.Less == 0 ? elements.ToString() : $"max({elements} - {length.Less}, 0)", elements, length.Less);
    }

    private static GraphScalar Constant(NumberTerm number)
    {
        object value = number.Type switch
        {
            DType.Boolean => number.Value != 0,
            DType.SByte => (sbyte)number.Value,
            DType.Byte => (byte)number.Value,
            DType.Int16 => (short)number.Value,
            DType.UInt16 => (ushort)number.Value,
            DType.Int32 => (int)number.Value,
            DType.UInt32 => (uint)number.Value,
            DType.Int64 => number.Value >= TwoTo63 ? long.MaxValue : (long)number.Value,
            DType.UInt64 => number.Value >= 2 * TwoTo63 ? ulong.MaxValue : (ulong)number.Value,
            DType.Half or DType.Single => (float)number.Value,
            DType.Double => number.Value,
            DType.Complex => throw new InvalidOperationException("A complex number is two of its parts."),
        };
        return new(number.Type, CSharpText.Literal(value)!, CSharpText.Short(value), IsNeverZero: number.Type.IsInteger() && number.Value != 0) { Number = number.Value };
    }
}
