extern alias generator;

using System.Numerics;
using System.Runtime.InteropServices;
using generator::StaticGraph.CompilerServices;
using generator::StaticGraph.Generator.Ops;
using StaticGraph.Tests.Reference;
using StaticGraph.Tests.Support;

namespace StaticGraph.Tests.Ops;

/// <summary>Elementwise rows of complex numbers beside NumPy's, infinities, NaNs and signed zeros of both parts among them.</summary>
public sealed class ComplexTests
{
    private static readonly double[] Parts = [0.0, -0.0, 1, -2.5, 0.3, 1e-300, 1e300, double.PositiveInfinity, double.NegativeInfinity, double.NaN];

    private static readonly (string Op, string Kernel, string NumPy, double Ulps)[] Cases =
    [
        ("Add", "a + b", "a + b", 0),
        ("Subtract", "a - b", "a - b", 0),
        ("Multiply", "a * b", "a * b", 0),
        ("Divide", "a / b", "a / b", 0),
        ("Negate", "-a", "-a", 0),
        ("Square", "NDArray.Square(a)", "np.square(a)", 0),
        ("Reciprocal", "NDArray.Reciprocal(a)", "np.reciprocal(a)", 0),
        ("Equal", "a == b", "a == b", 0),
        ("NotEqual", "a != b", "a != b", 0),
        ("Real", "NDArray.Real(a)", "np.real(a)", 0),
        ("Imag", "NDArray.Imag(a)", "np.imag(a)", 0),
        ("Conj", "a.Conj()", "np.conj(a)", 0),
        ("IsNaN", "NDArray.IsNaN(a)", "np.isnan(a)", 0),
        ("IsInfinity", "NDArray.IsInfinity(a)", "np.isinf(a)", 0),
        ("IsFinite", "NDArray.IsFinite(a)", "np.isfinite(a)", 0),
        ("Abs", "NDArray.Abs(a)", "np.abs(a)", 4),
        ("Angle", "NDArray.Angle(a)", "np.angle(a)", 4),
        ("Sqrt", "NDArray.Sqrt(a)", "np.sqrt(a)", 4),
        ("Exp", "NDArray.Exp(a)", "np.exp(a)", 8),
        ("Log", "NDArray.Log(a)", "np.log(a)", 8),
        ("Sin", "NDArray.Sin(a)", "np.sin(a)", 8),
        ("Cos", "NDArray.Cos(a)", "np.cos(a)", 8),
    ];

    private static readonly string[] Bools = ["Equal", "NotEqual", "IsNaN", "IsInfinity", "IsFinite"];

    private static readonly string[] Reals = ["Real", "Imag", "Abs", "Angle"];

    // Powers have their own, and the corpus what chooses.
    private static readonly string[] Elsewhere = ["Pow", "Cast", "Where", "Select", "Piecewise", "Choose"];

    private static readonly Lazy<KernelProgram> Program = new(() => new KernelProgram(Cases.Select(Method)));

    private static readonly Lazy<Dictionary<string, byte[]>> Expected = new(EvaluateInNumPy);

    private static readonly ReferenceArray[] Operands = Draw();

    public static TheoryData<string> Ops => [.. Cases.Select(row => row.Op)];

    [Fact]
    public void Every_row_that_takes_them_is_tested() =>
        Assert.Equal(OpTable.All.Where(row => row.Kind == OpKind.Elementwise && row.Complex is not null).Select(row => row.Name).Order(), Cases.Select(row => row.Op).Concat(Elsewhere).Order());

    [Theory]
    [MemberData(nameof(Ops))]
    public void They_are_NumPys(string op)
    {
        (string _, string kernel, string numPy, double ulps) = Cases.Single(row => row.Op == op);
        ReferenceArray[] operands = kernel.Contains('b') ? Operands : Operands[..1];
        ReferenceArray result = Assert.Single(Program.Value.Interpret(op, new GraphInputs(operands, [], new Dictionary<string, long> { ["n"] = operands[0].Shape[0] })));
        foreach (int length in (int[])[0, 1, 7, 8, 9, (int)operands[0].Shape[0]])
        {
            Program.Value.Check(op, [.. operands.Select(operand => Prefix(operand, length))], [Prefix(result, length)]);
        }

        Compare(Expected.Value[op], result, ulps, Operands, $"{op}: {numPy}");
    }

    [Fact]
    public void Powers_are_NumPys_within_the_digits_of_their_logarithm()
    {
        CompiledKernels kernels = CompiledKernels.FromMethods("""
            [ArrayKernel] public static NDArray<System.Numerics.Complex> Power([Shape("n")] NDArray<System.Numerics.Complex> x, [Shape("n")] NDArray<System.Numerics.Complex> y) => Pow(x, y);
            """);
        Random random = new(5);
        Complex Number(double size) => new((random.NextDouble() - 0.5) * size, (random.NextDouble() - 0.5) * size);
        Complex[] x = [0, 0, 0, 2, .. Enumerable.Range(0, 200).Select(_ => Number(20))], y = [0, 2, new(1, 1), 0, .. Enumerable.Range(0, 200).Select(_ => Number(8))];
        var numPy = new NumPy();
        _ = numPy.Add("np.power(a, b)", ("a", ReferenceArray.Of(x, x.Length)), ("b", ReferenceArray.Of(y, y.Length)));
        Complex[] expected = MemoryMarshal.Cast<byte, Complex>(numPy.Run()[0]).ToArray(), actual = [.. ((Plan<Complex>)kernels.Bind("Power", (ArraySource<Complex>)x, (ArraySource<Complex>)y)).Compute()];
        Assert.Equal(expected.Length, actual.Length);
        Assert.All(expected.Zip(actual), pair => Assert.True(Complex.IsNaN(pair.First) ? Complex.IsNaN(pair.Second) : Complex.Abs(pair.First - pair.Second) <= 1e-14 * Complex.Abs(pair.First), $"{pair.First} {pair.Second}"));
    }

    [Fact]
    public void Single_numbers_are_those_of_CSharp()
    {
        CompiledKernels kernels = CompiledKernels.FromSource("""
            using System.Numerics;
            using StaticGraph;

            public static partial class Kernels
            {
                [ArrayKernel] public static NDArray<Complex> Of([Shape("n")] NDArray<double> x, Complex z, double s) => x * (z * z / new Complex(s, -1) + Complex.Exp(-z)) + s * z.Real - Twice(Complex.ImaginaryOne);
                [ArrayKernel] public static NDArray<Complex> Turned([Shape("n")] NDArray<Complex> x, int k) => x * Complex.FromPolarCoordinates(1, 0.1 * k) - 2;
                static Complex Twice(Complex z) { z += z; return z; }
            }
            """);
        double[] x = [0.5, -3, 1e10];
        Complex z = new(1.5, -0.25), factor = (z * z / new Complex(2.5, -1)) + Complex.Exp(-z);
        Complex[] of = [.. ((Plan<Complex>)kernels.Bind("Of", (ArraySource<double>)x, z, 2.5)).Compute()];
        Complex[] turned = [.. ((Plan<Complex>)kernels.Bind("Turned", (ArraySource<Complex>)of, 3)).Compute()];

        Assert.Equal(x.Select(element => (new Complex(element, 0) * factor) + new Complex(2.5 * z.Real, 0) - new Complex(0, 2)), of);
        Assert.Equal(of.Select(element => (element * Complex.FromPolarCoordinates(1, 0.1 * 3)) - 2), turned);
    }

    /// <summary>Right values of mpmath, where a part of the way overflows or cancels.</summary>
    [Theory]
    [InlineData("Log", 1.7e308, 1.7e308, 710.0734104835083, 0.7853981633974483)]
    [InlineData("Log", 5e-324, 5e-324, -744.0934983311013, 0.7853981633974483)]
    [InlineData("Log", 1, 1e-10, 5.0000000000000005e-21, 1e-10)]
    [InlineData("Log", 0.5403023058681398, 0.8414709848078965, 2.4228383963033683e-17, 1)]
    [InlineData("Log", -0.8011436155469337, 0.5984721441039565, 1.8082910027949165e-17, 2.5)]
    [InlineData("Log", 1.0000001, 0, 9.999999505838704e-08, 0)]
    [InlineData("Log", 0.6, 0.8, 2.2204460492503132e-17, 0.9272952180016123)]
    [InlineData("Log", -0.8, -0.6000000001, 6.000002717028275e-11, -2.498091544716509)]
    [InlineData("Log", 1e-08, 1, 5e-17, 1.5707963167948966)]
    [InlineData("Log", 0.9, 0.2, -0.08125946474888743, 0.21866894587394198)]
    [InlineData("Sin", 0.5, 710.6, 9.75775724826811e+307, 1.7861454834405453e+308)]
    [InlineData("Cos", 0.5, 710.6, 1.7861454834405453e+308, -9.75775724826811e+307)]
    [InlineData("Sin", -0.3, -711, -8.972920488220381e+307, double.NegativeInfinity)]
    [InlineData("Cos", 1e-05, 715, double.PositiveInfinity, -1.6577711032957778e+305)]
    [InlineData("Sin", 3, 709.5, 9.56078401513454e+306, -6.707131445588709e+307)]
    public void What_overflows_or_cancels_on_the_way_does_not(string function, double real, double imaginary, double expectedReal, double expectedImaginary)
    {
        CompiledKernels kernels = CompiledKernels.FromMethods($"[ArrayKernel] public static NDArray<System.Numerics.Complex> F([Shape(\"n\")] NDArray<System.Numerics.Complex> x) => {function}(x);");

        Complex actual = ((Plan<Complex>)kernels.Bind("F", (ArraySource<Complex>)new Complex[] { new(real, imaginary) })).Compute()[0];

        IsNear(expectedReal, actual.Real);
        IsNear(expectedImaginary, actual.Imaginary);

        static void IsNear(double expected, double actual) => Assert.True(expected == actual || Math.Abs(actual - expected) <= 1e-15 * Math.Abs(expected), $"{actual:R} instead of {expected:R}");
    }

    [Fact]
    public void They_stand_beside_real_numbers_and_under_other_shapes()
    {
        CompiledKernels kernels = CompiledKernels.FromMethods("""
            [ArrayKernel] public static NDArray<System.Numerics.Complex> Beside([Shape("n")] NDArray<float> re, [Shape("n")] NDArray<byte> im) => re + System.Numerics.Complex.ImaginaryOne * im - im * (System.Numerics.Complex)2;
            [ArrayKernel] public static NDArray<System.Numerics.Complex> Reshaped([Shape("n", "m")] NDArray<System.Numerics.Complex> x) => x.Reshape([-1]) * 2;
            [ArrayKernel] public static NDArray<System.Numerics.Complex> Cases([Shape("n")] NDArray<System.Numerics.Complex> x) => Piecewise(x, [Real(x) > 1], [x * 2]) + Select([Imag(x) < 0], [x], System.Numerics.Complex.One);
            [ArrayKernel] public static NDArray<System.Numerics.Complex> Chosen([Shape("n")] NDArray<System.Numerics.Complex> x) => Choose((Real(x) > 1).Cast<int>(), [x, x * 2]);
            """);
        float[] re = [1.5f, -2, 3];
        byte[] im = [4, 5, 0];
        Complex[] beside = [.. ((Plan<Complex>)kernels.Bind("Beside", (ArraySource<float>)re, (ArraySource<byte>)im)).Compute()];
        Complex[,] x = { { new(2, 1), new(0, -1) }, { new(3, -4), new(-5, 6) } };
        Complex[] flat = [.. ((Plan<Complex>)kernels.Bind("Reshaped", (ArraySource<Complex>)x)).Compute()];
        Complex[] chosen = [.. ((Plan<Complex>)kernels.Bind("Chosen", (ArraySource<Complex>)flat)).Compute()];
        Complex[] cases = [.. ((Plan<Complex>)kernels.Bind("Cases", (ArraySource<Complex>)flat)).Compute()];

        Assert.Equal([new(-6.5, 4), new(-12, 5), new(3, 0)], beside);
        Assert.Equal([new(4, 2), new(0, -2), new(6, -8), new(-10, 12)], flat);
        Assert.Equal([new(9, 4), new(0, -2), new(18, -24), new(1, 0)], cases);
        Assert.Equal([new(8, 4), new(0, -2), new(12, -16), new(-10, 12)], chosen);
    }

    private static string Method((string Op, string Kernel, string NumPy, double Ulps) row)
    {
        string result = Bools.Contains(row.Op) ? "bool" : Reals.Contains(row.Op) ? "double" : "System.Numerics.Complex";
        string b = row.Kernel.Contains('b') ? ", [Shape(\"n\")] NDArray<System.Numerics.Complex> b" : "";
        return $"[ArrayKernel] static NDArray<{result}> {row.Op}([Shape(\"n\")] NDArray<System.Numerics.Complex> a{b}) => {row.Kernel};";
    }

    // All pairs of specials with all, and some between them that are not.
    private static ReferenceArray[] Draw()
    {
        Complex[] specials = [.. from real in Parts from imaginary in Parts select new Complex(real, imaginary)];
        Random random = new(1);
        Complex[] others = [.. Enumerable.Range(0, 500).Select(_ => new Complex((random.NextDouble() * 20) - 10, (random.NextDouble() * 20) - 10))];
        Complex[] a = [.. specials.SelectMany(_ => specials), .. others], b = [.. specials.SelectMany(special => Enumerable.Repeat(special, specials.Length)), .. others.Reverse()];
        return [ReferenceArray.Of(a, a.Length), ReferenceArray.Of(b, b.Length)];
    }

    private static Dictionary<string, byte[]> EvaluateInNumPy()
    {
        var numPy = new NumPy();
        foreach ((string _, string _, string expression, double _) in Cases)
        {
            _ = numPy.Add(expression, ("a", Operands[0]), ("b", Operands[1]));
        }

        return Cases.Zip(numPy.Run(), (row, result) => (row.Op, Result: result)).ToDictionary(pair => pair.Op, pair => pair.Result);
    }

    // Without a bound by bits but for NaNs; else each part within ulps of the whole, zeros without their sign, and what comes of a NaN without any (C99 leaves it open).
    private static void Compare(byte[] numPy, ReferenceArray actual, double ulps, ReferenceArray[] operands, string what)
    {
        if (actual.Type == DType.Boolean)
        {
            Closeness.Check(numPy, actual, ulps, what);
            return;
        }

        double[] expected = MemoryMarshal.Cast<byte, double>(numPy).ToArray(), numbers = actual.Numbers, a = operands[0].Numbers, b = operands[1].Numbers;
        Assert.Equal(expected.Length, numbers.Length);
        for (int i = 0; i < numbers.Length; i++)
        {
            int element = i / actual.Width;
            double size = expected.Skip(element * actual.Width).Take(actual.Width).Where(double.IsFinite).Select(Math.Abs).Append(0).Max(), ulp = Math.BitIncrement(size) - size;
            bool isSame = double.IsNaN(expected[i]) ? double.IsNaN(numbers[i]) : BitConverter.DoubleToInt64Bits(expected[i]) == BitConverter.DoubleToInt64Bits(numbers[i]);
            bool isOfNaN = double.IsNaN(a[2 * element]) || double.IsNaN(a[(2 * element) + 1]);
            bool isClose = isSame || (ulps > 0 && (numbers[i] == expected[i] || (isOfNaN && numbers[i] == -expected[i]) || Math.Abs(numbers[i] - expected[i]) <= ulps * ulp));
            Assert.True(isClose, $"{what}: part {i % actual.Width} of element {element} is {numbers[i]:R}, NumPy has {expected[i]:R}, of {a[2 * element]:R}, {a[(2 * element) + 1]:R} and {b[2 * element]:R}, {b[(2 * element) + 1]:R}");
        }
    }

    private static ReferenceArray Prefix(ReferenceArray array, int length) => new(array.Type, new long[] { length }, array.Words.Take(length * array.Width).ToArray());
}
