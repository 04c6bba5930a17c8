using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using StaticGraph.Execution.Reductions.Simd;

namespace StaticGraph.Execution.Scans;

/// <summary>What a scan makes of the element before and the one at hand, as scalars and as vectors of the same bits.</summary>
internal interface IScanStep<T>
{
    /// <summary>What stands before the first element.</summary>
    static abstract T Before { get; }

    /// <summary>True where there is a factor beside each element.</summary>
    static virtual bool TakesFactor => false;

    /// <summary>True where each result is what the element met, and not what it made of it.</summary>
    static virtual bool GivesBefore => false;

    static abstract T Apply(T before, T factor, T element);

    static abstract Vector256<T> Apply(Vector256<T> before, Vector256<T> factor, Vector256<T> element);
}

/// <summary>A fold of which every step is a result.</summary>
internal readonly struct FoldStep<T, TOp> : IScanStep<T>
    where TOp : struct, IBinaryOp<T>
{
    public static T Before => TOp.Identity;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Apply(T before, T factor, T element) => TOp.Apply(before, element);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<T> Apply(Vector256<T> before, Vector256<T> factor, Vector256<T> element) => TOp.Apply(before, element);
}

/// <summary>The last element that is no NaN.</summary>
internal readonly struct FillStep<T> : IScanStep<T>
{
    public static T Before => Identities.NaN<T>();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Apply(T before, T factor, T element) => Apply(Vector256.CreateScalarUnsafe(before), default, Vector256.CreateScalarUnsafe(element)).ToScalar();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<T> Apply(Vector256<T> before, Vector256<T> factor, Vector256<T> element) => Vector256.ConditionalSelect(Vector256.Equals(element, element), element, before);
}

/// <summary>The factor times the one before, and the element added: two roundings. Integers wrap.</summary>
internal readonly struct RecurrenceStep<T> : IScanStep<T>
{
    public static T Before => default!;

    public static bool TakesFactor => true;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Apply(T before, T factor, T element) => SumOp<T>.Apply(ProdOp<T>.Apply(factor, before), element);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<T> Apply(Vector256<T> before, Vector256<T> factor, Vector256<T> element) => (factor * before) + element;
}

/// <summary>The one before, and the factor's part of the way from it to the element: all of it where the factor is 1, whatever stood before.</summary>
internal readonly struct LevelStep<T> : IScanStep<T>
{
    public static T Before => Identities.NaN<T>();

    public static bool TakesFactor => true;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Apply(T before, T factor, T element)
        => Apply(Vector256.CreateScalarUnsafe(before), Vector256.CreateScalarUnsafe(factor), Vector256.CreateScalarUnsafe(element)).ToScalar();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<T> Apply(Vector256<T> before, Vector256<T> factor, Vector256<T> element)
        => Vector256.ConditionalSelect(Vector256.Equals(factor, Vector256<T>.One), element, before + (factor * (element - before)));
}

/// <summary>A scan whose results are one element late: each is what the element at hand met.</summary>
internal readonly struct LateStep<T, TStep> : IScanStep<T>
    where TStep : struct, IScanStep<T>
{
    public static T Before => TStep.Before;

    public static bool TakesFactor => TStep.TakesFactor;

    public static bool GivesBefore => true;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Apply(T before, T factor, T element) => TStep.Apply(before, factor, element);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<T> Apply(Vector256<T> before, Vector256<T> factor, Vector256<T> element) => TStep.Apply(before, factor, element);
}
