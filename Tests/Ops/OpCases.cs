using StaticGraph.CompilerServices;

namespace StaticGraph.Tests.Ops;

/// <summary>One case for every row of the op table.</summary>
internal static partial class OpCases
{
    private static readonly DType[] Floats = [DType.Single, DType.Double];
    private static readonly DType[] Integers = [DType.SByte, DType.Byte, DType.Int16, DType.UInt16, DType.Int32, DType.UInt32, DType.Int64, DType.UInt64];
    private static readonly DType[] Numbers = [.. Integers, .. Floats];
    private static readonly DType[] Bits = [DType.Boolean, .. Integers];
    private static readonly DType[] Everything = [DType.Boolean, .. Numbers];
    private static readonly DType[] Bools = [DType.Boolean];
    private static readonly Domain Divisor = new(-20, 20, NonZero: true);
    private static readonly Domain Count = new(0, 7.9);

    /// <summary>The cases, in the order of the op table.</summary>
    public static IReadOnlyList<OpCase> All { get; } = [.. Elementwise, .. Moving, .. Selecting, .. Folding, .. Lining, .. Looking, .. Contracting, .. Making];

    /// <summary>The case of an operation.</summary>
    public static OpCase Find(string op) => All.Single(row => row.Op == op);

    private static OpCase Function(string name, string numPy, Func<double, double> reference, double low, double high)
        => new(name, $"NDArray.{name}(a)", Floats, $"{numPy}(a)") { Floating = v => reference(v[0]), Domains = [new(low, high)], Ulps = 4 };

    // NumPy finds places along one axis or all: several are put together first.
    private static OpCase Place(string name, string numPy, Func<double, double, bool> isBetter) => new(
        name,
        $"a.{name}({{axis}})",
        Everything,
        PlacesOf(numPy))
    {
        Floating = v => PlaceOf(v, isBetter),
        Integer = v => PlaceOf([.. v.Select(x => (double)x)], isBetter),
        Results = [DType.Int64],
        Domains = [new(-3, 3)],
    };

    // NumPy has no places along several axes.
    private static string PlacesOf(string numPy) =>
        $"(lambda t: {numPy}(a, axis=t) if not isinstance(t, tuple) else {numPy}(np.moveaxis(a, t, range(len(t))).reshape((-1,) + tuple(n for i, n in enumerate(a.shape) if i not in t)), axis=0))({{axis}})";

    private static int PlaceOf(double[] values, Func<double, double, bool> isBetter)
    {
        int place = 0;
        for (int i = 1; i < values.Length; i++)
        {
            place = !double.IsNaN(values[place]) && (double.IsNaN(values[i]) || isBetter(values[i], values[place])) ? i : place;
        }

        return place;
    }

    private static Int128 Unsigned(DType type, Int128 value) => value & ((Int128.One << (8 * DTypes.Size(type))) - 1);

    private static int Shift(DType type, Int128 count) => (int)(count & ((8 * DTypes.Size(type)) - 1));

    private static Int128 CommonDivisor(Int128 x, Int128 y) => (Int128)System.Numerics.BigInteger.GreatestCommonDivisor(x, y);

    private static Int128 LeastCommonMultiple(Int128[] v) => v[0] == 0 || v[1] == 0 ? 0 : Int128.Abs(v[0] / CommonDivisor(v[0], v[1])) * Int128.Abs(v[1]);

    private static T After<T>(T x, T y, Func<T, T> increment)
        where T : System.Numerics.IFloatingPointIeee754<T>
        => T.IsNaN(x) || T.IsNaN(y) ? T.NaN : x == y ? y : x < y ? increment(x) : -increment(-x);

    private static Domain Positive(double high) => new(0.5, high, Special: false);

    private static int One(bool value) => value ? 1 : 0;

    private static double Variance(double[] values)
    {
        double mean = values.Sum() / values.Length;
        return values.Sum(value => (value - mean) * (value - mean)) / values.Length;
    }
}
