using System;

namespace StaticGraph.CompilerServices;

/// <summary>A term in words.</summary>
internal sealed partial class AxisTerm
{
    /// <summary>
    /// The number of the axis that walks, or a dash, with where it begins, in which direction it goes and how much more is read with it: <c>0</c>, <c>n - 1 - 0</c>,
    /// <c>1 + 0</c>, <c>at 3</c>, <c>0 and 2 more</c>, <c>3 + 2*0</c>, <c>2*0 alone</c>, <c>-1 + 0 within 0..n (edge)</c>, <c>[10, 1] of 0</c>, <c>0 + 5 of 1</c>, <c>any of n by 0</c>.
    /// </summary>
    public override string ToString() => Kind switch
    {
        AxisTermKind.Walk => (BeginsAtZero && Step > 0 ? "" : _start + (Step > 0 ? " + " : " - ")) + StepText + AxisText + string.Concat(Windows) + SpanText + EdgeText,
        AxisTermKind.Fixed => (IsFromZero ? "-" : "at " + _start) + SpanText + EdgeText,
        AxisTermKind.Table => $"[{Table}] of {AxisText}{SpanText}{EdgeText}",
        AxisTermKind.Whole => $"any of {_extent}{(BeginsAtZero ? "" : $" from {_start}")} by {string.Join(" and ", ChosenAlong)}",
    };

    private bool BeginsAtZero => _start.Equals(Polynomial.Zero);

    private string EdgeText => Edge is null ? "" : " " + Edge;

    private string AxisText => _axis.ToString(System.Globalization.CultureInfo.InvariantCulture);

    private string StepText => Math.Abs(Step) == 1 ? "" : Math.Abs(Step).ToString(System.Globalization.CultureInfo.InvariantCulture) + "*";

    private string SpanText => IsSparse ? " alone" : Span == 0 ? "" : " and " + Span.ToString(System.Globalization.CultureInfo.InvariantCulture) + " more";
}
