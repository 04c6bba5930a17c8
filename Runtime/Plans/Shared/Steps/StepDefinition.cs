using System;
using System.Collections.Generic;

namespace StaticGraph.CompilerServices;

/// <summary>
/// An entry of a plan: a sweep by itself, whose parts are its blocks, or a nest, neighbouring sweeps done together, part by part: for each part every sweep of the
/// nest in turn, over the blocks of the part. Parts are done in parallel, the blocks of a part in order by one worker. Where a part is one block, what the first sweep
/// read is still there for the others: it is read once.
/// </summary>
/// <param name="First">The first sweep of the step.</param>
/// <param name="Count">The number of its sweeps.</param>
/// <param name="Axes">The lengths of the step's axes: those that are split, then those inside a part.</param>
/// <param name="Split">How many axes are split; the rest run whole inside each part.</param>
/// <param name="Maps">
/// For each sweep of the step, which axis of the step each of its axes is. No axis of the step occurs twice in a sweep; every sweep has all split axes. Along these its parts may overlap: each goes
/// with what is around it (<see cref="Halo"/>), and what the sweep makes then belongs to the part alone.
/// </param>
/// <remarks>
/// A reduction of a nested sweep either goes to a held array with <see cref="HeldDefinition.IsPart"/> and then reduces axes inside the part only; or to an ordinary
/// held array and then may reduce split axes too, provided that part by part, block by block its reduced axes are met in lexicographic order.
/// Stores of a nested sweep (outputs, held, spilled) cover what of the array belongs to the part.
/// </remarks>
[System.ComponentModel.EditorBrowsable(System.ComponentModel.EditorBrowsableState.Never)]
public sealed record StepDefinition(int First, int Count, EquatableArray<string> Axes, int Split, EquatableArray<Access> Maps)
{
    /// <summary>True for a nest; false for a sweep whose parts are its blocks.</summary>
    internal bool IsNest => Count > 1 || Split < Axes.Count;

    /// <summary>The sweep behind the last one.</summary>
    internal int End => First + Count;

    /// <summary>The steps of <paramref name="plan"/>, in order; each sweep is in one of them.</summary>
    internal static StepDefinition[] Of(PlanDefinition plan)
    {
        var steps = new List<StepDefinition>(plan.Sweeps.Count);
        for (int sweep = 0; sweep < plan.Sweeps.Count; sweep = steps[steps.Count - 1].End)
        {
            steps.Add(At(plan, sweep));
        }

        return steps.ToArray();
    }

    /// <summary>The step that sweep <paramref name="sweep"/> belongs to.</summary>
    internal static StepDefinition At(PlanDefinition plan, int sweep)
    {
        foreach (StepDefinition nest in plan.Nests.AsSpan())
        {
            if (nest.Has(sweep))
            {
                return nest;
            }
        }

        EquatableArray<string> axes = plan.Sweeps[sweep].Axes;
        return new StepDefinition(sweep, 1, axes, axes.Count, new[] { Access.Identity(axes.Count) });
    }

    /// <summary>True for a sweep of the step.</summary>
    internal bool Has(int sweep) => First <= sweep && sweep < End;

    /// <summary>True where the array is in memory while the step runs.</summary>
    internal bool Meets(HeldDefinition held) => held.FirstSweep < End && First <= held.LastSweep;

    /// <summary>How the axes of one of its sweeps walk those of the step.</summary>
    internal Access MapOf(int sweep) => Maps[sweep - First];

    /// <summary>How the step walks a held array: as the sweep of it that writes the array does.</summary>
    /// <exception cref="ArgumentException">No sweep of the step writes the array.</exception>
    internal Access HeldAccess(PlanDefinition plan, int held)
    {
        for (int sweep = First; sweep < End; sweep++)
        {
            foreach (Taker taker in Taker.Of(plan, sweep))
            {
                if (taker.Target == (StoreKind.Held, held))
                {
                    return taker.Access.Compose(MapOf(sweep));
                }
            }
        }

        throw new ArgumentException($"No sweep of the step that begins with sweep {First + 1} writes held array {plan.Held[held].Name}.", nameof(held));
    }

    /// <summary>The axis of the step along which its parts finish in turn; -1 where there is none, or where the blocks of a part do, which one worker does.</summary>
    internal int Along(PlanDefinition plan)
    {
        int along = Count == 1 ? Taker.AlongOf(plan.Sweeps[First]) : -1;
        return along >= 0 && Maps[0].IsSplit(along, Split) ? Maps[0].AxisOf(along) : -1;
    }

    /// <summary>
    /// True where the chains of blocks that finish in turn go one after another: an ordered fold goes along their axis and along others too. One along others alone, or
    /// along theirs alone, meets its elements in order where chains go side by side.
    /// </summary>
    internal bool AreChainsInTurn(PlanDefinition plan)
    {
        if (Along(plan) < 0)
        {
            return false;
        }

        foreach (Taker taker in Taker.Of(plan, First))
        {
            bool isAlong = false, isAcross = false;
            foreach (EquatableArray<int> run in taker.IsOrdered ? taker.Runs.AsSpan() : default)
            {
                foreach (int axis in run.AsSpan())
                {
                    isAlong |= Maps[0].AxisOf(axis) == Along(plan);
                    isAcross |= Maps[0].AxisOf(axis) != Along(plan);
                }
            }

            if (isAlong && isAcross)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The <see cref="Taker.Runs"/> of all its takers, in the axes of the step.</summary>
    internal int[][] Runs(PlanDefinition plan)
    {
        var runs = new List<int[]>();
        for (int sweep = First; sweep < End; sweep++)
        {
            foreach (Taker taker in Taker.Of(plan, sweep))
            {
                foreach (EquatableArray<int> run in taker.Runs.AsSpan())
                {
                    runs.Add(Arrays.Map<int, int>(run, MapOf(sweep).AxisOf));
                }
            }
        }

        return runs.ToArray();
    }
}
