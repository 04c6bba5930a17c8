using System.Text.RegularExpressions;
using StaticGraph.CompilerServices;
using StaticGraph.Execution;
using StaticGraph.Tests.Support;

namespace StaticGraph.Tests.Corpus;

/// <summary>What plans say in words, beside what their runs did: each fact once, and true.</summary>
public sealed partial class CorpusExplainTests
{
    public static TheoryData<string> Kernels => [.. CorpusRuns.Kernels.Keys];

    [Theory]
    [MemberData(nameof(Kernels))]
    public void ThePrintedNumbersAreThoseOfTheRun(string kernel)
    {
        foreach (CorpusRun run in CorpusRuns.Of(kernel).SelectMany(outcome => outcome.Runs))
        {
            Plan plan = CorpusRuns.Bind(kernel, run.Case.Sources());
            string text = PlanRunner.Explain(plan, run.Options);

            Match head = Head().Match(text);
            Assert.True(head.Success, text);
            Assert.Equal(
                [ByteSize.Format(run.Report.PeakBytes), ByteSize.Format(run.Report.ReadBytes), ByteSize.Format(plan.Bound.Program.Taken.Length == 0 ? run.Report.WriteBytes : run.Summary.WriteBytes)],
                head.Groups.Values.Skip(1).Select(group => group.Value));
            string[] lines = text.Split('\n');
            Assert.Equal(lines.Distinct(), lines);
            Assert.DoesNotMatch(Plural(), text);
        }
    }

    [Theory]
    [MemberData(nameof(Kernels))]
    public void TheTermsOfAPeakHaveNamesOfTheirOwnAndMakeTheWhole(string kernel)
    {
        foreach (CorpusRun run in CorpusRuns.Of(kernel).SelectMany(outcome => outcome.Runs))
        {
            using var prepared = PreparedPlan.InOnePiece(CorpusRuns.Bind(kernel, run.Case.Sources()).Bound, run.Options);
            foreach (StepPlan step in prepared.Plan.Steps)
            {
                IReadOnlyList<(string Name, long Bytes)> terms = new StepMemory(prepared.Plan.Plan, step).Terms(step.Block, step.Sets);

                Assert.Equal(terms.Count, terms.DistinctBy(term => term.Name).Count());
                Assert.Equal(step.PeakBytes, terms.Sum(term => term.Bytes));
            }
        }
    }

    [Theory]
    [MemberData(nameof(Kernels))]
    public void TheTermsOfAHeaderHaveNamesOfTheirOwn(string kernel)
    {
        Dictionary<string, long> dims = CorpusRuns.Kernels[kernel].Dims.ToDictionary(dim => dim, _ => 10L);
        CorpusKernel its = CorpusRuns.Kernels[kernel];
        BoundPlan plan = CorpusRuns.Bind(kernel, [.. its.Arrays.Select((array, i) => PlanRunner.OfShape(array.Type, its.ShapeOf(i, dims)))]).Bound;
        foreach (BoundPlan variant in plan.Variants.DefaultIfEmpty(plan))
        {
            // Terms stand further to the right than what they are of; each step has its own.
            var names = new HashSet<string>();
            foreach (string line in PlanText.Describe(variant.Definition).Split('\n'))
            {
                Match term = Term().Match(line);
                if (!term.Success)
                {
                    names.Clear();
                }
                else
                {
                    Assert.True(names.Add(term.Groups[1].Value), line);
                }
            }
        }
    }

    [GeneratedRegex(@"\n  limit .*, predicted peak ([^ ]+ \w+).*; reads ([^ ]+ \w+), writes (?:at most )?([^ ;\n]+ \w+)")]
    private static partial Regex Head();

    [GeneratedRegex(@"\b1 (blocks|parts|sets)\b|\b1 part [^;\n]*\beach\b|\b0 (blocks|parts) of\b")]
    private static partial Regex Plural();

    [GeneratedRegex(@"^ {6}\S.*?  +(\S.*)$")]
    private static partial Regex Term();
}
