using StaticGraph.CompilerServices;

namespace StaticGraph.Generator.Schedule.Search;

/// <summary>Where a value lies for later sweeps.</summary>
internal enum Place : byte
{
    Memory,
    Spill,
}

/// <summary>A value and where it is kept.</summary>
internal sealed record KeptValue(int Value, Place Place);

/// <summary>
/// One sweep of a move: units over one space that run together. <paramref name="Pass"/> orders the sweeps of a nest; <paramref name="Access"/> says which
/// axis of the nest each axis of the space is.
/// </summary>
internal sealed record MoveStage(EquatableArray<int> Units, EquatableArray<Polynomial> Space, int Pass, Access Access);

/// <summary>
/// The next step of a plan: one flat sweep, or a nest of sweeps done part by part (<paramref name="Axes"/> are the nest's, the first <paramref name="Split"/> of them split;
/// no axes for a flat sweep), and where the values are kept that later steps need. <paramref name="PartValues"/> are held a part at a time inside the nest.
/// </summary>
internal sealed record Move(
    EquatableArray<MoveStage> Stages,
    EquatableArray<Polynomial> Axes,
    int Split,
    EquatableArray<KeptValue> Kept,
    EquatableArray<int> PartValues)
{
    public bool IsNest => Axes.Count > 0;

    /// <summary>True where parts of some sweep overlap.</summary>
    public bool HasHalos => Stages.Any(stage => stage.Access.HasHalos);

    public IEnumerable<int> Units => Stages.SelectMany(stage => stage.Units);

    /// <summary>Its units as a set.</summary>
    public BitSet UnitSet { get; } = BitSet.Of(Stages.SelectMany(stage => stage.Units));

    /// <summary>Of its units alone, which tell most moves apart: moves are keys by the thousand.</summary>
    public override int GetHashCode()
    {
        int hash = Split;
        foreach (MoveStage stage in Stages.AsSpan())
        {
            foreach (int unit in stage.Units.AsSpan())
            {
                hash = unchecked((hash * 31) + unit);
            }

            hash = unchecked((hash * 31) + stage.Pass);
        }

        return hash;
    }
}
