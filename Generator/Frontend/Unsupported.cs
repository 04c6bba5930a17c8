using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace StaticGraph.Generator.Frontend;

/// <summary>What C# has and kernels have not: the name of each construct and the way out.</summary>
internal static class Unsupported
{
    // More of a quotation says no more.
    private const int Longest = 40;

    private const string Loop = "use a for loop with constant bounds, or an operation over an axis";
    private const string Choice = "choose with Where(condition, x, y), by an array of conditions or by one";
    private const string Numbers = "choose between numbers with ?:, between arrays with Where(condition, x, y)";
    private const string Values = "use arrays, numbers and tuples";
    private const string Inline = "write the expression itself, or a static method";
    private const string Plain = "a kernel is one expression with locals, and its body is not run";

    /// <summary>The construct's name and the way out.</summary>
    public static (string Name, string WayOut) Describe(IOperation operation) => operation switch
    {
        IWhileLoopOperation => ("A while loop", Loop),
        IForEachLoopOperation => ("A foreach loop", Loop),
        IConditionalOperation when operation.Type is null => ("An if statement", Choice),
        IConditionalOperation => ("A choice between arrays", Choice),
        ISwitchOperation or ISwitchExpressionOperation => ("A switch", Numbers),
        IIsPatternOperation or IIsTypeOperation => ("A pattern", "use comparisons"),
        ITryOperation => ("A try block", Plain),
        IThrowOperation => ("A throw", Plain),
        ILockOperation => ("A lock", Plain),
        IUsingOperation or IUsingDeclarationOperation => ("A using statement", Plain),
        IAwaitOperation => ("An await", "a plan has asynchronous forms of its own"),
        IReturnOperation => ("A yield", "return a tuple of arrays"),
        IAnonymousFunctionOperation or IDelegateCreationOperation or IMethodReferenceOperation => ("A lambda or delegate", Inline),
        ILocalFunctionOperation => ("A local function", "make it a static method of the type"),
        ILabeledOperation => ("A label", Loop),
        IBranchOperation { BranchKind: BranchKind.GoTo } => ("A goto", Loop),
        IBranchOperation => ("A break or continue", "choose the loop's bounds instead"),
        IDynamicInvocationOperation or IDynamicMemberReferenceOperation or IDynamicIndexerAccessOperation or IDynamicObjectCreationOperation => ("A dynamic call", "use static types"),
        IObjectCreationOperation or ITypeParameterObjectCreationOperation or IAnonymousObjectCreationOperation => ("A new object", Values),
        IArrayCreationOperation or IArrayElementReferenceOperation => ("A C# array", Values),
        ISpreadOperation => ("A spread of what is no list", "write its items"),
        IPropertyReferenceOperation => ("An item or a property of a list", Values),
        IAddressOfOperation => ("An address", Values),
        IAssignmentOperation or IIncrementOrDecrementOperation => ("An assignment inside an expression", "make it a statement of its own"),
        IInterpolatedStringOperation => ("A string", "axes and dims are named by constants"),
        ICoalesceOperation or IConditionalAccessOperation or ICoalesceAssignmentOperation => ("A null test", "arrays in a kernel are never null"),
        IInstanceReferenceOperation => ("'this'", "a kernel is static; pass what it needs as parameters"),
        IConversionOperation => ("The conversion " + Quote(operation), "use Cast<T>() for arrays"),
        ITupleBinaryOperation => ("A comparison of tuples", "compare their items"),
        IWithOperation => ("A with expression", Values),
        _ when operation.Syntax is StackAllocArrayCreationExpressionSyntax or ImplicitStackAllocArrayCreationExpressionSyntax => ("A stackalloc", Values),
        _ => (Quote(operation), Plain),
    };

    /// <summary>The C# of an operation between quotes, on one line and cut where it is long.</summary>
    public static string Quote(IOperation operation)
    {
        string text = Regex.Replace(operation.Syntax.ToString(), "\\s+", " ");
        return "'" + (text.Length <= Longest ? text : text.Substring(0, Longest) + "...") + "'";
    }
}
