using System.Globalization;
using StaticGraph.CompilerServices;

namespace StaticGraph;

/// <summary>What a plan would read, write and hold, without running it: for given sinks as the run does, without sinks at most (<see cref="Plan.Summarize"/>).</summary>
public sealed record PlanSummary
{
    /// <summary>The most bytes of buffers held at once, by the formula that also allocates them.</summary>
    public long PeakBytes { get; init; }

    /// <summary>What the largest part of the peak is for.</summary>
    public string LargestTerm { get; init; } = "";

    /// <summary>The limit in bytes.</summary>
    public long LimitBytes { get; init; }

    /// <summary>
    /// Bytes read from storage and scratch files, uncompressed: whole chunks where they are compressed, else the ranges, with what is fetched between short rows;
    /// what is read twice counts twice. Chunks that were never written are counted here and are not read.
    /// </summary>
    public long ReadBytes { get; init; }

    /// <summary>Bytes written to storage, before compression, and to scratch files.</summary>
    public long WriteBytes { get; init; }

    /// <summary>Bytes of the files in <see cref="RunOptions.ScratchDirectory"/> while a run lasts.</summary>
    public long ScratchBytes { get; init; }

    /// <summary>Arithmetic operations on elements.</summary>
    public double Flops { get; init; }

    /// <summary>Sweeps over the data; several that are done together, part by part, count as one.</summary>
    public int Sweeps { get; init; }

    /// <summary>Blocks of all sweeps, each as often as it is done: in a sweep of 4 passes 4 times.</summary>
    public long Blocks { get; init; }

    /// <summary>The block shape of each sweep, with those that only finish held results; one for sweeps that are done together.</summary>
    public IReadOnlyList<IReadOnlyList<long>> BlockShapes { get; init; } = [];

    /// <summary>Which of the kernel's compiled plans runs under this limit, from 1; 1 where there is one.</summary>
    public int Variant { get; init; } = 1;

    /// <summary>What tells this plan from the kernel's other ones, in a few words; empty where there is one.</summary>
    public string Choice { get; init; } = "";

    /// <summary>Peak, limit, bytes, sweeps and blocks in one line.</summary>
    public override string ToString()
    {
        string mostly = LargestTerm.Length > 0 ? $" (mostly {LargestTerm})" : "";
        string scratch = ScratchBytes > 0 ? $", {ByteSize.Format(ScratchBytes)} of scratch files" : "";
        string shapes = Blocks == 0 ? "" : " of " + string.Join(", ", BlockShapes.Select(shape => TupleText.Of([.. shape])));
        return $"peak {ByteSize.Format(PeakBytes)} of {ByteSize.Format(LimitBytes)}{mostly}; reads {ByteSize.Format(ReadBytes)}, writes {ByteSize.Format(WriteBytes)}{scratch}; "
            + string.Create(CultureInfo.InvariantCulture, $"{Sweeps} {(Sweeps == 1 ? "sweep" : "sweeps")}, {Blocks} {(Blocks == 1 ? "block" : "blocks")}{shapes}");
    }
}
