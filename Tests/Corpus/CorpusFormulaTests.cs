extern alias generator;

using StaticGraph.CompilerServices;
using StaticGraph.Execution;
using StaticGraph.Tests.Support;
using DType = generator::StaticGraph.CompilerServices.DType;

namespace StaticGraph.Tests.Corpus;

/// <summary>The memory formula as the solver asks it: the numbers that the printed symbols give, without garbage.</summary>
public sealed class CorpusFormulaTests
{
    public static TheoryData<string> Kernels => [.. CorpusRuns.Kernels.Keys];

    [Theory]
    [MemberData(nameof(Kernels))]
    public void NumbersAreThoseOfTheSymbols(string kernel)
    {
        var random = new Random(kernel.Length);
        for (int round = 0; round < 4; round++)
        {
            Dictionary<string, long> dims = CorpusRuns.Kernels[kernel].Dims.ToDictionary(dim => dim, _ => random.NextInt64(2, 5000));
            BoundPlan plan = Bind(kernel, dims).Bound;
            foreach (BoundPlan variant in plan.Variants.DefaultIfEmpty(plan))
            {
                using RunArrays arrays = RunArrays.Open(variant, null);
                foreach (StepDefinition definition in variant.Program.Steps)
                {
                    Check(variant, SweepPlanner.Plan(variant, definition, arrays, joins: true), dims, random);
                }
            }
        }
    }

    [Theory]
    [MemberData(nameof(Kernels))]
    public void BindingAndChoosingMakeLittleGarbage(string kernel)
    {
        Dictionary<string, long> dims = CorpusRuns.Kernels[kernel].Dims.ToDictionary(dim => dim, _ => 4000L);
        AssertLittleGarbage(Bind(kernel, dims).Bound, null);
    }

    /// <summary>Blocks are cut along the chunks of what is read and written, which the solver tries one by one.</summary>
    [Theory]
    [MemberData(nameof(Kernels))]
    public void SoTheyDoOverChunks(string kernel)
    {
        CorpusKernel its = CorpusRuns.Kernels[kernel];
        Dictionary<string, long> dims = its.Draw(() => 4000L);
        BoundPlan plan = CorpusRuns.Bind(kernel, [.. its.Arrays.Select((array, i) => Chunked(array.Type, its.ShapeOf(i, dims)))]).Bound;
        var sinks = plan.Definition.Outputs.Select((output, i) => PlanRunner.FileSink(output.Type.Twin(), new FilePlace("y.h5", Chunks: Chunks(plan.OutputShapes[i]))).Sink);
        AssertLittleGarbage(plan, [.. sinks]);
    }

    private static ArraySource Chunked(DType type, long[] shape) => PlanRunner.OfChunks(type, shape, Chunks(shape), wholeChunks: true);

    private static long[] Chunks(long[] shape) => [.. shape.Select(length => length < 0 ? 100 : Math.Min(length, 100))];

    private static void AssertLittleGarbage(BoundPlan plan, BoundSink[]? sinks)
    {
        // 70 KiB of the largest kernel, and what code boxes that has not been compiled for the second time.
        const long Most = 72 << 10;
        foreach (int workers in (int[])[1, 2, 64])
        {
            // The first time its formulas are made, once a plan.
            BindAndChoose(plan, sinks, workers);
            long before = GC.GetAllocatedBytesForCurrentThread();
            BindAndChoose(plan, sinks, workers);

            Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, Most);
        }
    }

    // Of up to four variants, each with a choice for each of its steps, some of them again for one worker. Bound without reflection, whose caches come and go.
    private static void BindAndChoose(BoundPlan known, BoundSink[]? sinks, int workers)
    {
        BoundPlan[] variants = known.Variants.Length == 0 ? [known] : known.Variants;
        var plan = BoundPlan.Of(Array.ConvertAll(variants, variant => variant.Program), Array.ConvertAll(variants, variant => variant.Bodies), known.Sources, known.Dims, known.Scalars);
        using RunArrays arrays = RunArrays.Open(plan, sinks);
        ChosenPlan.Make(plan, arrays, new RunOptions { MemoryLimit = 8L << 30, MaxDegreeOfParallelism = workers });
    }

    private static Plan Bind(string kernel, Dictionary<string, long> dims)
    {
        CorpusKernel its = CorpusRuns.Kernels[kernel];
        return CorpusRuns.Bind(kernel, [.. its.Arrays.Select((array, i) => PlanRunner.OfShape(array.Type, its.ShapeOf(i, dims)))]);
    }

    private static void Check(BoundPlan plan, StepPlan step, Dictionary<string, long> dims, Random random)
    {
        var memory = new StepMemory(plan, step);

        // Whether rows in steps, or of a list, are read each for itself depends on how long they are.
        bool isStepped = plan.Definition.Sweeps.Any(sweep => sweep.Operands.Any(operand => Enumerable.Range(0, operand.Access.Rank).Any(axis => operand.Access.Stretch(axis) != 1)));
        IReadOnlyList<MemoryTerm> terms = isStepped
            ? SymbolicMemory.Terms(plan.Definition, step.Definition, [.. step.Sweeps.Select(sweep => sweep.Facts)])
            : SymbolicMemory.Terms(plan.Definition, step.Definition);

        // What is said before a plan is bound knows nothing of decoding.
        bool[] lines = BlockAxes.Lines(plan.Definition, step.Definition);
        long decoding = isStepped ? 0 : step.Sweeps.Max(sweep => sweep.Facts.DecodeRoom);
        for (int i = 0; i < 8; i++)
        {
            // What no block cuts is as long as it is.
            long[] block = [.. step.Lengths.Select((length, axis) => axis < lines.Length && lines[axis] ? length : random.NextInt64(1, length + 1))];
            int sets = random.Next(1, 9);

            long symbolic = terms.Sum(term => Value(step, term, plan.Definition.Dims, dims, block, sets)) + (decoding == 0 ? 0 : sets * (decoding + TileShape.Alignment));

            Assert.Equal(symbolic, memory.Peak(block, sets));
        }
    }

    private static long Value(StepPlan step, MemoryTerm term, EquatableArray<DimDefinition> definitions, Dictionary<string, long> dims, long[] block, int sets)
    {
        long ValueOf(string symbol)
        {
            if (dims.TryGetValue(symbol, out long length))
            {
                return length;
            }

            if (definitions.FirstOrDefault(dim => dim.Name == symbol) is { } ceiling)
            {
                return (long)Math.Ceiling((decimal)Polynomial.Parse(ceiling.Of).Evaluate(ValueOf) / ceiling.By);
            }

            // The model's own symbols are marked, so that no dim is named like one.
            string name = symbol.TrimStart('$'), kind = name.TrimEnd([.. "0123456789"]);
            int number = kind.Length < name.Length ? int.Parse(name[kind.Length..]) : 0;
            return kind switch
            {
                "w" => sets,
                "c" => block[number],
                "tokens" => Numbers(step, term, block).Tokens(number).ConstantTerm,
                "height" => Numbers(step, term, block).Heights(number).ConstantTerm,
                "carried" => Numbers(step, term, block).Carried(number).ConstantTerm,
                _ => throw new InvalidOperationException($"What is '{symbol}'?"),
            };
        }

        return term.Bytes.Evaluate(ValueOf);
    }

    private static ReductionSymbols Numbers(StepPlan step, MemoryTerm term, long[] block)
    {
        SweepPlan sweep = step.Sweeps[term.Sweep - step.First];
        long[] its = new long[sweep.Lengths.Length], lengths = new long[sweep.Lengths.Length];
        sweep.BlockOf(block, its);
        var fold = (FoldTaker)sweep.Takers[term.Index];
        sweep.TakenLengths(fold, its, lengths);
        return ReductionMemory.Bind(fold.Definition.Kind, fold.Formula.Definition.Levels, lengths, its);
    }
}
