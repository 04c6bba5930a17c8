extern alias generator;

using generator::StaticGraph.CompilerServices;

namespace StaticGraph.Tests.Reference;

/// <summary>One step of every scan: from what stood before (null before the first element), a factor and an element.</summary>
internal static class ReferenceScan
{
    public static Func<long?, long, long, long> Of(ScanKind kind, DType type) => kind switch
    {
        ScanKind.Sum => Fold("Add", type),
        ScanKind.Prod => Fold("Multiply", type),
        ScanKind.Max => Fold("Maximum", type),
        ScanKind.Min => Fold("Minimum", type),
        ScanKind.Fill => (before, _, element) => before is { } last && IsNaN(type, element) ? last : element,
        ScanKind.Recurrence or ScanKind.RecurrenceBefore => Recurrence(type),
        _ => Level(type),
    };

    /// <summary>What stands before the first element.</summary>
    public static long Before(ScanKind kind, DType type) => kind == ScanKind.LevelBefore ? ReferenceArray.Round(type, double.NaN) : 0;

    /// <summary>True where results are what stood before.</summary>
    public static bool IsLate(ScanKind kind) => kind is ScanKind.RecurrenceBefore or ScanKind.LevelBefore;

    private static Func<long?, long, long, long> Fold(string op, DType type)
    {
        Func<long[], long> apply = ReferenceOps.Of(op, [type, type], type);
        return (before, _, element) => before is { } last ? apply([last, element]) : element;
    }

    private static Func<long?, long, long, long> Recurrence(DType type)
    {
        Func<long[], long> add = ReferenceOps.Of("Add", [type, type], type), multiply = ReferenceOps.Of("Multiply", [type, type], type);
        return (before, factor, element) => add([multiply([factor, before ?? 0]), element]);
    }

    private static Func<long?, long, long, long> Level(DType type)
    {
        Func<long[], long> add = ReferenceOps.Of("Add", [type, type], type), subtract = ReferenceOps.Of("Subtract", [type, type], type), multiply = ReferenceOps.Of("Multiply", [type, type], type);
        long one = ReferenceArray.Round(type, 1), none = Before(ScanKind.LevelBefore, type);
        return (before, share, element) => share == one ? element : add([before ?? none, multiply([share, subtract([element, before ?? none])])]);
    }

    private static bool IsNaN(DType type, long word) => ReferenceOps.Of("IsNaN", [type], DType.Boolean)([word]) != 0;
}
