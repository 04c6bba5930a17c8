namespace StaticGraph.CompilerServices;

/// <summary>How a row, along the last axis of the space, finds its elements in a dense array.</summary>
internal enum AccessLane : byte
{
    /// <summary>One element serves the whole row.</summary>
    Broadcast,

    /// <summary>One behind the other.</summary>
    InPlace,

    /// <summary>Apart: they are gathered into a tile.</summary>
    Gathered,
}

/// <summary>Rows.</summary>
public sealed partial class Access
{
    /// <summary>How a row of a space of <paramref name="rank"/> axes finds its elements.</summary>
    internal AccessLane Lane(int rank)
    {
        int lane = rank - 1;
        return rank == 0 || !(Walks(lane) || IsChosenAlong(lane)) ? AccessLane.Broadcast
            : !IsChosenAlong(lane) && IndexOf(lane) == Rank - 1 && _terms[Rank - 1].StepAlong(lane) == 1 ? AccessLane.InPlace
            : AccessLane.Gathered;
    }

    /// <summary>True where an array of indices may say other indices along that axis of the space.</summary>
    internal bool IsChosenAlong(int axis)
    {
        bool isChosen = false;
        foreach (AxisTerm term in _terms.AsSpan())
        {
            isChosen |= term.ChosenAlong.AsSpan().IndexOf(axis) >= 0;
        }

        return isChosen;
    }
}
