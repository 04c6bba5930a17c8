namespace StaticGraph.Simd;

/// <summary>
/// Takes the quarter turns out of an angle too large for doubles to hold enough of π (Payne and Hanek): of the 1,200 bits of 2/π only the 192 are
/// multiplied that decide the last two bits of the quotient and what comes after them, in whole numbers.
/// </summary>
internal static class LargeAngle
{
    // 2/π after the binary point, with 64 zeros before it.
    private static ReadOnlySpan<ulong> TwoOverPi =>
    [
        0,
        0xA2F9836E4E441529, 0xFC2757D1F534DDC0, 0xDB6295993C439041, 0xFE5163ABDEBBC561, 0xB7246E3A424DD2E0,
        0x06492EEA09D1921C, 0xFE1DEB1CB129A73E, 0xE88235F52EBB4484, 0xE99C7026B45F7E41, 0x3991D639835339F4,
        0x9C845F8BBDF9283B, 0x1FF897FFDE05980F, 0xEF2F118B5A0A6D1F, 0x6D367ECF27CB09B7, 0x4F463F669E5FEA2D,
        0x7527BAC7EBE5F17B, 0x3D0739F78A5292EA, 0x6BFB5FB11F8D5D08, 0x56033046FC7B6BAB, 0xF0CFBC209AF4361D,
    ];

    /// <summary>Quarter turns, modulo 4 at least, and the rest in radians, for a finite angle above 2^30.</summary>
    public static (long Quarters, double High, double Low) Reduce(double x)
    {
        // |x| = mantissa 2^exponent. Bits of 2/π of weight 2^(2 - exponent) and more only count whole turns.
        long bits = BitConverter.DoubleToInt64Bits(Math.Abs(x));
        int exponent = (int)(bits >> 52) - 1075;
        ulong mantissa = (ulong)(bits & 0xFFFFFFFFFFFFF) | (1UL << 52);
        int start = exponent - 2 + 64;

        // The product of the mantissa with 192 bits, modulo 4 turns of a quarter: two bits before the point, 190 after.
        ulong middleCarry = Math.BigMul(mantissa, Window(start + 128), out ulong low);
        ulong highCarry = Math.BigMul(mantissa, Window(start + 64), out ulong middle);
        middle += middleCarry;
        highCarry += middle < middleCarry ? 1UL : 0;
        ulong high = unchecked((mantissa * Window(start)) + highCarry);

        // To the nearest quarter: a rest above one half belongs to the next.
        bool up = (high & (1UL << 61)) != 0;
        long quarters = (long)(high >> 62) + (up ? 1 : 0);
        UInt128 rest = new UInt128(high & ((1UL << 62) - 1), middle);
        if (up)
        {
            rest = (UInt128.One << 126) - rest - (low == 0 ? UInt128.Zero : UInt128.One);
            low = unchecked(0 - low);
        }

        (double first, double second) = Radians(rest, low);
        bool isNegative = up != double.IsNegative(x);
        return (double.IsNegative(x) ? -quarters : quarters, isNegative ? -first : first, isNegative ? -second : second);
    }

    // 64 bits of 2/π from a bit on.
    private static ulong Window(int start)
    {
        int word = start >> 6, shift = start & 63;
        return shift == 0 ? TwoOverPi[word] : (TwoOverPi[word] << shift) | (TwoOverPi[word + 1] >> (64 - shift));
    }

    // (rest 2^64 + low) 2^-190 quarter turns in radians. The leading zeros are shifted out, so that small rests keep all their digits.
    private static (double High, double Low) Radians(UInt128 rest, ulong low)
    {
        int zeros = (int)UInt128.LeadingZeroCount(rest);
        UInt128 digits = zeros == 0 ? rest : (rest << zeros) | (low >> (64 - Math.Min(zeros, 64)));
        double first = (double)(ulong)(digits >> 75), second = (double)((ulong)(digits >> 22) & ((1UL << 53) - 1));
        double high = Math.ScaleB(first, 75 - 126 - zeros), next = Math.ScaleB(second, 22 - 126 - zeros);

        // Times π/2.
        double product = high * 1.5707963267948966;
        double error = Math.FusedMultiplyAdd(high, 1.5707963267948966, -product);
        error += Math.FusedMultiplyAdd(high, 6.123233995736766e-17, next * 1.5707963267948966);
        double sum = product + error;
        return (sum, (product - sum) + error);
    }
}
