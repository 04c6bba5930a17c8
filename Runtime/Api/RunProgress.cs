namespace StaticGraph;

/// <summary>How far a run is.</summary>
/// <param name="Sweep">The step being run, from 1, as <c>Explain</c> numbers sweeps and finishes.</param>
/// <param name="Sweeps">How many steps the run makes: its sweeps, each of a nest, and the finishes between them, which <see cref="RunReport.Sweeps"/> does not count.</param>
/// <param name="Blocks">Blocks done in all sweeps.</param>
/// <param name="TotalBlocks">Blocks of all sweeps.</param>
/// <param name="ReadBytes">Bytes read from storage so far.</param>
/// <param name="WriteBytes">Bytes written to storage so far.</param>
public sealed record RunProgress(int Sweep, int Sweeps, long Blocks, long TotalBlocks, long ReadBytes, long WriteBytes)
{
    /// <summary>The share of the blocks that is done, from 0 to 1.</summary>
    public double Fraction => TotalBlocks == 0 ? 1 : (double)Blocks / TotalBlocks;
}
