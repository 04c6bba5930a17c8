using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Operations;
using StaticGraph.Generator.Problems;
using StaticGraph.Generator.Support;

namespace StaticGraph.Generator.Frontend;

/// <summary>
/// Reads expressions over single numbers. They are not computed here, except where loops need it, but turned into C# text with every conversion
/// written out, so that it means the same wherever it is printed.
/// </summary>
internal sealed class ScalarReader
{
    // Bounds what repeated use of locals can make of a short kernel, and how deep the printed expression can nest.
    private const int MaxCode = 2_048;

    private static readonly SymbolDisplayFormat s_qualified = new(typeQualificationStyle: SymbolDisplayTypeQualificationStyle.NameAndContainingTypesAndNamespaces);

    private readonly KernelBuilder _builder;
    private readonly Frame _frame;

    public ScalarReader(KernelBuilder builder, Frame frame)
    {
        _builder = builder;
        _frame = frame;
    }

    /// <summary>True for functions of single numbers: those of Math, MathF and the number types themselves.</summary>
    public static bool IsMath(IMethodSymbol method, Frame frame) => method.ContainingType switch
    {
        { Name: "Math" or "MathF", ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } } => true,
        { SpecialType: var special } when method.IsStatic && ScalarRules.Keyword(special) is not null => true,
        { TypeKind: TypeKind.Interface } type => method.IsStatic && type.ContainingNamespace.ToDisplayString() == "System.Numerics",
        var type => KnownSymbols.IsLength(type),
    };

    public Value Binary(IBinaryOperation operation, Value left, Value right) =>
        Binary(operation, operation.OperatorKind, operation.IsLifted, left, right);

    /// <summary>The value <c>x += y</c> gives: computed in the operator's type, then converted back to x's.</summary>
    public Value Compound(ICompoundAssignmentOperation operation, Value left, Value right)
    {
        SpecialType target = TypeOf(operation);
        SpecialType wide = right is ScalarValue { Type: var type } && operation.OperatorKind is not (BinaryOperatorKind.LeftShift or BinaryOperatorKind.RightShift)
            ? type
            : target;
        Value converted = left is ScalarValue scalar ? Cast(scalar, wide, explicitly: false, operation) : left;
        Value result = Binary(operation, operation.OperatorKind, operation.IsLifted, converted, right, wide);
        return result is ScalarValue value ? Cast(value, target, explicitly: false, operation) : result;
    }

    public Value Increment(IIncrementOrDecrementOperation operation, Value operand)
    {
        BinaryOperatorKind kind = operation.Kind == OperationKind.Increment ? BinaryOperatorKind.Add : BinaryOperatorKind.Subtract;
        return operand is ScalarValue { Type: var type } && ScalarRules.Number(type, 1) is { } one
            ? Binary(operation, kind, operation.IsLifted, operand, one)
            : operand is PoisonValue ? operand : Refuse(operation, Unsupported.Quote(operation), "increment numbers only");
    }

    public Value Unary(IUnaryOperation operation, Value operand)
    {
        if (operand is PoisonValue)
        {
            return operand;
        }

        string? symbol = operation.OperatorKind switch
        {
            UnaryOperatorKind.Plus => "+",
            UnaryOperatorKind.Minus => "-",
            UnaryOperatorKind.BitwiseNegation => "~",
            UnaryOperatorKind.Not => "!",
            _ => null,
        };
        if (symbol is null || operand is not ScalarValue scalar || ScalarRules.Keyword(TypeOf(operation)) is null || operation.IsLifted)
        {
            return Refuse(operation, Unsupported.Quote(operation), "use arithmetic on numbers");
        }

        return ConstantFolder.Unary(operation.OperatorKind, scalar.Constant) is { } folded
            ? ScalarRules.Constant(folded, null)
            : Make(operation, TypeOf(operation), "(" + symbol + scalar.Code + ")", symbol + ScalarRules.Operand(scalar), isInfix: true);
    }

    public Value Convert(IConversionOperation operation, ScalarValue operand)
    {
        if (KnownSymbols.IsLength(operation.Type) || operation.GetConversion().IsIdentity)
        {
            return operand;
        }

        return Cast(operand, TypeOf(operation), !operation.IsImplicit, operation);
    }

    public Value Choose(IConditionalOperation operation, Value condition, Value whenTrue, Value whenFalse)
    {
        if (condition is PoisonValue || whenTrue is PoisonValue || whenFalse is PoisonValue)
        {
            return PoisonValue.Instance;
        }

        if (condition is not ScalarValue test || whenTrue is not ScalarValue left || whenFalse is not ScalarValue right)
        {
            return Refuse(operation, Unsupported.Quote(operation), "choose between numbers, or between arrays with Where(condition, x, y)");
        }

        return test.Constant switch
        {
            true => left,
            false => right,
            _ => Make(
                operation,
                TypeOf(operation),
                $"({test.Code} ? {left.Code} : {right.Code})",
                $"{ScalarRules.Operand(test)} ? {ScalarRules.Operand(left)} : {ScalarRules.Operand(right)}",
                isInfix: true),
        };
    }

    /// <summary>A call of a function that <see cref="IsMath"/>.</summary>
    public Value Call(IInvocationOperation call, Value? instance, IReadOnlyDictionary<string, Value> arguments)
    {
        IMethodSymbol method = call.TargetMethod;
        if (KnownSymbols.IsLength(method.ContainingType) && method.Name == "ToInt64" && instance is ScalarValue)
        {
            return instance;
        }

        ScalarValue[] values = method.Parameters.Where(p => p.RefKind is RefKind.None or RefKind.In).Select(p => arguments.TryGetValue(p.Name, out Value value) ? value : null).OfType<ScalarValue>().ToArray();
        string? type = call.ConstrainedToType is { } constrained ? ScalarRules.Keyword(_frame.Resolve(constrained)?.SpecialType) : "global::" + method.ContainingType.ToDisplayString(s_qualified);
        if (type is null || !method.IsStatic || values.Length != method.Parameters.Length || ScalarRules.Keyword(TypeOf(call)) is null)
        {
            return Refuse(call, "'" + method.Name + "'", "use functions that take numbers and give one");
        }

        if (method.Name is "CreateChecked" or "CreateTruncating" or "CreateSaturating")
        {
            return Cast(values[0], TypeOf(call), explicitly: false, call);
        }

        return Make(
            call,
            TypeOf(call),
            $"{type}.{method.Name}({string.Join(", ", values.Select(v => v.Code))})",
            $"{method.Name}({string.Join(", ", values.Select(v => v.Text))})",
            isInfix: false);
    }

    /// <summary>A property: only those that a number type has for generic code.</summary>
    public Value Property(IPropertyReferenceOperation property)
    {
        ITypeSymbol? constrained = _frame.Resolve(property.ConstrainedToType);
        SpecialType type = KnownSymbols.NumberType(constrained);
        string? keyword = ScalarRules.Keyword(type);
        string name = property.Property.Name;
        return keyword is null ? _builder.Report(ProblemIds.CapturedState, property.Syntax.GetLocation(), name) : name switch
        {
            "Zero" or "AdditiveIdentity" => ScalarRules.Number(type, 0)!,
            "One" or "MultiplicativeIdentity" => ScalarRules.Number(type, 1)!,
            "NegativeOne" => ScalarRules.Number(type, -1)!,
            _ when KnownSymbols.IsHalf(constrained) => Make(property, type, "((float)global::System.Half." + name + ")", name, isInfix: false),
            _ => Make(property, type, keyword + "." + name, name, isInfix: false),
        };
    }

    private Value Binary(IOperation operation, BinaryOperatorKind kind, bool isLifted, Value left, Value right, SpecialType? type = null)
    {
        if (left is PoisonValue || right is PoisonValue)
        {
            return PoisonValue.Instance;
        }

        string? symbol = ScalarRules.Operator(kind);
        if (symbol is null || isLifted || left is not ScalarValue l || right is not ScalarValue r || ScalarRules.Keyword(type ?? TypeOf(operation)) is null)
        {
            return Refuse(operation, Unsupported.Quote(operation), "use arithmetic on numbers");
        }

        if (kind is BinaryOperatorKind.Divide or BinaryOperatorKind.Remainder && r.Constant is 0 or 0L)
        {
            return Refuse(operation, "A division by zero", "whole numbers have no infinity");
        }

        if (ConstantFolder.Binary(kind, l.Constant, r.Constant) is { } folded)
        {
            return ScalarRules.Constant(folded, null);
        }

        SpecialType result = type ?? TypeOf(operation);
        string code = $"({l.Code} {symbol} {r.Code})";
        if (result is SpecialType.System_Byte or SpecialType.System_SByte or SpecialType.System_Int16 or SpecialType.System_UInt16)
        {
            // In generic code T + T is T; written out, C# would give int.
            code = $"unchecked(({ScalarRules.Keyword(result)}){code})";
        }

        if (KnownSymbols.IsHalf(_frame.Resolve(operation.Type)))
        {
            code = Rounded(code);
        }

        Value made = Make(operation, result, code, $"{ScalarRules.Operand(l)} {symbol} {ScalarRules.Operand(r)}", isInfix: true);
        return made is ScalarValue number && result == SpecialType.System_Int64 ? number with { Length = LengthRules.Combine(kind, l, r) } : made;
    }

    // What C# makes of an operation on halves: one on floats, rounded.
    private static string Rounded(string code) => $"((float)(global::System.Half)({code}))";

    private Value Cast(ScalarValue operand, SpecialType target, bool explicitly, IOperation operation)
    {
        if (KnownSymbols.IsHalf(_frame.Resolve(operation.Type)))
        {
            return ScalarRules.Known(operand) is { } known
                ? ScalarRules.Constant(HalfNumber.Round(known), null)
                : Make(operation, target, Rounded(operand.Code), explicitly ? $"(Half){ScalarRules.Operand(operand)}" : operand.Text, explicitly || operand.IsInfix);
        }

        if (operand.Type == target)
        {
            return operand;
        }

        if (ScalarRules.Keyword(target) is not { } keyword)
        {
            string? type = _frame.Resolve(operation.Type)?.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat);
            return Refuse(operation, "A number of type " + type, "compute it before, and pass it as a parameter of a type that kernels compute with");
        }

        if (ConstantFolder.Convert(operand.Constant, target) is { } folded)
        {
            return ScalarRules.Constant(folded, null);
        }

        // unchecked: a constant operand out of range would otherwise not compile where the user's variable did.
        string code = explicitly || operand.Constant is not null ? $"unchecked(({keyword}){operand.Code})" : $"(({keyword}){operand.Code})";
        Value cast = Make(operation, target, code, explicitly ? $"({keyword}){ScalarRules.Operand(operand)}" : operand.Text, explicitly || operand.IsInfix);
        return cast is ScalarValue number ? number with { Length = LengthRules.Convert(operand, target) } : cast;
    }

    private Value Make(IOperation operation, SpecialType type, string code, string text, bool isInfix) => code.Length <= MaxCode
        ? new ScalarValue(type, code, text.Length <= MaxCode ? text : "...", null, isInfix)
        : Refuse(operation, "An expression of this length", "compute it before, and pass it as a parameter");

    private SpecialType TypeOf(IOperation operation)
    {
        ITypeSymbol? type = _frame.Resolve(operation.Type);
        return KnownSymbols.IsLength(type) ? SpecialType.System_Int64 : KnownSymbols.NumberType(type);
    }

    private Value Refuse(IOperation operation, string name, string wayOut) => operation.Type is null or { TypeKind: TypeKind.Error }
        ? _builder.Report(ProblemIds.CSharpErrors, operation.Syntax.GetLocation(), _frame.Method.Name)
        : _builder.Report(ProblemIds.ScalarExpression, operation.Syntax.GetLocation(), name, wayOut);
}
