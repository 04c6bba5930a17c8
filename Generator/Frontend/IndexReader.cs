using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using StaticGraph.Generator.Model;
using StaticGraph.Generator.Problems;

namespace StaticGraph.Generator.Frontend;

/// <summary>Reads what stands between brackets: numbers, <c>^1</c>, ranges and slices, known when the kernel is compiled.</summary>
internal sealed class IndexReader
{
    private readonly KernelBuilder _builder;

    public IndexReader(KernelBuilder builder) => _builder = builder;

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
        string first = start is IndexValue { Text: not "0" } from ? from.Text : "";
        string last = end is IndexValue { Text: not "^0" } to ? to.Text : "";
        return new IndexValue(IndexText.Range(first, last));
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

        string? start = BoundText(arguments["start"], step > 0 ? "0" : "^1"), stop = BoundText(arguments["stop"], step > 0 ? "^0" : "");
        return start is null || stop is null ? NotConstant(call) : new IndexValue(IndexText.Slice(start, stop, step));
    }

    /// <summary>A number that becomes an index: a negative one counts from the end, as in NumPy, but not as a bound of a range, where C# would throw.</summary>
    public Value Convert(IConversionOperation conversion, Value operand) => (operand, Number(operand)) switch
    {
        (PoisonValue or IndexValue or ConstantValue { Constant: null }, _) => operand,
        (_, null) => NotConstant(conversion),
        (_, long.MinValue) => NotConstant(conversion),
        (_, < 0 and var number) => KnownSymbols.IsAxisIndex(conversion.Type) || KnownSymbols.IsBound(conversion.Type) ? new IndexValue("^" + Text(-number)) : Negative(conversion),
        (_, var number) => new IndexValue(Text(number.Value)),
    };

    // What is the default is left out. Null where it is not known now.
    private static string? BoundText(Value bound, string missing) => bound switch
    {
        IndexValue index => index.Text == missing ? "" : index.Text,
        ConstantValue { Constant: null } => "",
        _ => null,
    };

    private Value NotConstant(IOperation operation, string what = "index") => _builder.Report(ProblemIds.NotConstant, operation.Syntax.GetLocation(), what, BuildTimeValues.Constant);

    private Value Negative(IOperation operation) =>
        _builder.Report(ProblemIds.Construct, operation.Syntax.GetLocation(), "A bound below 0", "count from the end with ^1");

    private static long? Number(Value value) => value is ScalarValue { Constant: (int or long) and var number } ? System.Convert.ToInt64(number, CultureInfo.InvariantCulture) : null;

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
