extern alias generator;

using generator::StaticGraph.CompilerServices;
using generator::StaticGraph.Generator.Schedule;
using generator::StaticGraph.Generator.Schedule.Search;

namespace StaticGraph.Tests.Schedule;

/// <summary>
/// The best any plan can do, by trying everything: every set of ready units over one space as a sweep, every set of inner axes and of units as a nest,
/// every value held or spilled, every cut expression recomputed, held or spilled. No bound, no dominance, no closed moves.
/// </summary>
internal sealed class BruteForce
{
    private readonly TaskGraph _tasks;
    private readonly SampleGrid _grid;
    private readonly int _points;
    private readonly Dictionary<SearchState, (double[] Moved, double[] Peak)> _best = [];

    public BruteForce(TaskGraph tasks, SampleGrid grid)
    {
        _tasks = tasks;
        _grid = grid;
        _points = grid.Points.Count;
    }

    /// <summary>In each sample situation the fewest bytes with requests, and the lowest peak of the plans that reach it.</summary>
    public (double[] Moved, double[] Peak) From(SearchState state)
    {
        if (_best.TryGetValue(state, out (double[] Moved, double[] Peak) known))
        {
            return known;
        }

        (double[] Moved, double[] Peak) best = (new double[_points], new double[_points]);
        if (state.Done.Count < _tasks.Units.Count)
        {
            Array.Fill(best.Moved, double.PositiveInfinity);
            Array.Fill(best.Peak, double.PositiveInfinity);
            foreach (Move move in Moves(state))
            {
                Improve(best, state, move);
            }
        }

        return _best[state] = best;
    }

    private void Improve((double[] Moved, double[] Peak) best, SearchState state, Move move)
    {
        SearchState next = state.After(move);
        PlanCost cost = new MoveCost(_tasks, _grid, state, move).Keeping(move.Kept, state, next);
        (double[] moved, double[] peak) = From(next);
        for (int i = 0; i < _points; i++)
        {
            double bytes = cost.Moved[i] + moved[i], height = Math.Max(cost.Peak[i], peak[i]);
            bool isEqual = Math.Abs(bytes - best.Moved[i]) <= 1e-12 * bytes;
            if (isEqual ? height < best.Peak[i] : bytes < best.Moved[i])
            {
                (best.Moved[i], best.Peak[i]) = (bytes, height);
            }
        }
    }

    private IEnumerable<Move> Moves(SearchState state)
    {
        int[] ready = [.. state.Ready];
        foreach (int[] units in Subsets(ready).Where(set => set.Length > 0 && set.All(unit => _tasks.Space(unit).Equals(_tasks.Space(set[0]))) && _tasks.MayShare(set)))
        {
            EquatableArray<Polynomial> space = _tasks.Space(units[0]);
            int[] axes = [.. Enumerable.Range(0, space.Count)];
            var flat = new Move(new[] { new MoveStage(units, space, 1, Access.Identity(space.Count)) }, default, 0, default, default);
            foreach (Move move in Placed(state, flat))
            {
                yield return move;
            }

            int[] others = [.. state.Pending.Except(units)];
            foreach (int[] inner in Subsets(axes).Where(set => set.Length < space.Count))
            {
                var choices = Subsets(others).SelectMany(without => new[] { new NestChoice(inner, true, BitSet.Of(without)), new NestChoice(inner, false, BitSet.Of(without)) });
                foreach (Move nest in choices.Select(choice => NestBuilder.Build(_tasks, state, units, choice)).OfType<Move>().Distinct().SelectMany(nest => Placed(state, nest)))
                {
                    yield return nest;
                }
            }
        }
    }

    private IEnumerable<Move> Placed(SearchState state, Move move)
    {
        int[] made = [.. move.Units.SelectMany(unit => _tasks.Units[unit]).Where(task => !_tasks.Tasks[task].IsOutput).Select(task => _tasks.ValueOf(_tasks.Tasks[task].Node))];
        KeptValue[] everything = [.. made.Select(value => new KeptValue(value, Place.Memory))];
        SearchState after = state.After(move with { Kept = everything });
        int[] needed = [.. made.Where(value => after.Pending.Any(unit => _tasks.Needs(unit, state.Kept.With(made)).Contains(value))).Order()];
        int[] cuts = move.HasHalos ? [] : [.. Enumerable.Range(0, _tasks.Values.Count).Where(value => _tasks.IsCut(value) && !state.Kept.Contains(value) && move.Units.Any(unit => Computes(unit, value)) && after.Pending.Any(unit => Computes(unit, value)))];
        foreach (int[] spilled in Subsets([.. needed.Where(value => move.PartValues.Contains(value) || !_tasks.IsFold(value))]))
        {
            KeptValue[] values = [.. needed.Select(value => new KeptValue(value, spilled.Contains(value) ? Place.Spill : Place.Memory))];
            foreach (int[] kept in Subsets(cuts))
            {
                foreach (int[] onDisk in Subsets(kept))
                {
                    KeptValue[] all = [.. values, .. kept.Select(cut => new KeptValue(cut, onDisk.Contains(cut) ? Place.Spill : Place.Memory))];
                    yield return move with { Kept = all };
                }
            }
        }
    }

    private bool Computes(int unit, int cut) => _tasks.Units[unit].Any(task => _tasks.Inside(task).Contains(_tasks.Values[cut]));

    private static IEnumerable<int[]> Subsets(int[] items)
    {
        for (int subset = 0; subset < 1 << items.Length; subset++)
        {
            yield return [.. items.Where((_, i) => (subset >> i & 1) != 0)];
        }
    }
}
