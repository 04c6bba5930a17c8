using System.Globalization;

namespace StaticGraph.Generator.Frontend;

/// <summary>
/// The numbers that a progression of constants is made of, in its element type and as NumPy computes them: the first two elements are start and start + step, and
/// the others start + i * ((start + step) - start).
/// </summary>
internal static class ProgressionNumbers
{
    /// <summary>How many elements there are; NaN where that is not a number.</summary>
    public static double Count(object start, object stop, object step)
    {
        if (step is not (double or float))
        {
            return (double)Math.Max(0, decimal.Ceiling((Whole(stop) - Whole(start)) / Whole(step)));
        }

        double distance = Rounded(step, Number(stop) - Number(start)), steps = Rounded(step, distance / Number(step));

        // A quotient too small for the type is one element, unless it goes the other way. NaN stays.
        return steps == 0 && distance != 0 ? Number(step) > 0 == distance > 0 ? 1 : 0 : Math.Max(0, Math.Ceiling(steps));
    }

    /// <summary>What is between two elements.</summary>
    public static object Step(object start, object step) =>
        step is double or float ? Typed(step, Second(start, step) - Number(start)) : step;

    /// <summary>The first elements that rounding or a sign makes others than start + i * step.</summary>
    public static IEnumerable<(long Index, object Value)> Apart(object start, object step)
    {
        if (step is not (double or float))
        {
            yield break;
        }

        double first = Number(start), each = Number(Step(start, step)), second = Second(start, step);
        if (Bits(first + (0 * each)) != Bits(first))
        {
            yield return (0, start);
        }

        if (Rounded(step, first + each) != second)
        {
            yield return (1, Typed(step, second));
        }
    }

    private static double Second(object start, object step) => Rounded(step, Number(start) + Number(step));

    // One operation on floats in double, rounded, is that operation in float.
    private static double Rounded(object like, double value) => like is float ? (float)value : value;

    private static object Typed(object like, double value) => like is float ? (object)(float)value : value;

    private static long Bits(double value) => BitConverter.DoubleToInt64Bits(value);

    private static double Number(object value) => Convert.ToDouble(value, CultureInfo.InvariantCulture);

    // Holds those of every type.
    private static decimal Whole(object value) => Convert.ToDecimal(value, CultureInfo.InvariantCulture);
}
