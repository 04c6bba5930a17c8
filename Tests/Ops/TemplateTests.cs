extern alias generator;

using generator::StaticGraph.Generator.Ops;
using StaticGraph.Tests.Simd;
using DType = StaticGraph.CompilerServices.DType;
using DTypes = StaticGraph.CompilerServices.DTypes;

namespace StaticGraph.Tests.Ops;

/// <summary>Each lane template, compiled for every element type and width, against its case's scalar reference.</summary>
public class TemplateTests
{
    private const int Length = 1024;

    public static TheoryData<string> Rows => [.. OpTable.All.Where(row => row.Kind == OpKind.Elementwise && row.Lower is null).Select(row => row.Name)];

    [Theory]
    [MemberData(nameof(Rows))]
    public void LanesComputeTheReference(string op)
    {
        OpCase row = OpCases.Find(op);
        foreach (DType operand in row.Types)
        {
            foreach (DType result in TemplateProgram.ResultsOf(row, operand))
            {
                Check(row, operand, result);
            }
        }
    }

    private static void Check(OpCase row, DType operand, DType result)
    {
        bool select = OpTable.Find(row.Op)!.Types == TypeRule.Select;
        Array a = Operands.Draw(select ? DType.Boolean : operand, row.DomainOf(0), Length, 1);
        Array b = Operands.Draw(operand, row.DomainOf(1), Length, 2), c = Operands.Draw(operand, row.DomainOf(2), Length, 3);
        Array?[] results = new Array[TemplateProgram.Widths.Length];
        for (int width = 0; width < results.Length; width++)
        {
            results[width] = Operands.Create(result, Length);
            TemplateProgram.Run(row.Op, operand, result, TemplateProgram.Widths[width], a, b, c, results[width]!);
        }

        for (int i = 0; i < Length; i++)
        {
            string where = $"{row.Op} of {operand} to {result}: {Operands.Floating(a, i):R}, {Operands.Floating(b, i):R}, {Operands.Floating(c, i):R}";
            Check(row, operand, result, [Operands.Floating(a, i), Operands.Floating(b, i), Operands.Floating(c, i)], results[0]!, i, where);
            long[] bits = [.. results.Select(array => Ulps.Bits(Operands.Floating(array!, i)))];
            Assert.True(bits.Distinct().Count() == 1, $"{where}: widths differ");
        }
    }

    private static void Check(OpCase row, DType operand, DType result, double[] operands, Array results, int i, string where)
    {
        if (!DTypes.IsFloating(operand))
        {
            long whole = (long)row.IntegerOf(operand)!([.. operands.Select(operand => (Int128)operand)]);
            double expected = row.Op == "Cast" && result == DType.Boolean ? (whole != 0 ? 1 : 0) : Operands.Wrap(whole, result);
            Assert.True(expected == Operands.Floating(results, i), $"{where} is {Operands.Floating(results, i)}, not {expected}");
            return;
        }

        if (row.Floating is null)
        {
            // Functions that .NET has not are measured against mpmath, in ErrorBoundTests.
            return;
        }

        double exact = row.Single is { } single && operand == DType.Single ? single([.. operands.Select(number => (float)number)]) : row.Floating!(operands);
        exact = row.Op == "Cast" ? (exact != 0 ? 1 : 0) : exact;
        double actual = Operands.Floating(results, i), nearest = operand == DType.Single ? (float)exact : exact;
        double error = operand == DType.Single && double.IsFinite(nearest)
            ? Math.Abs(actual - nearest) / Math.Max(MathF.BitIncrement(Math.Abs((float)nearest)) - Math.Abs((float)nearest), float.Epsilon)
            : Ulps.Between(actual, nearest, 0);
        Assert.True(error <= row.Ulps, $"{where} is {actual:R}, not {nearest:R}");
    }
}
