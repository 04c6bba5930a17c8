using System;
using System.Collections.Generic;

namespace StaticGraph.CompilerServices;

/// <summary>Axes that are walked by several of the space together, <c>start + step * i + k</c>: windows that slide.</summary>
internal sealed partial class AxisTerm
{
    /// <summary>The further axes of the space along which the index goes. What is read together has none: it reaches further instead (<see cref="AsRead"/>).</summary>
    internal EquatableArray<AxisWindow> Windows { get; }

    /// <summary>True where there are some.</summary>
    internal bool HasWindows => Windows.Count > 0;

    /// <summary>How far windows reach before the index without them.</summary>
    internal long Before { get; }

    /// <summary>How far they reach behind it.</summary>
    internal long Behind { get; }

    /// <summary>True where windows go along that axis of the space.</summary>
    internal bool IsWindow(int axis)
    {
        bool isWindow = false;
        foreach (AxisWindow window in Windows.AsSpan())
        {
            isWindow |= window.Axis == axis;
        }

        return isWindow;
    }

    /// <summary>How far the index goes with each point of that axis of the space.</summary>
    internal long StepAlong(int axis)
    {
        long step = _axis == axis ? Step : 0;
        foreach (AxisWindow window in Windows.AsSpan())
        {
            step += window.Axis == axis ? window.Step : 0;
        }

        return step;
    }

    /// <summary>The term with one more axis of the space along which the index goes.</summary>
    internal AxisTerm With(AxisWindow window) => new(Kind, _axis, _start, Step, Span, IsSparse, Edge, new List<AxisWindow>(Windows) { window }.ToArray());

    /// <summary>The term without the windows along an axis, where it goes by their steps along the one that walks: what they are windows of.</summary>
    internal AxisTerm Along(int axis)
        => new(Kind, _axis, _start, StepAlong(axis), Span, windows: new List<AxisWindow>(Windows).FindAll(window => window.Axis != axis).ToArray());

    /// <summary>How the axis is read: all that windows reach, whichever of their points a block has.</summary>
    internal AxisTerm AsRead() => HasWindows ? new(Kind, _axis, _start + (Step < 0 ? Behind : -Before), Step, Span + Before + Behind) : this;

    private AxisTerm Sliding(Polynomial start) => new(Kind, _axis, start, Step, Span, windows: Windows);

    // The term of sums of indices through a view: those along one axis of its space are one. Lists and edges are no sums, and of how many points a window has then must be known.
    private AxisTerm? Slid(Access view, IReadOnlyList<Polynomial>? lengths)
    {
        var sum = new WindowSum(_start);
        bool isSum = Edge is null && sum.TryAdd(view[_axis], Step, points: 0, lengths);
        foreach (AxisWindow window in Windows.AsSpan())
        {
            isSum = isSum && sum.TryAdd(view[window.Axis], window.Step, window.Length, lengths);
        }

        return isSum ? sum.Term() : null;
    }

    /// <summary>Indices that are added up, axis by axis of the space.</summary>
    private sealed class WindowSum
    {
        // In the order in which they come; the first is the one that walks, whose points are not counted.
        private readonly List<AxisWindow> _axes = new();
        private Polynomial _start;

        public WindowSum(Polynomial start) => _start = start;

        /// <summary>Adds so many times an index that goes over <paramref name="points"/>, 0 where they are not counted. False where no sum says so.</summary>
        public bool TryAdd(AxisTerm term, long times, long points, IReadOnlyList<Polynomial>? lengths)
        {
            if (term.Kind == AxisTermKind.Table || term.Edge is not null || term.Span > 0)
            {
                return false;
            }

            _start += times * term._start;
            if (term.Kind == AxisTermKind.Fixed)
            {
                return true;
            }

            bool isCounted = points > 0 && lengths is not null;
            if (points > 0 && (isCounted ? !lengths![term._axis].IsConstant : !term.IsPlain))
            {
                return false;
            }

            Add(new AxisWindow(term._axis, Times(times, term.Step), isCounted ? lengths![term._axis].ConstantTerm : points));
            foreach (AxisWindow window in term.Windows.AsSpan())
            {
                Add(window with { Step = Times(times, window.Step) });
            }

            return true;
        }

        /// <summary>The term of the sum.</summary>
        public AxisTerm Term()
        {
            _axes.RemoveAll(axis => axis.Step == 0 || axis.Length == 1);
            if (_axes.Count == 0)
            {
                return Fixed(_start);
            }

            AxisWindow first = _axes[0];
            _axes.RemoveAt(0);
            _axes.Sort((one, other) => one.Axis.CompareTo(other.Axis));
            return new AxisTerm(AxisTermKind.Walk, first.Axis, _start, first.Step, windows: _axes.ToArray());
        }

        private void Add(AxisWindow axis)
        {
            int known = _axes.FindIndex(other => other.Axis == axis.Axis);
            if (known < 0)
            {
                _axes.Add(axis);
            }
            else
            {
                _axes[known] = new AxisWindow(axis.Axis, _axes[known].Step + axis.Step, Math.Min(_axes[known].Length, axis.Length));
            }
        }
    }
}
