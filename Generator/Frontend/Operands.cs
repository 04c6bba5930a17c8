using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace StaticGraph.Generator.Frontend;

/// <summary>
/// The operands of an expression by what they are for, and never all the children of its node: what else hangs there, such as placeholders and the
/// arguments of a list's builder, differs from compiler to compiler.
/// </summary>
internal static class Operands
{
    /// <summary>What an expression computes with, in the order written; null for an expression that kernels have not.</summary>
    public static IReadOnlyList<IOperation>? Of(IOperation operation) => operation switch
    {
        IArgumentOperation argument => One(argument.Value),
        IParenthesizedOperation parenthesized => One(parenthesized.Operand),
        ITupleOperation tuple => tuple.Elements,
        ICollectionExpressionOperation list => list.Elements,
        ISpreadOperation spread => One(spread.Operand),
        IArrayCreationOperation { Initializer: { } initializer } => One(initializer),
        IArrayInitializerOperation initializer => initializer.ElementValues,
        IFieldReferenceOperation { Instance: { Type.IsTupleType: true } tuple } => One(tuple),
        IConversionOperation conversion => One(conversion.Operand),
        IConditionalOperation { WhenFalse: { } whenFalse } choice => new[] { choice.Condition, choice.WhenTrue, whenFalse },
        IBinaryOperation binary => new[] { binary.LeftOperand, binary.RightOperand },
        IUnaryOperation unary => One(unary.Operand),
        IRangeOperation { IsLifted: false } range => new[] { range.LeftOperand, range.RightOperand }.OfType<IOperation>().ToArray(),
        IObjectCreationOperation { Initializer: null } generator when KnownSymbols.IsGenerator(generator.Type) || KnownSymbols.IsComplex(generator.Type) => Call(null, generator.Arguments),
        IDelegateCreationOperation { Target: IAnonymousFunctionOperation, Parent: IArgumentOperation { Parent: IInvocationOperation call } } when KnownSymbols.IsArrayApi(call.TargetMethod.ContainingType) => Array.Empty<IOperation>(),
        IPropertyReferenceOperation property => Call(property.Instance, property.Arguments),
        IInvocationOperation invocation => Call(invocation.Instance, invocation.Arguments),
        _ => null,
    };

    private static IOperation[] One(IOperation operand) => new[] { operand };

    private static IOperation[] Call(IOperation? instance, ImmutableArray<IArgumentOperation> arguments) =>
        instance is null ? arguments.ToArray<IOperation>() : new[] { instance }.Concat(arguments).ToArray();
}
