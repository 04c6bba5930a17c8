using System.Globalization;

namespace StaticGraph;

/// <summary>What a run did.</summary>
public sealed record RunReport
{
    /// <summary>The time from the call to its return.</summary>
    public TimeSpan Elapsed { get; init; }

    /// <summary>
    /// Bytes fetched from storage, uncompressed: whole chunks where they are compressed, else the ranges, with what was fetched between short rows.
    /// Arrays in memory are used in place and count 0, scratch files count.
    /// </summary>
    public long ReadBytes { get; init; }

    /// <summary>Bytes written to storage, before compression. Results computed in memory count 0, scratch files count.</summary>
    public long WriteBytes { get; init; }

    /// <summary>Blocks computed, in all sweeps.</summary>
    public long Blocks { get; init; }

    /// <summary>The most bytes of buffers held at once.</summary>
    public long PeakBytes { get; init; }

    /// <summary>Sweeps over the data; several that are done together, part by part, count as one.</summary>
    public int Sweeps { get; init; }

    /// <summary>Time, bytes, peak, sweeps and blocks in one line.</summary>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{Elapsed.TotalSeconds:0.###} s; read {ByteSize.Format(ReadBytes)}, wrote {ByteSize.Format(WriteBytes)}; peak {ByteSize.Format(PeakBytes)}; ")
        + string.Create(CultureInfo.InvariantCulture, $"{Sweeps} {(Sweeps == 1 ? "sweep" : "sweeps")}, {Blocks} {(Blocks == 1 ? "block" : "blocks")}");
}
