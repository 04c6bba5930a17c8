using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using StaticGraph.CompilerServices;
using StaticGraph.Generator.Model;
using StaticGraph.Generator.Ops;
using StaticGraph.Generator.Problems;

namespace StaticGraph.Generator.Frontend;

/// <summary>Reads what the members of NDArray do. The name of the member is the name of the row; what each argument is follows from the parameter's type and name.</summary>
internal sealed class ArrayReader
{
    private readonly KernelBuilder _builder;
    private readonly Frame _frame;

    public ArrayReader(KernelBuilder builder, Frame frame)
    {
        _builder = builder;
        _frame = frame;
    }

    /// <summary>An operator of NDArray.</summary>
    public Value Operator(IMethodSymbol method, IOperation operation, params Value[] operands)
    {
        string? name = OperatorName(method.Name);
        if (operands.Any(o => o is PoisonValue))
        {
            return PoisonValue.Instance;
        }

        if (name is null || operands.Any(o => o is not (ArrayValue or ScalarValue)))
        {
            bool isNull = operands.Any(o => o is ConstantValue { Constant: null });
            return _builder.Report(
                ProblemIds.Construct,
                operation.Syntax.GetLocation(),
                isNull ? "An array that is null" : Unsupported.Quote(operation),
                isNull ? "start from the first term, or use a number, which broadcasts" : "use operators between arrays and numbers");
        }

        return name == "Plus" ? operands[0] : Node(name, method, operation, new NodeArguments(operands.ToList()));
    }

    /// <summary>A property of an array.</summary>
    public Value Property(IPropertyReferenceOperation property, Value instance)
    {
        if (instance is PoisonValue)
        {
            return instance;
        }

        return property.Property.Name == "T" && instance is ArrayValue array
            ? _builder.Add(new KernelNode("Transpose", array.Type, new[] { array.Node }, Number(property)))
            : _builder.Report(ProblemIds.UnknownMethod, property.Syntax.GetLocation(), property.Property.Name, "arrays in a kernel have no such property");
    }

    /// <summary>A method of an array or of the static class of functions.</summary>
    public Value Call(IInvocationOperation call, Value? instance, IReadOnlyDictionary<string, Value> arguments)
    {
        IMethodSymbol method = call.TargetMethod;
        if (method.Name == "GetLength" && instance is ArrayValue array)
        {
            return Length(call, array, arguments.Values.FirstOrDefault());
        }

        if (!KnownSymbols.IsArray(method.ReturnType))
        {
            return _builder.Report(ProblemIds.UnknownMethod, call.Syntax.GetLocation(), method.Name, "it gives no array");
        }

        var read = new NodeArguments(new List<Value>());
        if (instance is not null)
        {
            read.Inputs.Add(instance);
        }

        foreach (IParameterSymbol parameter in method.Parameters)
        {
            if (arguments.TryGetValue(parameter.Name, out Value value) && !Read(parameter, value, PlaceOf(call, parameter), read))
            {
                return PoisonValue.Instance;
            }
        }

        return Node(method.Name, method, call, read);
    }

    private bool Read(IParameterSymbol parameter, Value value, Location place, NodeArguments read)
    {
        switch (parameter.Name)
        {
            case "axis" or "axes":
                return ReadAxes(value, place, read);
            case "keepDims" when value is ScalarValue { Constant: bool keepDims }:
                read.KeepDims = keepDims;
                return true;
            case "ddof" when value is ScalarValue { Constant: int ddof }:
                read.Index = ddof;
                return true;
            case "keepDims" or "ddof":
                _builder.Report(ProblemIds.NotConstant, place, parameter.Name);
                return false;
            default:
                return ReadInput(parameter, value, place, read);
        }
    }

    private bool ReadInput(IParameterSymbol parameter, Value value, Location place, NodeArguments read)
    {
        switch (value)
        {
            case ArrayValue or ScalarValue:
                read.Inputs.Add(value);
                return true;
            case ListValue list when list.Items.All(item => item is ArrayValue):
                read.Inputs.AddRange(list.Items);
                return true;
            default:
                _builder.Report(ProblemIds.Construct, place, "A value for '" + parameter.Name + "' that is neither an array nor a number", "give an array or a number");
                return false;
        }
    }

    private bool ReadAxes(Value value, Location place, NodeArguments read)
    {
        IEnumerable<Value> items = value is ListValue list ? list.Items : value is ConstantValue { Constant: null } ? Array.Empty<Value>() : new[] { value };
        if (items.Any(item => item is PoisonValue))
        {
            return false;
        }

        string?[] axes = items.Select(AxisText).ToArray();
        read.Axes = axes.OfType<string>().ToArray();
        if (axes.Contains(null))
        {
            _builder.Report(ProblemIds.NotConstant, place, "axis");
            return false;
        }

        return true;
    }

    private string? AxisText(Value value) => value switch
    {
        ScalarValue { Constant: int number } => number.ToString(CultureInfo.InvariantCulture),
        ConstantValue { Constant: string name } => "\"" + _frame.DimName(name) + "\"",
        _ => null,
    };

    private Value Node(string op, IMethodSymbol method, IOperation operation, NodeArguments read)
    {
        if (_frame.Resolve(((INamedTypeSymbol)method.ReturnType).TypeArguments[0]) is ITypeParameterSymbol && _builder.Problems.Any(problem => problem.Id == ProblemIds.GenericKernel))
        {
            // The kernel is generic, which is said once.
            return PoisonValue.Instance;
        }

        if (KnownSymbols.MentionsError(method.ReturnType))
        {
            return _builder.Report(ProblemIds.CSharpErrors, operation.Syntax.GetLocation(), _frame.Method.Name);
        }

        if (KnownSymbols.ElementType(method.ReturnType, _frame) is not { } type)
        {
            string name = ((INamedTypeSymbol)method.ReturnType).TypeArguments[0].ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat);
            return _builder.Report(ProblemIds.ElementType, operation.Syntax.GetLocation(), op, name, "double, float, long, int, byte or bool");
        }

        if (OpTable.Find(op) is null)
        {
            return _builder.Report(ProblemIds.UnknownOperation, operation.Syntax.GetLocation(), op);
        }

        int expression = Number(operation);
        var inputs = new List<int>();
        foreach (Value input in read.Inputs)
        {
            Value node = input is ScalarValue scalar ? Scalar(scalar, operation, expression) : input;
            if (node is not ArrayValue array)
            {
                return PoisonValue.Instance;
            }

            inputs.Add(array.Node);
        }

        return _builder.Add(new KernelNode(op, type, inputs.ToArray(), expression, read.Index, read.Axes, read.KeepDims, IsUnchecked: IsUnchecked(operation.Syntax)));
    }

    private static bool IsUnchecked(SyntaxNode syntax) =>
        syntax.Ancestors().TakeWhile(node => node is not MethodDeclarationSyntax).Any(node => node.Kind() is SyntaxKind.UncheckedExpression or SyntaxKind.UncheckedStatement);

    private Value Scalar(ScalarValue scalar, IOperation operation, int expression) => KnownSymbols.DTypeOf(scalar.Type) is { } type
        ? _builder.AddScalar(scalar, type, expression)
        : _builder.Report(ProblemIds.ScalarExpression, operation.Syntax.GetLocation(), "A number of type " + ScalarRules.Keyword(scalar.Type), "cast it to the array's element type");

    private Value Length(IInvocationOperation call, ArrayValue array, Value? axis)
    {
        switch (axis)
        {
            case ScalarValue { Constant: int number }:
                string text = number.ToString(CultureInfo.InvariantCulture);
                string label = _builder.Nodes[_builder.Unchecked(array.Node)].Label;
                string code = "{length:" + array.Node.ToString(CultureInfo.InvariantCulture) + ":" + text + "}";
                return new ScalarValue(SpecialType.System_Int64, code, $"GetLength({(label.Length == 0 ? "..." : label)}, {text})");
            case ConstantValue { Constant: string name }:
                return ScalarRules.OfDim(_frame.DimName(name), _frame.DimName(name));
            default:
                return _builder.Report(ProblemIds.NotConstant, call.Syntax.GetLocation(), "axis");
        }
    }

    private int Number(IOperation operation) => _builder.Number(operation.Syntax, _frame);

    private static Location PlaceOf(IInvocationOperation call, IParameterSymbol parameter)
    {
        IArgumentOperation? argument = call.Arguments.FirstOrDefault(a => a.Parameter?.Name == parameter.Name && !a.IsImplicit);
        return (argument ?? (IOperation)call).Syntax.GetLocation();
    }

    private static string? OperatorName(string method) => method switch
    {
        "op_Addition" => "Add",
        "op_Subtraction" => "Subtract",
        "op_Multiply" => "Multiply",
        "op_Division" => "Divide",
        "op_Modulus" => "Remainder",
        "op_UnaryNegation" => "Negate",
        "op_UnaryPlus" => "Plus",
        "op_LessThan" => "Less",
        "op_LessThanOrEqual" => "LessEqual",
        "op_GreaterThan" => "Greater",
        "op_GreaterThanOrEqual" => "GreaterEqual",
        "op_Equality" => "Equal",
        "op_Inequality" => "NotEqual",
        "op_BitwiseAnd" => "And",
        "op_BitwiseOr" => "Or",
        "op_ExclusiveOr" => "Xor",
        "op_LogicalNot" or "op_OnesComplement" => "Not",
        _ => null,
    };

    private sealed class NodeArguments(List<Value> inputs)
    {
        public List<Value> Inputs { get; } = inputs;

        public EquatableArray<string> Axes { get; set; }

        public bool KeepDims { get; set; }

        public int Index { get; set; }
    }
}
