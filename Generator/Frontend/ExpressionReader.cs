using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using StaticGraph.CompilerServices;
using StaticGraph.Generator.Problems;

namespace StaticGraph.Generator.Frontend;

/// <summary>
/// Reads an expression, operands before operators. The walk keeps its own stack: an expression of 4,000 terms needs no more of the thread's
/// stack than one of four.
/// </summary>
internal sealed class ExpressionReader
{
    private readonly KernelBuilder _builder;
    private readonly Frame _frame;
    private readonly ScalarReader _scalars;
    private readonly ComplexReader _complex;
    private readonly ArrayReader _arrays;
    private readonly CallReader _calls;
    private readonly IndexReader _indexes;
    private Dictionary<IOperation, Value> _values = new();

    public ExpressionReader(KernelBuilder builder, Frame frame)
    {
        _builder = builder;
        _frame = frame;
        _scalars = new ScalarReader(builder, frame);
        _complex = new ComplexReader(builder);
        _arrays = new ArrayReader(builder, frame);
        _calls = new CallReader(builder, frame);
        _indexes = new IndexReader(builder);
    }

    /// <summary>What <paramref name="root"/> stands for; poison when that was reported.</summary>
    public Value Read(IOperation root)
    {
        _values = new Dictionary<IOperation, Value>();
        var stack = new Stack<(IOperation Operation, bool OperandsRead)>();
        stack.Push((root, false));
        while (stack.Count > 0)
        {
            _builder.CancellationToken.ThrowIfCancellationRequested();
            (IOperation operation, bool operandsRead) = stack.Pop();
            if (_builder.IsFull)
            {
                return PoisonValue.Instance;
            }

            if (operandsRead)
            {
                _values[operation] = Combine(operation);
            }
            else if (Leaf(operation) is { } leaf)
            {
                _values[operation] = leaf;
            }
            else
            {
                stack.Push((operation, true));
                foreach (IOperation operand in Operands.Of(operation)!.Reverse())
                {
                    stack.Push((operand, false));
                }
            }
        }

        return _values[root];
    }

    /// <summary>The value that <c>x += y</c> gives to <c>x</c>.</summary>
    public Value ReadCompound(ICompoundAssignmentOperation compound)
    {
        if (ExtensionBlocks.Declare(compound.OperatorMethod))
        {
            return RefuseOperator(compound);
        }

        Value right = Read(compound.Value);
        Value left = Read(compound.Target);
        return compound.OperatorMethod is { } method && KnownSymbols.IsArrayApi(method.ContainingType)
            ? _arrays.Operator(method, compound, left, right)
            : left is ComplexValue || right is ComplexValue ? _complex.Binary(compound, compound.OperatorKind, left, right)
            : _scalars.Compound(compound, left, right);
    }

    /// <summary>The value that <c>x++</c> gives to <c>x</c>.</summary>
    public Value ReadIncrement(IIncrementOrDecrementOperation increment) =>
        ExtensionBlocks.Declare(increment.OperatorMethod) ? RefuseOperator(increment) : _scalars.Increment(increment, Read(increment.Target));

    // What needs no operands, or what has none that mean anything.
    private Value? Leaf(IOperation operation)
    {
        if (operation.ConstantValue is { HasValue: true } constant)
        {
            return ScalarRules.Constant(constant.Value, operation.Type);
        }

        return operation switch
        {
            ILocalReferenceOperation local => Lookup(local.Local, operation),
            IParameterReferenceOperation parameter => Lookup(parameter.Parameter, operation),
            IDefaultValueOperation => ScalarRules.Default(_frame.Resolve(operation.Type)),
            IFieldReferenceOperation field when field.Instance is null or IInstanceReferenceOperation => ComplexReader.Field(field) ?? _builder.Report(ProblemIds.CapturedState, Place(operation), field.Field.Name),
            IInvalidOperation => _builder.Report(ProblemIds.CSharpErrors, Place(operation), _frame.Method.Name),

            // What a method gives back this way is refused where it is called.
            IArgumentOperation { Parameter.RefKind: RefKind.Out } => new ConstantValue(null),
            ICollectionExpressionOperation { Syntax: CollectionExpressionSyntax list } when list.Elements.FirstOrDefault(IsArguments) is { } arguments =>
                _builder.Report(ProblemIds.Construct, arguments.GetLocation(), "An argument of a list's builder", "list the items only"),
            IPropertyReferenceOperation { Property: var property } when ExtensionBlocks.Declare(property) =>
                _builder.Report(ProblemIds.Construct, Place(operation), "The extension property '" + property.Name + "'", "make it a method, which is inlined"),
            IBinaryOperation { OperatorMethod: { } method } when ExtensionBlocks.Declare(method) => RefuseOperator(operation),
            IUnaryOperation { OperatorMethod: { } method } when ExtensionBlocks.Declare(method) => RefuseOperator(operation),
            _ => Operands.Of(operation) is null ? Refuse(operation) : null,
        };
    }

    private Value Combine(IOperation operation) => operation switch
    {
        IArgumentOperation argument => _values[argument.Value],
        IParenthesizedOperation parenthesized => _values[parenthesized.Operand],
        ITupleOperation tuple => new TupleValue(ValuesOf(tuple.Elements)),
        ICollectionExpressionOperation list => List(list.Elements),
        ISpreadOperation spread => _values[spread.Operand],
        IArrayCreationOperation array => _values[array.Initializer!],
        IArrayInitializerOperation initializer => List(initializer.ElementValues),
        IFieldReferenceOperation field => TupleItem(field),
        IConversionOperation conversion => Convert(conversion),
        IConditionalOperation choice => Choose(choice),
        IBinaryOperation { OperatorMethod: { } method } binary when KnownSymbols.IsArrayApi(method.ContainingType) =>
            _arrays.Operator(method, binary, _values[binary.LeftOperand], _values[binary.RightOperand]),
        IUnaryOperation { OperatorMethod: { } method } unary when KnownSymbols.IsArrayApi(method.ContainingType) => _arrays.Operator(method, unary, _values[unary.Operand]),
        IBinaryOperation binary when _values[binary.LeftOperand] is ComplexValue || _values[binary.RightOperand] is ComplexValue =>
            _complex.Binary(binary, binary.OperatorKind, _values[binary.LeftOperand], _values[binary.RightOperand]),
        IBinaryOperation binary => _scalars.Binary(binary, _values[binary.LeftOperand], _values[binary.RightOperand]),
        IUnaryOperation { OperatorKind: UnaryOperatorKind.Hat } hat => _indexes.FromEnd(hat, _values[hat.Operand]),
        IRangeOperation range => _indexes.Range(range, ValueOf(range.LeftOperand), ValueOf(range.RightOperand)),
        IUnaryOperation unary when _values[unary.Operand] is ComplexValue number => _complex.Unary(unary, number),
        IUnaryOperation unary => _scalars.Unary(unary, _values[unary.Operand]),
        IPropertyReferenceOperation property => Property(property),
        IInvocationOperation invocation => Invoke(invocation),
        IObjectCreationOperation creation => KnownSymbols.IsComplex(creation.Type) ? _complex.Create(creation, argument => _values[argument]) : Generator(creation),
        IDelegateCreationOperation { Target: IAnonymousFunctionOperation function } => new LambdaValue(function),
        _ => Refuse(operation),
    };

    private Value Property(IPropertyReferenceOperation property)
    {
        if (property.Instance is null && KnownSymbols.IsArrayApi(property.Property.ContainingType) && KnownSymbols.IsAxisIndex(property.Type))
        {
            return IndexReader.Mark(property);
        }

        if (property.Instance is not null && KnownSymbols.IsArrayApi(property.Property.ContainingType))
        {
            return property.Arguments.Length == 0 ? _arrays.Property(property, _values[property.Instance])
                : _arrays.Index(property, _values[property.Instance], property.Arguments.OrderBy(argument => argument.Parameter?.Ordinal).Select(argument => _values[argument]).ToArray());
        }

        return (property.Instance is null ? null : _values[property.Instance]) switch
        {
            PoisonValue poison => poison,
            WindowValue window => Neighbour(property, window),
            ComplexValue number => _complex.Property(property, number),
            ListValue or TupleValue => Refuse(property),
            ConstantValue => _builder.Report(ProblemIds.ScalarExpression, Place(property), Unsupported.Quote(property), "compute it before, and pass it as a parameter"),
            _ => _scalars.Property(property),
        };
    }

    private Value Neighbour(IPropertyReferenceOperation indexer, WindowValue window) =>
        _values[indexer.Arguments[0]] is PoisonValue poison ? poison : new WindowReader(_builder, _frame).Neighbour(indexer, window, _values[indexer.Arguments[0]]);

    private Value Invoke(IInvocationOperation invocation)
    {
        IMethodSymbol method = invocation.TargetMethod;
        var arguments = new Dictionary<string, Value>(StringComparer.Ordinal);
        foreach (IArgumentOperation argument in invocation.Arguments)
        {
            arguments[argument.Parameter?.Name ?? ""] = _values[argument];
        }

        Value? instance = invocation.Instance is null ? null : _values[invocation.Instance];
        if (instance is PoisonValue || arguments.Values.Any(a => a is PoisonValue))
        {
            return PoisonValue.Instance;
        }

        return KnownSymbols.IsArrayApi(method.ContainingType) && KnownSymbols.IsAxisIndex(method.ReturnType) ? _indexes.Slice(invocation, arguments)
            : KnownSymbols.IsArrayApi(method.ContainingType) || instance is GeneratorValue or GroupsValue ? _arrays.Call(invocation, instance, arguments)
            : KnownSymbols.IsComplex(method.ContainingType) ? _complex.Call(invocation, arguments)
            : ScalarReader.IsMath(method, _frame) ? _scalars.Call(invocation, instance, arguments)
            : _calls.Call(invocation, instance, arguments);
    }

    private Value Generator(IObjectCreationOperation generator)
    {
        Value Said(string name) => _values[generator.Arguments.First(argument => argument.Parameter?.Name == name)];
        return Said("seed") is ScalarValue seed && Said("sequence") is ScalarValue sequence
            ? new GeneratorValue(ScalarRules.As(seed, SpecialType.System_Int64), ScalarRules.As(sequence, SpecialType.System_Int64))
            : PoisonValue.Instance;
    }

    private Value Convert(IConversionOperation conversion)
    {
        Value operand = _values[conversion.Operand];
        if (operand is PoisonValue)
        {
            return operand;
        }

        if (!conversion.GetConversion().Exists)
        {
            return _builder.Report(ProblemIds.CSharpErrors, Place(conversion), _frame.Method.Name);
        }

        if (KnownSymbols.IsIndex(conversion.Type))
        {
            return _indexes.Convert(conversion, operand);
        }

        if (KnownSymbols.IsComplex(conversion.Type) || KnownSymbols.IsComplexOperand(conversion.Type) || operand is ComplexValue)
        {
            return _complex.Convert(conversion, operand);
        }

        return KnownSymbols.IsAxes(conversion.Type) || KnownSymbols.IsLengths(conversion.Type) || KnownSymbols.IsWidths(conversion.Type) || operand is not ScalarValue scalar || KnownSymbols.MayBeNone(conversion.Type, scalar.Type) || conversion.Type?.SpecialType == SpecialType.System_Object
            ? operand
            : _scalars.Convert(conversion, scalar);
    }

    private Value Choose(IConditionalOperation choice)
    {
        if (choice.WhenFalse is null || KnownSymbols.IsArray(choice.Type))
        {
            return Refuse(choice);
        }

        return _scalars.Choose(choice, _values[choice.Condition], _values[choice.WhenTrue], _values[choice.WhenFalse]);
    }

    private Value TupleItem(IFieldReferenceOperation field)
    {
        return _values[field.Instance!] switch
        {
            TupleValue tuple when TupleItems.IndexOf(field, tuple) is >= 0 and var index => tuple.Items[index],
            PoisonValue poison => poison,
            _ => Refuse(field),
        };
    }

    // The items of a spread list stand where it is written.
    private Value List(IEnumerable<IOperation> elements)
    {
        var items = new List<Value>();
        foreach (IOperation element in elements)
        {
            switch (_values[element])
            {
                case PoisonValue poison:
                    return poison;
                case ListValue list when element is ISpreadOperation:
                    items.AddRange(list.Items);
                    break;
                case var item:
                    items.Add(element is ISpreadOperation ? Refuse(element) : item);
                    break;
            }
        }

        return items.Contains(PoisonValue.Instance) ? PoisonValue.Instance : new ListValue(items.ToArray());
    }

    private Value Lookup(ISymbol symbol, IOperation operation) =>
        _frame.Values.TryGetValue(symbol, out Value value) ? value
        : ExtensionBlocks.IsReceiver(symbol) && _frame.Receiver is { } receiver ? receiver
        : symbol is IParameterSymbol && !ExtensionBlocks.Declare(_frame.Method) && (ExtensionBlocks.IsReceiver(symbol) || ExtensionBlocks.Declare(symbol.ContainingSymbol)) && Argument(symbol.Name) is { } argument ? argument
        : symbol.ContainingSymbol is IMethodSymbol { MethodKind: MethodKind.Constructor } ? _builder.Report(ProblemIds.CapturedState, Place(operation), symbol.Name)
        : _builder.Report(ProblemIds.CSharpErrors, Place(operation), _frame.Method.Name);

    // A member of a block that is called as the static method C# makes of it: its body has the block's parameters, of the same names.
    private Value? Argument(string name) => _frame.Values.FirstOrDefault(pair => pair.Key is IParameterSymbol parameter && parameter.Name == name).Value;

    private Value? ValueOf(IOperation? operation) => operation is null ? null : _values[operation];

    private EquatableArray<Value> ValuesOf(IEnumerable<IOperation> operations) => operations.Select(o => _values[o]).ToArray();

    private Value Refuse(IOperation operation)
    {
        if (operation.Type is { TypeKind: TypeKind.Error })
        {
            return _builder.Report(ProblemIds.CSharpErrors, Place(operation), _frame.Method.Name);
        }

        (string name, string wayOut) = Unsupported.Describe(operation);
        return _builder.Report(ProblemIds.Construct, Place(operation), name, wayOut);
    }

    private Value RefuseOperator(IOperation operation) =>
        _builder.Report(ProblemIds.Construct, Place(operation), "An extension operator", "call a method, which is inlined");

    // with(...): a kind of element that is no expression and no spread.
    private static bool IsArguments(CollectionElementSyntax element) => element is not (ExpressionElementSyntax or SpreadElementSyntax);

    private static Location Place(IOperation operation) => operation.Syntax.GetLocation();
}
