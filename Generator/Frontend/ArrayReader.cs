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

/// <summary>Reads what the members of NDArray do. The row of the member says what each argument is that is no operand.</summary>
internal sealed class ArrayReader
{
    private readonly KernelBuilder _builder;
    private readonly Frame _frame;
    private readonly CreationReader _creations;
    private readonly ArgumentReader _arguments;
    private readonly JoinReader _joins;

    public ArrayReader(KernelBuilder builder, Frame frame)
    {
        _builder = builder;
        _frame = frame;
        _creations = new CreationReader(builder);
        _arguments = new ArgumentReader(builder, frame, _creations);
        _joins = new JoinReader(builder);
    }

    /// <summary>An operator of NDArray.</summary>
    public Value Operator(IMethodSymbol method, IOperation operation, params Value[] operands)
    {
        if (operands.Any(o => o is PoisonValue))
        {
            return PoisonValue.Instance;
        }

        // Unary plus is the array itself.
        bool isPlus = method.Name == WellKnownMemberNames.UnaryPlusOperatorName;
        OpDef? row = OpTable.OfMember(method.Name);
        if ((row is null && !isPlus) || operands.Any(o => o is not (ArrayValue or ScalarValue or ComplexValue)))
        {
            bool isNull = operands.Any(o => o is ConstantValue { Constant: null });
            return _builder.Report(
                ProblemIds.Construct,
                operation.Syntax.GetLocation(),
                isNull ? "An array that is null" : Unsupported.Quote(operation),
                isNull ? "start from the first term, or use a number, which broadcasts" : "use operators between arrays and numbers");
        }

        return row is null ? operands[0] : Node(row, method, operation, new NodeArguments(operands.ToList()));
    }

    /// <summary>A property of an array.</summary>
    public Value Property(IPropertyReferenceOperation property, Value instance)
    {
        if (instance is PoisonValue)
        {
            return instance;
        }

        return OpTable.OfMember(property.Property.Name) is { } row && instance is ArrayValue array
            ? _builder.Add(new KernelNode(row.Name, array.Type, new[] { array.Node }, Number(property)))
            : _builder.Report(ProblemIds.UnknownMethod, property.Syntax.GetLocation(), property.Property.Name, "arrays in a kernel have no such property");
    }

    /// <summary>An array with indexes in brackets.</summary>
    public Value Index(IPropertyReferenceOperation indexer, Value instance, IReadOnlyList<Value> indexes)
    {
        if (instance is PoisonValue || indexes.Any(index => index is PoisonValue))
        {
            return PoisonValue.Instance;
        }

        var operands = new List<Value> { instance };
        IndexValue[] said = indexes.Select(index => IndexReader.Of(index, operands)).OfType<IndexValue>().ToArray();
        if (instance is not ArrayValue array || said.Length < indexes.Count)
        {
            return _builder.Report(ProblemIds.NotConstant, indexer.Syntax.GetLocation(), OpParameter.Index.Shown, BuildTimeValues.Length);
        }

        string[] texts = said.Select(index => index.Text).ToArray(), codes = said.Select(index => index.Code).ToArray();
        if (texts.Count(text => text == IndexText.Ellipsis) > 1)
        {
            return _builder.Report(ProblemIds.Construct, indexer.Syntax.GetLocation(), "A second Ellipsis", "one stands for all axes that no index is about");
        }

        OpDef row = OpTable.OfMember(indexer.Property.Name)!;
        string[] lengths = codes.SequenceEqual(texts) ? Array.Empty<string>() : codes;
        return _builder.Add(new KernelNode(row.Name, array.Type, operands.OfType<ArrayValue>().Select(operand => operand.Node).ToArray(), Number(indexer), Arguments: new[] { new NodeArgument(OpParameter.Index.Name, texts) }, Shape: lengths));
    }

    /// <summary>A method of an array or of the static class of functions.</summary>
    public Value Call(IInvocationOperation call, Value? instance, IReadOnlyDictionary<string, Value> arguments)
    {
        IMethodSymbol method = call.TargetMethod;
        if (method.Name == "GetLength" && instance is ArrayValue array)
        {
            return Length(call, array, arguments.Values.FirstOrDefault());
        }

        if (KnownSymbols.IsGroups(method.ReturnType))
        {
            return Groups(call, arguments);
        }

        if (!KnownSymbols.IsArray(method.ReturnType) && !KnownSymbols.IsParts(method.ReturnType))
        {
            return _builder.Report(ProblemIds.UnknownMethod, call.Syntax.GetLocation(), method.Name, "it gives no array");
        }

        if (arguments.Values.OfType<LambdaValue>().FirstOrDefault() is { } lambda && !method.IsExtensionMethod)
        {
            return arguments.TryGetValue(OpParameter.Shape.Name, out Value shape) ? new LambdaReader(_builder, _frame).OfIndices(call, lambda, shape) : new WindowReader(_builder, _frame).Stencil(call, lambda, arguments);
        }

        var groups = instance as GroupsValue;
        if (OpTable.Find(groups is null ? method.Name : GroupOps.Prefix + method.Name) is not { } row)
        {
            return _builder.Report(ProblemIds.UnknownOperation, call.Syntax.GetLocation(), method.Name);
        }

        var read = new NodeArguments(new List<Value>());
        if (instance is not null && groups is null)
        {
            read.Inputs.AddRange(instance is GeneratorValue generator ? new Value[] { generator.Seed, generator.Sequence } : new[] { instance });
        }

        foreach (IParameterSymbol parameter in method.Parameters)
        {
            if (arguments.TryGetValue(parameter.Name, out Value value) && row.Parameter(parameter.Name) is { } beside && value is ListValue { Items.Count: 0 } && IsSaid(call, parameter)
                && ListRules.WhatIsMissing(row, beside) is { } missing)
            {
                return _builder.Report(ProblemIds.Construct, PlaceOf(call, parameter), missing.Name, missing.WayOut);
            }

            if (value is not null && !Read(row, parameter, value, PlaceOf(call, parameter), read))
            {
                return PoisonValue.Instance;
            }
        }

        if (groups is not null)
        {
            read.Inputs.Add(groups.Labels);
            read.Shape.Add(groups.Count);
            read.Arguments.Insert(0, new NodeArgument(GroupOps.Count.Name, new[] { groups.Text }));
        }

        Location whole = call.Syntax.GetLocation();
        if (row.Kind == OpKind.Selection && row.Parameters.Contains(OpParameter.Parts) && !ReadAxes(call, read))
        {
            return _builder.Report(ProblemIds.Construct, whole, "NonZero without a name for each of its arrays", "write var (i, j) = NonZero(x), a name for each axis of x, or FlatNonZero(x) for one array");
        }

        return !_creations.Complete(row, ElementType(method), read, whole) || !_joins.Complete(row, read, whole) ? PoisonValue.Instance
            : KnownSymbols.IsParts(method.ReturnType) ? new TupleValue(JoinReader.Parts(read).Select(part => Node(row, method, call, part)).ToArray())
            : Node(row, method, call, read);
    }

    private Value Groups(IInvocationOperation call, IReadOnlyDictionary<string, Value> arguments)
    {
        IParameterSymbol count = call.TargetMethod.Parameters[1];
        return arguments.Values.OfType<ArrayValue>().FirstOrDefault() is { } labels && arguments.TryGetValue(count.Name, out Value number) && _creations.Shape(number, GroupOps.Count, PlaceOf(call, count)) is { } length
            ? new GroupsValue(labels, length.Lengths[0], length.Texts[0])
            : PoisonValue.Instance;
    }

    private bool Read(OpDef row, IParameterSymbol parameter, Value value, Location place, NodeArguments read) =>
        row.Parameter(parameter.Name) is not { } argument ? ReadInput(parameter, value, place, read)
        : argument.Kind == ParameterKind.Lengths || KnownSymbols.IsLength(parameter.Type) ? _arguments.Lengths(argument, value, place, read)
        : _arguments.Read(argument, value, place, read);

    // How many axes there are is not known yet: as many arrays as there are names.
    private static bool ReadAxes(IInvocationOperation call, NodeArguments read)
    {
        IOperation? names = call.Parent is IDeconstructionAssignmentOperation deconstruction ? deconstruction.Target : null;
        names = names is IDeclarationExpressionOperation declaration ? declaration.Expression : names;
        if (names is ITupleOperation tuple)
        {
            read.Arguments.Add(new NodeArgument(OpParameter.Parts.Name, new[] { tuple.Elements.Length.ToString(CultureInfo.InvariantCulture) }));
        }

        return names is ITupleOperation;
    }

    private SpecialType ElementType(IMethodSymbol method) => KnownSymbols.NumberType(_frame.Resolve(((INamedTypeSymbol)method.ReturnType).TypeArguments[0]));

    private bool ReadInput(IParameterSymbol parameter, Value value, Location place, NodeArguments read)
    {
        switch (value)
        {
            case ArrayValue or ScalarValue or ComplexValue:
                read.Inputs.Add(value);
                return true;
            case ListValue list when list.Items.All(item => item is ArrayValue or ScalarValue or ComplexValue):
                read.Inputs.AddRange(list.Items);
                read.Lists.Add(list);
                return true;
            default:
                _builder.Report(ProblemIds.Construct, place, "A value for '" + parameter.Name + "' that is neither an array nor a number", "give an array or a number");
                return false;
        }
    }

    private Value Node(OpDef row, IMethodSymbol method, IOperation operation, NodeArguments read)
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
            return _builder.Report(ProblemIds.ElementType, operation.Syntax.GetLocation(), row.Name, name, DTypes.Numbers + " or bool");
        }

        if ((row.Lists is not null ? ListRules.WhatIsWrong(row, read) : row.Fault(read.Inputs.Select(input => input is ScalarValue scalar ? ScalarRules.Near(scalar) : null).ToArray())) is { } wrong)
        {
            return _builder.Report(ProblemIds.Construct, operation.Syntax.GetLocation(), wrong.Name, wrong.WayOut);
        }

        int expression = Number(operation);
        SpecialType? elements = row.ConvertsNumbers && read.Inputs.OfType<ArrayValue>().FirstOrDefault() is { } first ? KnownSymbols.SpecialTypeOf(first.Type) : null;
        var inputs = new List<int>();
        foreach (Value input in read.Inputs)
        {
            Value node = input switch
            {
                ScalarValue scalar => Scalar(elements is { } to ? ScalarRules.As(scalar, to) : scalar, operation, expression),
                ComplexValue complex => _builder.AddComplex(complex, expression),
                _ => input,
            };
            if (node is not ArrayValue array)
            {
                return PoisonValue.Instance;
            }

            inputs.Add(array.Node);
        }

        return _builder.Add(new KernelNode(row.Name, type, inputs.ToArray(), expression, Arguments: read.Arguments.ToArray(), Shape: read.Shape.ToArray(), IsUnchecked: IsUnchecked(operation.Syntax)));
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
                return new ScalarValue(SpecialType.System_Int64, code, $"GetLength({(label.Length == 0 ? "..." : label)}, {text})") { Length = code };
            case ConstantValue { Constant: string name }:
                return ScalarRules.OfDim(_frame.DimName(name), _frame.DimName(name));
            default:
                return _builder.Report(ProblemIds.NotConstant, call.Syntax.GetLocation(), "axis", BuildTimeValues.Constant);
        }
    }

    private int Number(IOperation operation) => _builder.Number(operation.Syntax, _frame);

    // A list of none is there too where nothing is given for params.
    private static bool IsSaid(IInvocationOperation call, IParameterSymbol parameter) => call.Arguments.Any(argument => argument.Parameter?.Name == parameter.Name && argument.ArgumentKind == ArgumentKind.Explicit);

    private static Location PlaceOf(IInvocationOperation call, IParameterSymbol parameter)
    {
        IArgumentOperation? argument = call.Arguments.FirstOrDefault(a => a.Parameter?.Name == parameter.Name && !a.IsImplicit);
        return (argument ?? (IOperation)call).Syntax.GetLocation();
    }
}
