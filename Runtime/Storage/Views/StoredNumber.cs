using System.Globalization;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace StaticGraph.Storage;

/// <summary>Brings numbers of attributes to the type of the elements they speak of.</summary>
internal static class StoredNumber
{
    /// <summary>True for a boxed integer or floating-point number.</summary>
    public static bool IsNumber(object? value) => value is double or float or Half || IsInteger(value);

    /// <summary>The number as a double.</summary>
    public static double ToDouble(object number)
        => number is Half half ? (double)half : Convert.ToDouble(number, CultureInfo.InvariantCulture);

    /// <summary>The element that a number means: a floating-point element is the nearest one, an integer must be the number itself.</summary>
    /// <param name="number">A number of any type.</param>
    /// <param name="wraps">True where the elements are integers of the other sign than their stored type's: -1 then is the largest unsigned number, and the other way around.</param>
    /// <param name="element">The element.</param>
    /// <returns>False when no element is that number.</returns>
    public static bool TryRound<T>(object number, bool wraps, out T element)
        where T : unmanaged, INumber<T>
    {
        if (IsFloating<T>())
        {
            element = IsInteger(number) ? T.CreateSaturating(ToInteger(number)) : T.CreateSaturating(ToDouble(number));
            return !T.IsInfinity(element) || double.IsInfinity(ToDouble(number));
        }

        if (!IsInteger(number) && !double.IsInteger(ToDouble(number)))
        {
            element = default;
            return false;
        }

        Int128 whole = Wrap<T>(ToInteger(number), wraps);
        element = T.CreateSaturating(whole);
        return Int128.CreateSaturating(element) == whole;
    }

    /// <summary>A number as a bound of elements, in double; integers of the other sign are wrapped.</summary>
    public static double ToBound<T>(object number, bool wraps)
        where T : unmanaged, INumber<T>
        => IsFloating<T>() ? double.CreateSaturating(T.CreateSaturating(ToDouble(number)))
            : IsInteger(number) ? (double)Wrap<T>(ToInteger(number), wraps)
            : ToDouble(number);

    private static bool IsInteger(object? value) => value is long or ulong or int or uint or short or ushort or sbyte or byte;

    private static bool IsFloating<T>() => typeof(T) == typeof(double) || typeof(T) == typeof(float) || typeof(T) == typeof(Half);

    private static Int128 ToInteger(object number) => number switch
    {
        ulong large => large,
        _ when IsInteger(number) => Convert.ToInt64(number, CultureInfo.InvariantCulture),
        _ => Int128.CreateSaturating(ToDouble(number)),
    };

    /// <summary>The number with the same bits in <typeparamref name="T"/>, where it lies in the range of that type with the other sign only.</summary>
    private static Int128 Wrap<T>(Int128 number, bool wraps)
        where T : unmanaged, INumber<T>
    {
        Int128 numbers = Int128.One << (8 * Unsafe.SizeOf<T>());
        bool isUnsigned = !T.IsNegative(T.Zero - T.One);
        return !wraps ? number
            : isUnsigned && number < 0 && number >= -numbers / 2 ? number + numbers
            : !isUnsigned && number >= numbers / 2 && number < numbers ? number - numbers
            : number;
    }
}
