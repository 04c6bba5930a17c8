namespace StaticGraph.Generator.Support;

/// <summary>Numbers as <c>System.Half</c> has them, which is not there where compilers run.</summary>
internal static class HalfNumber
{
    private const double Largest = 65504;

    // 10 bits behind the point, of numbers from 2^-14 on; below all have the last place of that one.
    private const int Digits = 10, LeastExponent = -14;

    /// <summary>The nearest half as a float, the even one of two.</summary>
    public static float Round(double number)
    {
        if (double.IsNaN(number) || double.IsInfinity(number) || number == 0)
        {
            return (float)number;
        }

        int exponent = (int)((BitConverter.DoubleToInt64Bits(number) >> 52) & 0x7FF) - 1023;
        double unit = Math.Pow(2, Math.Max(exponent, LeastExponent) - Digits), rounded = Math.Round(number / unit, MidpointRounding.ToEven) * unit;
        return Math.Abs(rounded) <= Largest ? (float)rounded
            : number > 0 ? float.PositiveInfinity
            : float.NegativeInfinity;
    }
}
