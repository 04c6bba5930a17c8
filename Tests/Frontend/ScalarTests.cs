extern alias generator;

using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using generator::StaticGraph.Generator.Model;
using generator::StaticGraph.Generator.Support;

namespace StaticGraph.Tests.Frontend;

/// <summary>Expressions over single numbers become C# text with every conversion written out.</summary>
public class ScalarTests
{
    public static TheoryData<object> Literals =>
    [
        0.0, -0.0, 1.0, -1.5, 0.1, 1e308, double.MaxValue, double.MinValue, double.Epsilon, double.NaN, double.PositiveInfinity, double.NegativeInfinity, Math.PI, 1.0 / 3, 123456789012345680.0,
        0f, -0f, 0.1f, 1f / 3, float.MaxValue, float.Epsilon, float.NaN, float.PositiveInfinity, float.NegativeInfinity, 16777217f,
        0, -1, int.MinValue, int.MaxValue, 0L, long.MinValue, long.MaxValue, uint.MaxValue, ulong.MaxValue,
        (byte)200, (sbyte)-100, short.MinValue, ushort.MaxValue, true, false,
    ];

    [Theory]
    [MemberData(nameof(Literals))]
    public void Literals_come_back_with_the_same_bits_in_every_culture(object value)
    {
        string expected = CSharpText.Literal(value)!;
        foreach (string culture in new[] { "de-DE", "tr-TR", "fa-IR", "th-TH" })
        {
            CultureInfo old = CultureInfo.CurrentCulture;
            CultureInfo.CurrentCulture = Culture(culture);
            try
            {
                Assert.Equal(expected, CSharpText.Literal(value));
            }
            finally
            {
                CultureInfo.CurrentCulture = old;
            }
        }

        object? back = ConstantOf(expected);
        Assert.Equal(value.GetType(), back?.GetType());
        Assert.Equal(Bits(value), Bits(back!));
    }

    [Theory]
    [InlineData("a", "a", "a")]
    [InlineData("a * 2", "(a * 2d)", "a * 2")]
    [InlineData("-a", "(-a)", "-a")]
    [InlineData("k", "((double)k)", "k")]
    [InlineData("k + 1L", "((double)(((long)k) + 1L))", "k + 1")]
    [InlineData("k / 2", "((double)(k / 2))", "k / 2")]
    [InlineData("(int)a", "((double)unchecked((int)a))", "(int)a")]
    [InlineData("Math.Max(a, k)", "global::System.Math.Max(a, ((double)k))", "Max(a, k)")]
    [InlineData("double.Hypot(a, 1)", "global::System.Double.Hypot(a, 1d)", "Hypot(a, 1)")]
    [InlineData("MathF.Sqrt(2f)", "((double)global::System.MathF.Sqrt(2f))", "Sqrt(2)")]
    [InlineData("Math.PI", "3.141592653589793d", "3.141592653589793")]
    [InlineData("k > 1 && flag ? a : 0.5", "(((k > 1) && flag) ? a : 0.5d)", "((k > 1) && flag) ? a : 0.5")]
    [InlineData("x.GetLength(0)", "((double){length:0:0})", "GetLength(x, 0)")]
    [InlineData("x.GetLength(\"n\") - 1", "((double)({dim:n} - ((long)1)))", "n - 1")]
    [InlineData("x.GetLength(-1).ToInt64()", "((double){length:0:-1})", "GetLength(x, -1)")]
    [InlineData("@class", "@class", "class")]
    [InlineData("'a'", "97d", "97")]
    [InlineData("0x1F", "31d", "31")]
    [InlineData("(double)1.5m", "1.5d", "1.5")]
    [InlineData("double.NaN", "global::System.Double.NaN", "NaN")]
    [InlineData("Half", "0.5d", "0.5")]
    public void Text_of_an_expression(string expression, string code, string text)
    {
        Kernel kernel = KernelSource.Read($$"""
            const double Half = 0.5;

            [ArrayKernel]
            static NDArray<double> F([Shape("n")] NDArray<double> x, double a, int k, bool flag, double @class) => x * ({{expression}});
            """);

        Assert.Empty(kernel.Problems);
        KernelScalar scalar = Assert.Single(kernel.Scalars);
        Assert.Equal(code.Replace("((long)1)", "1L", StringComparison.Ordinal), scalar.Code);
        Assert.Equal(text, scalar.Text);
    }

    [Fact]
    public void Generic_arithmetic_stays_in_its_type()
    {
        Kernel kernel = KernelSource.Read("""
            [ArrayKernel]
            static NDArray<byte> F([Shape("n")] NDArray<byte> x, byte a) => Add(x, a);

            static NDArray<T> Add<T>(NDArray<T> x, T a) where T : unmanaged, System.Numerics.INumber<T> => x + (a + T.One) + T.CreateChecked(2) + T.Max(a, T.Zero);
            """);

        Assert.Empty(kernel.Problems);
        Assert.Equal(["unchecked((byte)(a + ((byte)1)))", "((byte)2)", "byte.Max(a, ((byte)0))"], kernel.Scalars.Select(s => s.Code));
    }

    [Fact]
    public void Repeated_squaring_does_not_explode()
    {
        string squares = string.Concat(Enumerable.Range(0, 40).Select(_ => "a = a * a; "));

        Kernel kernel = KernelSource.Read($"[ArrayKernel] static NDArray<double> F([Shape(\"n\")] NDArray<double> x, double a) {{ {squares} return x * a; }}");

        Assert.Equal("An expression of this length", Assert.Single(kernel.Problems).Arguments[0]);
    }

    private static CultureInfo Culture(string name)
    {
        var culture = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        culture.NumberFormat.NumberDecimalSeparator = name == "fa-IR" ? "/" : ",";
        culture.NumberFormat.NegativeSign = name == "fa-IR" ? "\u2212" : "~";
        culture.NumberFormat.NaNSymbol = "n. def.";
        return culture;
    }

    private static object? ConstantOf(string literal)
    {
        CSharpCompilation compilation = KernelSource.Compile($"class C {{ object M() => {literal}; }}");
        SyntaxTree tree = compilation.SyntaxTrees[0];
        ExpressionSyntax expression = tree.GetRoot(CancellationToken.None).DescendantNodes().OfType<ArrowExpressionClauseSyntax>().Single().Expression;
        return compilation.GetSemanticModel(tree).GetConstantValue(expression, CancellationToken.None).Value;
    }

    private static long Bits(object value) => value switch
    {
        double d => BitConverter.DoubleToInt64Bits(d),
        float f => BitConverter.SingleToInt32Bits(f),
        ulong u => unchecked((long)u),
        _ => Convert.ToInt64(value, CultureInfo.InvariantCulture),
    };
}
