using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using StaticGraph.Generator.Model;
using StaticGraph.Generator.Ops;
using StaticGraph.Generator.Problems;

namespace StaticGraph.Generator.Frontend;

/// <summary>Reads the lengths of arrays that a kernel makes, and how many elements there are from a start to a stop.</summary>
internal sealed class CreationReader
{
    private readonly KernelBuilder _builder;

    public CreationReader(KernelBuilder builder) => _builder = builder;

    /// <summary>Each length of a shape, with what the canonical expression shows; null after telling what is none.</summary>
    public (string[] Lengths, string[] Texts)? Shape(Value value, OpParameter parameter, Location place)
    {
        ScalarValue?[] items = (value is ListValue list ? list.Items : new[] { value }).Select(item => item as ScalarValue).ToArray();
        var lengths = new List<string>();
        foreach (ScalarValue? item in items)
        {
            if (parameter.LeavesOne && item is { Constant: -1 or -1L })
            {
                lengths.Add("-1");
                continue;
            }

            if (WhyNoLength(item) is { } reason)
            {
                _builder.Report(ProblemIds.ShapeText, place, item!.Text, reason);
                return null;
            }

            if (item is null || LengthRules.Of(item) is not { } length)
            {
                _builder.Report(ProblemIds.NotConstant, place, parameter.Name, BuildTimeValues.Length);
                return null;
            }

            lengths.Add(length);
        }

        return (lengths.ToArray(), items.Select(item => item!.Text).ToArray());
    }

    /// <summary>Adds what follows from the arguments of a creation: the numbers it is made of, and how many elements there are. False after telling why there is no number of them.</summary>
    public bool Complete(OpDef row, SpecialType type, NodeArguments read, Location place)
    {
        switch (row.Makes)
        {
            case CreationKind.Number:
                read.Inputs.AddRange(row.Fill is { } fill ? Numbers(ScalarRules.Number(type, fill) ?? ComplexReader.Number(fill)) : Array.Empty<Value>());
                return true;
            case CreationKind.Progression:
                return read.Numbers.Count == 0 || Progress(type, read, place);
            case CreationKind.Diagonal:
                // One length is that of rows and columns.
                read.Shape.AddRange(read.Shape.Count == 1 ? read.Shape.ToArray() : Array.Empty<string>());
                read.Inputs.AddRange(read.Arguments.Where(argument => argument.Name == "k").SelectMany(k => Numbers(ScalarRules.Constant(long.Parse(k.Items[0], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture), null))));
                return true;
            case CreationKind.Indices:
                read.Shape.Insert(0, read.Shape.Count.ToString(CultureInfo.InvariantCulture));
                return true;
            case CreationKind.Term:
            case CreationKind.Choice:
            case null:
                return true;
            default:
                throw new InvalidOperationException("A creation makes one of these.");
        }
    }

    private static string? WhyNoLength(ScalarValue? item) => item?.Constant switch
    {
        int and < 0 or long and < 0 => "a length is never negative",
        long and > ShapeTexts.Longest => ShapeTexts.TooLong,
        _ => null,
    };

    private bool Progress(SpecialType type, NodeArguments read, Location place)
    {
        ScalarValue? Or(string name, int number) => read.Numbers.TryGetValue(name, out ScalarValue said) ? said : ScalarRules.Number(type, number) as ScalarValue;
        if (Or("start", 0) is not { } start || Or("step", 1) is not { Constant: { } step })
        {
            // A type that kernels do not compute with, which is said of the whole.
            return true;
        }

        ScalarValue stop = read.Numbers["stop"];
        string? count = start.Constant is { } first && stop.Constant is { } last ? Count(first, last, step, place) : Between(start, stop, step, place);
        read.Shape.AddRange(count is null ? Array.Empty<string>() : new[] { count });
        if (read.Numbers.Count > 1)
        {
            read.Inputs.Add(start);
            read.Inputs.AddRange(Numbers(ScalarRules.Constant(start.Constant is null ? step : ProgressionNumbers.Step(start.Constant, step), null)));
            read.Inputs.AddRange(start.Constant is null ? Array.Empty<Value>() : ProgressionNumbers.Apart(start.Constant, step).SelectMany(element => Numbers(element.Index).Concat(Numbers(element.Value))));
        }

        return count is not null;
    }

    // None in a type that kernels do not compute with, which is said of the whole.
    private static IEnumerable<Value> Numbers(Value? number) => number is null ? Array.Empty<Value>() : new[] { number };

    private static IEnumerable<Value> Numbers(object number) => Numbers(ScalarRules.Constant(number, null));

    // How many elements there are from a start to below a stop, or null after telling why there is no number.
    private string? Count(object start, object stop, object step, Location place)
    {
        if (Convert.ToDouble(step, CultureInfo.InvariantCulture) == 0)
        {
            _builder.Report(ProblemIds.ShapeText, place, Text(start, stop, step), "steps of 0 lead nowhere");
            return null;
        }

        double count = ProgressionNumbers.Count(start, stop, step);
        if (count <= ShapeTexts.Longest)
        {
            return ((long)count).ToString(CultureInfo.InvariantCulture);
        }

        _builder.Report(ProblemIds.ShapeText, place, Text(start, stop, step), double.IsNaN(count) ? "it is not a number" : ShapeTexts.TooLong);
        return null;
    }

    // Where a length takes part the number of elements is one too, in steps of 1 from and to whole numbers.
    private string? Between(ScalarValue start, ScalarValue stop, object step, Location place)
    {
        double each = Convert.ToDouble(step, CultureInfo.InvariantCulture);
        if (each is 1 or -1 && LengthRules.Of(start) is { } first && LengthRules.Of(stop) is { } last)
        {
            return each > 0 ? LengthRules.Combine(BinaryOperatorKind.Subtract, last, first) : LengthRules.Combine(BinaryOperatorKind.Subtract, first, last);
        }

        if (new[] { start, stop }.FirstOrDefault(bound => bound.Constant is null && LengthRules.Of(bound) is null) is { } unknown)
        {
            _builder.Report(ProblemIds.NotConstant, place, unknown == start ? "start" : "stop", BuildTimeValues.Length);
        }
        else
        {
            string rule = each is 1 or -1 ? "the other one is a length or a whole number" : "steps are 1 or -1";
            _builder.Report(ProblemIds.ShapeText, place, Text(start.Text, stop.Text, step), "with a length as a bound, " + rule);
        }

        return null;
    }

    private static string Text(object start, object stop, object step) =>
        string.Format(CultureInfo.InvariantCulture, "({0} - {1}) / {2}", stop, start, step);
}
