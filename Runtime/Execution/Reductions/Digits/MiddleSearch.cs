using StaticGraph.CompilerServices;

namespace StaticGraph.Execution.Reductions.Digits;

/// <summary>
/// Finds the middle element, or the two of an even number, or what another rule asks for, digit by digit from the highest: what has been found of its bits, and what the next pass has to count. Digits are
/// counted as they are stored, and put into the order of the elements afterwards: -0 comes before +0, which does not change a median.
/// </summary>
internal sealed unsafe class MiddleSearch(DType type, long count, QuantileRule? order)
{
    private const int MostDigitBits = 16;

    private readonly int _bits = 8 * type.Size();
    private readonly int _digitBits = Math.Min(MostDigitBits, 8 * type.Size());
    private readonly bool _isFloating = type.IsFloating();
    private readonly bool _isSigned = type.IsSigned();
    private long _rank;
    private ulong _upper;

    // How far the result is on its way from the lower element to the upper one.
    private double _weight;
    private bool _isNoNumber;

    /// <summary>How many values a digit has.</summary>
    public int Digits => 1 << _digitBits;

    /// <summary>True in the pass that counts the highest digit of all elements.</summary>
    public bool IsFirst => Shift == _bits - _digitBits;

    /// <summary>True when every digit is found.</summary>
    public bool IsDone => Shift < 0;

    /// <summary>The bits that were found.</summary>
    public ulong Prefix { get; private set; }

    /// <summary>Which bits these are.</summary>
    public ulong Mask => IsFirst ? 0 : ulong.MaxValue << (Shift + _digitBits);

    /// <summary>At which byte of an element the digit is that is counted.</summary>
    public int DigitByte => Shift / 8;

    /// <summary>True in the last pass where the upper one of two middle elements is not among those that are counted, but the least above them.</summary>
    public bool SeeksAbove { get; private set; }

    /// <summary>The greatest number that elements that are counted can be, <see cref="Ordered"/>.</summary>
    public long Bound { get; private set; }

    /// <summary>The highest bit of numbers without a sign: turned round, it orders them as those with one.</summary>
    public uint Turned => _isFloating || _isSigned ? 0 : 0x80000000;

    // Where the digit begins that is counted.
    private int Shift { get; set; }

    private int DigitMask => Digits - 1;

    /// <summary>Begins with the highest digit.</summary>
    public void Begin()
    {
        (Shift, Prefix, _isNoNumber, SeeksAbove) = (_bits - _digitBits, 0, count == 0, false);
    }

    /// <summary>The digit of an element that is counted.</summary>
    public int DigitOf(ulong bits) => (int)(bits >> Shift) & DigitMask;

    /// <summary>True for an element that has the bits that were found.</summary>
    public bool Has(ulong bits) => ((bits ^ Prefix) & Mask) == 0;

    /// <summary>True for the bits of a NaN.</summary>
    public bool IsNaN(ulong bits) => _bits == 64 ? double.IsNaN(BitConverter.UInt64BitsToDouble(bits)) : float.IsNaN(BitConverter.UInt32BitsToSingle((uint)bits));

    /// <summary>An element's bits as a number that is less where the element is. Of that number it gives the bits again.</summary>
    public long Ordered(ulong bits)
    {
        long number = _bits == 64 ? (long)(bits ^ ((ulong)Turned << 32)) : (int)bits ^ (int)Turned;
        return _isFloating && number < 0 ? number ^ (_bits == 64 ? long.MaxValue : int.MaxValue) : number;
    }

    /// <summary>Finds one more digit from the tables of all workers.</summary>
    public void Narrow(List<MedianPartial> counted)
    {
        if (IsFirst)
        {
            Aim(counted);
        }

        if (!_isNoNumber)
        {
            FindDigit(counted);
        }

        Shift -= _digitBits;
    }

    /// <summary>Writes the median.</summary>
    public void Write(byte* result)
    {
        if (type == DType.Single)
        {
            float lower = BitConverter.UInt32BitsToSingle((uint)Prefix), upper = BitConverter.UInt32BitsToSingle((uint)_upper);
            *(float*)result = _isNoNumber ? float.NaN : QuantileValue.Of(order, lower, upper, _weight);
        }
        else
        {
            *(double*)result = _isNoNumber ? double.NaN : QuantileValue.Of(order, Value(Prefix), Value(_upper), _weight);
        }
    }

    private bool HasTwo => _weight > 0;

    // Which element is meant depends on how many there are that count.
    private void Aim(List<MedianPartial> counted)
    {
        (long before, long behind) = (0L, 0L);
        foreach (MedianPartial partial in counted)
        {
            before += partial.NaNs.Before;
            behind += partial.NaNs.Behind;
        }

        long numbers = count - before - behind;
        _isNoNumber = numbers <= 0 || (numbers < count && order is not { SkipsNaN: true });
        (long lower, _weight) = _isNoNumber ? (0, 0) : order?.Of(numbers) ?? ((numbers - 1) / 2, numbers % 2 == 0 ? 0.5 : 0);
        _rank = before + lower;
    }

    // If the array has changed since the last pass, there may be no such digit: the run will say so, and here the last one does.
    private void FindDigit(List<MedianPartial> counted)
    {
        int digit = 0;
        long its;
        while (_rank >= (its = Count(counted, Stored(digit))) && digit < DigitMask)
        {
            _rank -= its;
            digit++;
        }

        bool isApart = HasTwo && _rank + 1 >= its;
        if (Shift == 0)
        {
            _upper = isApart ? Next(counted, digit) : Prefix | (uint)Stored(digit);
        }

        Prefix |= (ulong)Stored(digit) << Shift;
        SeeksAbove = isApart && Shift == _digitBits;
        Bound = Ordered(Prefix) | (uint)DigitMask;
    }

    // The element after the lower one, of which this is the last digit.
    private ulong Next(List<MedianPartial> counted, int digit)
    {
        while (++digit <= DigitMask)
        {
            if (Count(counted, Stored(digit)) > 0)
            {
                return Prefix | (uint)Stored(digit);
            }
        }

        long above = long.MaxValue;
        foreach (MedianPartial partial in counted)
        {
            above = Math.Min(above, partial.Above);
        }

        return (ulong)Ordered((ulong)above);
    }

    private static long Count(List<MedianPartial> counted, int digit)
    {
        long sum = 0;
        foreach (MedianPartial partial in counted)
        {
            sum += partial.Counts[digit];
        }

        return sum;
    }

    // The digit as it is stored that is this one in order. The sign is in the highest, and the digits of negative floating-point numbers go the other way.
    private int Stored(int digit)
    {
        int sign = Digits / 2;
        return !IsFirst ? digit ^ (_isFloating && Prefix >> (_bits - 1) != 0 ? DigitMask : 0)
            : _isFloating ? digit ^ (digit < sign ? DigitMask : sign)
            : _isSigned ? digit ^ sign
            : digit;
    }

    private double Value(ulong bits) => type switch
    {
        DType.Double => BitConverter.UInt64BitsToDouble(bits),
        DType.Single => BitConverter.UInt32BitsToSingle((uint)bits),
        DType.Half => (double)BitConverter.UInt16BitsToHalf((ushort)bits),
        DType.Int64 => (long)bits,
        DType.Int32 => (int)bits,
        DType.Int16 => (short)bits,
        DType.SByte => (sbyte)bits,
        DType.UInt64 => bits,
        DType.UInt32 => (uint)bits,
        DType.UInt16 or DType.Byte => bits,
        DType.Boolean => Math.Min(bits, 1),
        DType.Complex => throw new InvalidOperationException("Complex numbers have no order."),
    };
}
