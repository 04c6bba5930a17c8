extern alias generator;

using generator::StaticGraph.CompilerServices;
using StaticGraph.Execution;
using StaticGraph.Storage;
using StaticGraph.Tests.Reference;
using StaticGraph.Tests.Support;

namespace StaticGraph.Tests.Fuzz;

/// <summary>Twelve relations that results keep whatever the oracle says: between runs of one plan, and between kernels that are the same, written otherwise.</summary>
public sealed class FuzzRelationTests
{
    private static readonly Lazy<FuzzKernel[]> Kernels = new(() => FuzzRelations.Of(FuzzGrammar.All, _ => true));
    private static readonly Lazy<FuzzBatch> Batch = new(() => new FuzzBatch(Kernels.Value));

    // The compiler may round otherwise where it sees another expression.
    private static FuzzKernel[] Kept => [.. Kernels.Value.Where(FuzzRounding.IsKept)];

    [Fact]
    public void The_shape_of_blocks_changes_nothing() => Same(kernel => Enumerable.Range(0, 4).Select(doubled =>
    {
        Plan plan = Batch.Value.Bind(kernel, PlanRunner.Ragged);
        RunOptions least = PlanRunner.LeastMemory(plan);
        return PlanRunner.Run(plan, least with { MemoryLimit = least.MemoryLimit << doubled }).Results;
    }));

    [Fact]
    public void The_shape_of_chunks_changes_nothing() => Same(kernel => new[] { 1, 3, 8, 50 }.Select(chunk =>
        PlanRunner.Run(Batch.Value.Bind(kernel, array => PlanRunner.Blocks(array, [.. array.Shape.Select((length, axis) => Math.Max(1, Math.Min(length, chunk + axis)))]))).Results));

    [Fact]
    public void The_number_of_threads_changes_nothing() => Same(kernel => new[] { 1, 2, 3, 8 }.Select(threads =>
    {
        Plan plan = Batch.Value.Bind(kernel, PlanRunner.Ragged);
        return PlanRunner.Run(plan, PlanRunner.LeastMemory(plan) with { MaxDegreeOfParallelism = threads }).Results;
    }));

    [Fact]
    public void The_format_of_files_changes_nothing()
    {
        using var folder = new TemporaryFolder();
        var random = new Random(1);
        int files = 0;
        Same(kernel => Enumerable.Range(0, 3).Select(_ =>
        {
            var sources = new List<ArraySource>();
            Plan plan = Batch.Value.Bind(kernel, array =>
            {
                sources.Add(PlanRunner.InFile(array, FilePlace.Of(folder.PathOf($"{files++}"), [.. array.Shape], random, mayLeaveChunks: false)));
                return sources[^1];
            });
            (BoundSink Sink, Func<ReferenceArray> Result)[] sinks = [.. kernel.Results.Select(i => kernel.Nodes[i]).Select(node => PlanRunner.FileSink(node.Type, FilePlace.Of(folder.PathOf($"{files++}"), [.. node.Value.Shape], random, mayLeaveChunks: true) with { IsColumnMajor = false }))];
            KernelRun.Execute(plan.Bound, [.. sinks.Select(sink => sink.Sink)], null, CancellationToken.None);
            sources.ForEach(source => source.Dispose());
            return sinks.Select(sink => sink.Result()).ToArray();
        }));
    }

    [Fact]
    public void Four_times_as_much_gives_four_times_as_much()
    {
        FuzzKernel[] kernels = FuzzRelations.Of(FuzzRelations.Scaled, _ => true);
        var batch = new FuzzBatch(kernels);
        Assert.All(kernels, kernel => Assert.Null(FuzzBatch.Difference([.. FuzzRelations.Run(batch, kernel).Select(result => FuzzRelations.Times(result, 4))], FuzzRelations.Run(batch, FuzzRelations.Times(kernel, 4)))));
    }

    [Fact]
    public void The_order_of_operands_changes_nothing_where_it_is_exact() =>
        FuzzRelations.SameBits([.. FuzzRelations.Of(FuzzGrammar.All, kernel => FuzzRounding.IsKept(kernel) && FuzzRelations.Swapped(kernel) is not null)], kernel => FuzzText.Of(kernel), kernel => FuzzText.Of(FuzzRelations.Swapped(kernel)!));

    [Fact]
    public void What_is_transposed_twice_is_as_it_was() => FuzzRelations.SameBits(Kept, kernel => FuzzText.Of(kernel), kernel => FuzzText.Of(FuzzRelations.Seen(kernel, text => $"{text}.T.T", rank: 2)));

    [Fact]
    public void Halves_together_are_the_whole() => FuzzRelations.SameBits(Kept, kernel => FuzzText.Of(kernel), kernel => FuzzText.Of(FuzzRelations.Seen(kernel, text => $"Together({text})", rank: 1)));

    [Fact]
    public void A_part_of_the_result_is_the_result_of_parts() => Commutes(_ => "NDArray.Slice(1, null, 2)");

    [Fact]
    public void Rows_in_another_order_give_rows_in_that_order() => Commutes(length => $"[{string.Join(", ", Enumerable.Range(0, (int)length).Select(i => ((i * 37L) + 3) % length))}]");

    [Fact]
    public void What_nobody_needs_changes_nothing() => FuzzRelations.SameBits(Kernels.Value, kernel => FuzzText.Of(kernel), kernel => FuzzText.Of(kernel, dead: Dead(kernel)));

    [Fact]
    public void Locals_change_nothing() => FuzzRelations.SameBits([.. Kernels.Value.Where(kernel => FuzzText.Needed(kernel).Length < 16)], kernel => FuzzText.Of(kernel, FuzzStyle.Locals), kernel => FuzzText.Of(kernel, FuzzStyle.Nested));

    private static void Commutes(Func<long, string> index) =>
        FuzzRelations.SameBits(FuzzRelations.Of(FuzzRelations.Elementwise, FuzzRelations.HasFirstAxis), kernel => FuzzRelations.PartOf(kernel, index), kernel => FuzzRelations.OfParts(kernel, index));

    private static string Dead(FuzzKernel kernel) => string.Concat(FuzzText.Given(kernel).Select(i => $"    var dead{i} = NDArray.CountNonZero(NDArray.Flip(x{i}));\n"));

    private static void Same(Func<FuzzKernel, IEnumerable<ReferenceArray[]>> runs) => Assert.All(Kernels.Value, kernel =>
    {
        ReferenceArray[] expected = FuzzRelations.Run(Batch.Value, kernel);
        Assert.All(runs(kernel), results => Assert.Null(FuzzBatch.Difference(expected, results)));
    });
}
