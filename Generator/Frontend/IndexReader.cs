using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using StaticGraph.Generator.Model;
using StaticGraph.Generator.Problems;

namespace StaticGraph.Generator.Frontend;

/// <summary>Reads what stands between brackets: numbers, <c>^1</c>, ranges, slices and lists, known when the kernel is compiled but for bounds that are lengths, and marks of axes.</summary>
internal sealed class IndexReader
{
    private readonly KernelBuilder _builder;

    public IndexReader(KernelBuilder builder) => _builder = builder;

    /// <summary><c>NewAxis</c>, <c>Ellipsis</c>.</summary>
    public static Value Mark(IPropertyReferenceOperation property) => new IndexValue(property.Property.Name);

    /// <summary><c>^1</c>.</summary>
    public Value FromEnd(IUnaryOperation hat, Value operand) => Number(operand) switch
    {
        _ when operand is PoisonValue => operand,
        null => NotConstant(hat),
        < 0 => Negative(hat),
        var number => new IndexValue("^" + Text(number.Value)),
    };

    /// <summary><c>1..^1</c>, of which either bound may be missing.</summary>
    public Value Range(IRangeOperation range, Value? start, Value? end)
    {
        if (start is PoisonValue || end is PoisonValue)
        {
            return PoisonValue.Instance;
        }

        if (start is not (null or IndexValue) || end is not (null or IndexValue))
        {
            return NotConstant(range);
        }

        // What is the default is left out, so that it does not matter whether it is written.
        IndexValue first = Bound(start, "0")!, last = Bound(end, "^0")!;
        return new IndexValue(IndexText.Range(first.Text, last.Text)) { Code = IndexText.Range(first.Code, last.Code) };
    }

    /// <summary><c>Slice(1, ^1, 2)</c>, of which either bound may be null.</summary>
    public Value Slice(IInvocationOperation call, IReadOnlyDictionary<string, Value> arguments)
    {
        if (Number(arguments["step"]) is not { } step)
        {
            return NotConstant(call.Arguments.FirstOrDefault(argument => argument.Parameter?.Name == "step") ?? (IOperation)call, "step");
        }

        if (step == 0)
        {
            return _builder.Report(ProblemIds.Construct, call.Syntax.GetLocation(), "A step of 0", "go on by 1, or back by -1");
        }

        return Bound(arguments["start"], step > 0 ? "0" : "^1") is { } start && Bound(arguments["stop"], step > 0 ? "^0" : "") is { } stop
            ? new IndexValue(IndexText.Slice(start.Text, stop.Text, step)) { Code = IndexText.Slice(start.Code, stop.Code, step) }
            : NotConstant(call);
    }

    /// <summary>
    /// A number that becomes an index: a negative one counts from the end, as in NumPy, but not as a bound of a range, where C# would throw. A length counts from the beginning.
    /// </summary>
    public Value Convert(IConversionOperation conversion, Value operand) => (operand, Number(operand)) switch
    {
        // No array of indices is meant, nor is it known which kind of one: C# says so.
        (ConstantValue { Constant: null }, _) when KnownSymbols.IsAxisIndex(conversion.Type) => _builder.Report(ProblemIds.CSharpErrors, conversion.Syntax.GetLocation(), "the index"),
        (PoisonValue or IndexValue or ListValue or ArrayValue or ConstantValue { Constant: null }, _) => operand,
        (ScalarValue { Constant: null, Length: { } length } bound, _) => new IndexValue(bound.Text) { Code = length },
        (_, null) => NotConstant(conversion),
        (_, long.MinValue) => NotConstant(conversion),
        (_, < 0 and var number) => KnownSymbols.IsAxisIndex(conversion.Type) || KnownSymbols.IsBound(conversion.Type) ? new IndexValue("^" + Text(-number)) : Negative(conversion),
        (_, var number) => new IndexValue(Text(number.Value)),
    };

    /// <summary>What an argument takes of an axis: an index, a list of numbers, or what an array says, which becomes one of the operands; null where it is not known now.</summary>
    public static IndexValue? Of(Value value, ICollection<Value> operands)
    {
        if (value is ArrayValue)
        {
            operands.Add(value);
            return new IndexValue(IndexText.OfOperand(operands.Count - 1));
        }

        return value is ListValue list ? List(list.Items.Select(Number).ToArray()) : value as IndexValue;
    }

    private static IndexValue? List(long?[] indices) => indices.Contains(null) || indices.Contains(long.MinValue) ? null : new IndexValue(IndexText.List(indices.OfType<long>()));

    // What is the default is left out. Null where it is not known now.
    private static IndexValue? Bound(Value? bound, string missing) => bound switch
    {
        IndexValue index => index.Text == missing ? new IndexValue("") : index,
        null or ConstantValue { Constant: null } => new IndexValue(""),
        _ => null,
    };

    private Value NotConstant(IOperation operation) => _builder.Report(ProblemIds.NotConstant, operation.Syntax.GetLocation(), "index", BuildTimeValues.Length);

    private Value NotConstant(IOperation operation, string what) => _builder.Report(ProblemIds.NotConstant, operation.Syntax.GetLocation(), what, BuildTimeValues.Constant);

    private Value Negative(IOperation operation) =>
        _builder.Report(ProblemIds.Construct, operation.Syntax.GetLocation(), "A bound below 0", "count from the end with ^1");

    private static long? Number(Value value) => value is ScalarValue { Constant: (int or long) and var number } ? System.Convert.ToInt64(number, CultureInfo.InvariantCulture) : null;

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
