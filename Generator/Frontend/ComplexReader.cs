using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Operations;
using StaticGraph.Generator.Problems;
using StaticGraph.Generator.Support;

namespace StaticGraph.Generator.Frontend;

/// <summary>Reads expressions over single complex numbers: C# text as that over other numbers is, and the parts of what it gives.</summary>
internal sealed class ComplexReader
{
    private const int MaxCode = 2_048;
    private const string Type = "global::System.Numerics.Complex";

    private readonly KernelBuilder _builder;

    public ComplexReader(KernelBuilder builder) => _builder = builder;

    /// <summary>A kernel's parameter.</summary>
    public static ComplexValue Parameter(string name) => Opaque(CSharpText.Identifier(name), name, isInfix: false);

    /// <summary><c>default</c>, and what is outside of an array where nobody says what.</summary>
    public static ComplexValue Number(double real) => Of((ScalarValue)ScalarRules.Constant(real, null), Zero());

    /// <summary><c>Complex.ImaginaryOne</c> and its kin; null for other fields.</summary>
    public static Value? Field(IFieldReferenceOperation field) => !KnownSymbols.IsComplex(field.Field.ContainingType) ? null : field.Field.Name switch
    {
        "Zero" => Number(0),
        "One" => Number(1),
        "ImaginaryOne" => Of(Zero(), (ScalarValue)ScalarRules.Constant(1.0, null)),
        _ => Opaque($"{Type}.{field.Field.Name}", "Complex." + field.Field.Name, isInfix: false),
    };

    /// <summary><c>new Complex(real, imaginary)</c>.</summary>
    public Value Create(IObjectCreationOperation creation, Func<IOperation, Value> valueOf)
    {
        Value[] parts = creation.Arguments.OrderBy(argument => argument.Parameter?.Ordinal).Select(argument => valueOf(argument)).ToArray();
        return parts.Length == 0 ? Number(0)
            : parts.Any(part => part is PoisonValue) ? PoisonValue.Instance
            : parts.Length == 2 && parts[0] is ScalarValue real && parts[1] is ScalarValue imaginary ? Checked(creation, Of(Double(real), Double(imaginary)))
            : Refuse(creation);
    }

    /// <summary>A number as a complex one, or a complex one as an operand.</summary>
    public Value Convert(IConversionOperation conversion, Value operand) => operand switch
    {
        ScalarValue scalar when KnownSymbols.IsComplex(conversion.Type) => Checked(conversion, Of(Double(scalar), Zero())),
        ComplexValue when KnownSymbols.IsComplex(conversion.Type) || KnownSymbols.IsComplexOperand(conversion.Type) || conversion.GetConversion().IsIdentity => operand,
        ArrayValue => operand,
        _ => Refuse(conversion),
    };

    public Value Binary(IOperation operation, BinaryOperatorKind kind, Value left, Value right)
    {
        if (left is PoisonValue || right is PoisonValue)
        {
            return PoisonValue.Instance;
        }

        return kind is BinaryOperatorKind.Add or BinaryOperatorKind.Subtract or BinaryOperatorKind.Multiply or BinaryOperatorKind.Divide && Written(left) is { } l && Written(right) is { } r
            ? Checked(operation, Opaque($"({l.Code} {ScalarRules.Operator(kind)} {r.Code})", $"{ScalarRules.Operand(l)} {ScalarRules.Operator(kind)} {ScalarRules.Operand(r)}", isInfix: true))
            : Refuse(operation);
    }

    public Value Unary(IUnaryOperation operation, ComplexValue operand) => operation.OperatorKind switch
    {
        UnaryOperatorKind.Plus => operand,
        UnaryOperatorKind.Minus => Checked(operation, Opaque($"(-{operand.Written.Code})", "-" + ScalarRules.Operand(operand.Written), isInfix: true)),
        _ => Refuse(operation),
    };

    /// <summary>A part.</summary>
    public Value Property(IPropertyReferenceOperation property, ComplexValue number) => property.Property.Name switch
    {
        "Real" => number.Real,
        "Imaginary" => number.Imaginary,
        _ => new ScalarValue(SpecialType.System_Double, $"{number.Written.Code}.{property.Property.Name}", $"{ScalarRules.Operand(number.Written)}.{property.Property.Name}"),
    };

    /// <summary>A static function of <c>Complex</c>.</summary>
    public Value Call(IInvocationOperation call, IReadOnlyDictionary<string, Value> arguments)
    {
        IMethodSymbol method = call.TargetMethod;
        ScalarValue?[] values = method.Parameters.Select(parameter => arguments.TryGetValue(parameter.Name, out Value value) ? Written(value) : null).ToArray();
        if (!method.IsStatic || values.Contains(null))
        {
            return Refuse(call);
        }

        string code = $"{Type}.{method.Name}({string.Join(", ", values.Select(value => value!.Code))})", text = $"Complex.{method.Name}({string.Join(", ", values.Select(value => value!.Text))})";
        return KnownSymbols.IsComplex(method.ReturnType) ? Checked(call, Opaque(code, text, isInfix: false))
            : method.ReturnType.SpecialType == SpecialType.System_Double && code.Length <= MaxCode ? new ScalarValue(SpecialType.System_Double, code, text)
            : Refuse(call);
    }

    private static ScalarValue? Written(Value value) => value is ComplexValue complex ? complex.Written : value as ScalarValue;

    private static ComplexValue Of(ScalarValue real, ScalarValue imaginary) =>
        new(new ScalarValue(SpecialType.None, $"new {Type}({real.Code}, {imaginary.Code})", $"({real.Text}, {imaginary.Text})"), real, imaginary);

    private static ComplexValue Opaque(string code, string text, bool isInfix)
    {
        var written = new ScalarValue(SpecialType.None, code, text, null, isInfix);
        ScalarValue Part(string name) => new(SpecialType.System_Double, $"{code}.{name}", $"{ScalarRules.Operand(written)}.{name}");
        return new ComplexValue(written, Part("Real"), Part("Imaginary"));
    }

    private static ScalarValue Double(ScalarValue number) => ScalarRules.As(number, SpecialType.System_Double);

    private static ScalarValue Zero() => (ScalarValue)ScalarRules.Constant(0.0, null);

    private Value Checked(IOperation operation, ComplexValue value) => value.Written.Code.Length <= MaxCode
        ? value
        : _builder.Report(ProblemIds.ScalarExpression, operation.Syntax.GetLocation(), "An expression of this length", "compute it before, and pass it as a parameter");

    private Value Refuse(IOperation operation) =>
        _builder.Report(ProblemIds.ScalarExpression, operation.Syntax.GetLocation(), Unsupported.Quote(operation), "compute it before, and pass it as a parameter of type Complex");
}
