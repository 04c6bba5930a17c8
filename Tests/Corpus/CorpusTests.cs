extern alias generator;

using System.Runtime.InteropServices;
using generator::StaticGraph.CompilerServices;
using StaticGraph.Tests.Reference;

namespace StaticGraph.Tests.Corpus;

/// <summary>
/// What every kernel promises at every size and under every limit: NumPy's numbers, always the same bits, exactly the predicted reads,
/// no more memory than predicted, and an error that says what is needed where a limit is too low.
/// </summary>
public sealed class CorpusTests
{
    public static TheoryData<string> Kernels => [.. CorpusRuns.Kernels.Keys];

    [Theory]
    [MemberData(nameof(Kernels))]
    public void GivesNumPysNumbers(string kernel)
    {
        foreach (CorpusOutcome outcome in CorpusRuns.Of(kernel))
        {
            ReferenceArray[] results = outcome.Runs[0].Results;
            Assert.Equal(outcome.Expected.Length, results.Length);
            for (int i = 0; i < results.Length; i++)
            {
                CheckNumbers(outcome.Expected[i], results[i], outcome.Case.Kernel.Tolerance, $"{outcome.Case}, result {i}");
            }
        }
    }

    [Theory]
    [MemberData(nameof(Kernels))]
    public void GivesTheSameBitsUnderEveryLimit(string kernel)
    {
        foreach (CorpusOutcome outcome in CorpusRuns.Of(kernel))
        {
            foreach (CorpusRun run in outcome.Runs.Skip(1))
            {
                Assert.True(outcome.Runs[0].Results.SequenceEqual(run.Results), $"{run} differs from {outcome.Runs[0]}");
            }
        }
    }

    [Theory]
    [MemberData(nameof(Kernels))]
    public void ReadsAndWritesWhatItPredicts(string kernel)
    {
        foreach (CorpusRun run in CorpusRuns.Of(kernel).SelectMany(outcome => outcome.Runs))
        {
            long results = run.Results.Sum(result => result.Words.Count / result.Width * (long)result.Type.Size());
            long ofSpills = run.Report.ReadBytes - run.CountedBytes;

            Assert.True(run.Summary.ReadBytes == run.Report.ReadBytes, $"{run} reads {run.Report.ReadBytes} bytes, {run.Summary.ReadBytes} were predicted");
            // What masks take is no more than all.
            bool isTold = CorpusRuns.Bind(kernel, run.Case.Sources()).Bound.Program.Taken.Length == 0;
            Assert.True(isTold ? run.Summary.WriteBytes == run.Report.WriteBytes : run.Summary.WriteBytes >= run.Report.WriteBytes, $"{run} writes {run.Report.WriteBytes} bytes, {run.Summary.WriteBytes} were predicted");
            Assert.True(run.Report.WriteBytes == results + run.Summary.ScratchBytes, $"{run} writes {run.Report.WriteBytes} bytes, {results} of results and {run.Summary.ScratchBytes} of scratch files");

            // What is spilled is read back, at least once; nothing else is read but the sources.
            Assert.True(run.Summary.ScratchBytes == 0 ? ofSpills == 0 : ofSpills >= run.Summary.ScratchBytes, $"{run} reads {run.CountedBytes} bytes of its sources, says {run.Report.ReadBytes}, and spills {run.Summary.ScratchBytes}");
        }
    }

    [Theory]
    [MemberData(nameof(Kernels))]
    public void HoldsNoMoreThanItPredicts(string kernel)
    {
        foreach (CorpusRun run in CorpusRuns.Of(kernel).SelectMany(outcome => outcome.Runs))
        {
            Assert.True(run.Summary.PeakBytes <= run.Options.MemoryLimit, $"{run} predicts {run.Summary.PeakBytes} bytes");
            Assert.True(run.Report.PeakBytes <= run.Summary.PeakBytes, $"{run} takes {run.Report.PeakBytes} bytes, {run.Summary.PeakBytes} were predicted");
            Assert.True(run.TouchedBytes <= run.Summary.PeakBytes, $"{run} touches {run.TouchedBytes} bytes, {run.Summary.PeakBytes} were predicted");
        }
    }

    [Theory]
    [MemberData(nameof(Kernels))]
    public void SaysWhatItNeedsWhereALimitIsTooLow(string kernel)
    {
        foreach (CorpusOutcome outcome in CorpusRuns.Of(kernel))
        {
            MemoryLimitException refusal = Assert.IsType<MemoryLimitException>(outcome.Refusal);
            long smallest = outcome.Runs[0].Options.MemoryLimit!.Value;

            Assert.Equal(smallest, refusal.SmallestLimit);
            Assert.Equal(smallest - 1, refusal.Limit);
            Assert.InRange(refusal.Needed, smallest, long.MaxValue);
            Assert.NotEmpty(refusal.Term);
            Assert.Contains(refusal.Term, refusal.Message, StringComparison.Ordinal);
            Assert.Contains($"from a limit of {smallest} bytes", refusal.Message, StringComparison.Ordinal);
            Assert.Contains($"{kernel} needs at least {ByteSize.Format(refusal.Needed)} at once", refusal.Message, StringComparison.Ordinal);
            Assert.Contains($"its limit is {ByteSize.Format(smallest - 1)}", refusal.Message, StringComparison.Ordinal);
        }
    }

    // Integers and bools to the last bit, floats within a share of the greatest.
    private static void CheckNumbers(byte[] numPy, ReferenceArray actual, double tolerance, string what)
    {
        if (!actual.Type.IsFloating() && actual.Type != DType.Complex)
        {
            Assert.True(MemoryMarshal.Cast<byte, long>(numPy).SequenceEqual(actual.Words.AsSpan()), $"{what}: {actual} differs from NumPy");
            return;
        }

        double[] expected = MemoryMarshal.Cast<byte, double>(numPy).ToArray(), numbers = actual.Numbers;
        Assert.Equal(expected.Length, numbers.Length);
        double scale = expected.Where(double.IsFinite).Select(Math.Abs).Append(1e-3).Max();
        for (int i = 0; i < numbers.Length; i++)
        {
            bool isClose = numbers[i].Equals(expected[i]) || Math.Abs(numbers[i] - expected[i]) <= tolerance * scale;
            Assert.True(isClose, $"{what}: element {i} is {numbers[i]:R}, NumPy has {expected[i]:R}");
        }
    }
}
