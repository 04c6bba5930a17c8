using StaticGraph.CompilerServices;
using StaticGraph.Execution.Reductions;

namespace StaticGraph.Tests.Reductions;

/// <summary>The printed formula and the numbers the reducers ask for are the same fact.</summary>
public class ReductionMemoryTests
{
    [Theory]
    [InlineData(1, 1)]
    [InlineData(64, 1)]
    [InlineData(65, 2)]
    [InlineData(1024, 2)]
    [InlineData(1025, 3)]
    [InlineData(64 * 16 * 16, 3)]
    [InlineData((64 * 16 * 16) + 1, 4)]
    public void Heights_of_the_tree(long length, int expected) => Assert.Equal(expected, ReductionMemory.Heights(length));

    [Fact]
    public void Column_sums_hold_a_chain_and_tokens_a_column()
    {
        // 700 of 10000 rows, 50 of 200 columns: 3 heights, 126 + 60 tokens.
        BlockReducer reducer = ReducerFactory.Create(ReductionKind.Sum, DType.Double, [10000, 200], [700, 50], [[0]]);
        Assert.Equal(8 * 50 * (3 + 186), reducer.PartialBytes);
        Assert.Equal(8 * 200 * 3, reducer.SharedBytes);
        Assert.True(reducer.IsOrdered);
    }

    [Fact]
    public void Whole_rows_hold_the_lanes_of_one_tile()
    {
        BlockReducer reducer = ReducerFactory.Create(ReductionKind.Sum, DType.Single, [10000, 200], [700, 200], [[1]]);
        Assert.Equal(8 * 8 * (8 + 2), reducer.PartialBytes);
        Assert.Equal(0, reducer.SharedBytes);
        Assert.False(reducer.IsOrdered);
    }

    [Fact]
    public void Squared_deviations_of_floats_hold_a_leaf_of_floats_and_totals_of_doubles()
    {
        // 700 of 10000 rows, 50 of 200 columns: 64 elements of a leaf, 3 heights and 126 + 60 tokens of three totals.
        BlockReducer reducer = ReducerFactory.Create(ReductionKind.SquaredDeviations, DType.Single, [10000, 200], [700, 50], [[0]]);
        Assert.Equal(50 * ((64 * 4) + (3 * 8 * (3 + 186))), reducer.PartialBytes);
        Assert.Equal(200 * ((64 * 4) + (3 * 8 * 3)), reducer.SharedBytes);
    }

    [Fact]
    public void Order_free_reductions_hold_one_value_an_output()
    {
        BlockReducer reducer = ReducerFactory.Create(ReductionKind.Max, DType.Double, [10000, 200], [700, 50], [[0]]);
        Assert.Equal(8 * 50, reducer.PartialBytes);
        Assert.Equal(0, reducer.SharedBytes);
        Assert.False(reducer.IsOrdered);
    }

    [Fact]
    public void Places_hold_an_element_and_an_index_an_output_and_the_best_element_so_far()
    {
        BlockReducer reducer = ReducerFactory.Create(ReductionKind.ArgMax, DType.Single, [10000, 200], [700, 50], [[0]]);
        Assert.Equal((8 + 4) * 50, reducer.PartialBytes);
        Assert.Equal(4 * 200, reducer.SharedBytes);
        Assert.False(reducer.IsOrdered);
        Assert.Equal(0, ReducerFactory.Create(ReductionKind.ArgMax, DType.Single, [10000, 200], [700, 200], [[1]]).SharedBytes);
    }

    [Theory]
    [InlineData(DType.Double, 65536, 4)]
    [InlineData(DType.Int64, 65536, 4)]
    [InlineData(DType.Single, 65536, 2)]
    [InlineData(DType.Int32, 65536, 2)]
    [InlineData(DType.UInt64, 65536, 4)]
    [InlineData(DType.Int16, 65536, 1)]
    [InlineData(DType.SByte, 256, 1)]
    [InlineData(DType.Byte, 256, 1)]
    [InlineData(DType.Boolean, 256, 1)]
    public void Medians_hold_a_count_for_every_value_of_a_digit(DType type, int digits, int passes)
    {
        BlockReducer reducer = ReducerFactory.Create(ReductionKind.Median, type, [10000, 200], [700, 200], [[0], [1]]);
        Assert.Equal(8 * digits, reducer.PartialBytes);
        Assert.Equal(0, reducer.SharedBytes);
        Assert.Equal(passes, reducer.Passes);
        Assert.False(reducer.IsOrdered);
    }

    [Fact]
    public void The_formula_evaluates_to_the_reducers_bytes()
    {
        int[][][] levelings = [[[0]], [[1]], [[2]], [[0], [1]], [[1], [2]], [[0], [2]], [[0], [1], [2]], [[1, 2]], [[0, 1, 2]], [[0], [1, 2]]];
        var random = new Random(2);
        foreach (int[][] levels in levelings)
        {
            foreach (ReductionKind kind in Enum.GetValues<ReductionKind>().Where(kind => kind is not (ReductionKind.Contract or ReductionKind.Block)).Where(kind => kind != ReductionKind.Median || levels.Sum(level => level.Length) == 3))
            {
                for (int round = 0; round < 5; round++)
                {
                    long[] shape = [random.Next(1, 300), random.Next(1, 300), random.Next(1, 300)];
                    CheckFormula(kind, DType.Double, shape, ReductionCase.RandomBlock(shape, levels, random), levels);
                    CheckFormula(kind, DType.Single, shape, ReductionCase.RandomBlock(shape, levels, random), levels);
                }
            }
        }
    }

    private static void CheckFormula(ReductionKind kind, DType type, long[] shape, long[] block, int[][] levels)
    {
        var axes = new EquatableArray<EquatableArray<int>>([.. levels.Select(level => new EquatableArray<int>(level))]);
        var definition = new ReductionDefinition(kind, type, 0, axes, 0);
        Polynomial[] lengths = [.. "nmk".Select(c => Polynomial.Symbol(c.ToString()))];
        Polynomial[] blocks = [.. "abc".Select(c => Polynomial.Symbol(c.ToString()))];
        var symbols = new ReductionSymbols(
            level => Polynomial.Symbol($"tokens({level})"), level => Polynomial.Symbol($"heights({level})"), level => Polynomial.Symbol($"carried({level})"));
        ReductionSymbols numbers = ReductionMemory.Bind(kind, axes, shape, block);
        long ValueOf(string name)
        {
            int level = name.Length > 1 ? name[^2] - '0' : 0;
            return name switch
            {
                "n" or "m" or "k" => shape["nmk".IndexOf(name, StringComparison.Ordinal)],
                "a" or "b" or "c" => block["abc".IndexOf(name, StringComparison.Ordinal)],
                ['t', ..] => numbers.Tokens(level).ConstantTerm,
                ['h', ..] => numbers.Heights(level).ConstantTerm,
                _ => numbers.Carried(level).ConstantTerm,
            };
        }

        BlockReducer reducer = ReducerFactory.Create(kind, type, shape, block, levels);
        string text = ReductionMemory.PartialBytes(definition, lengths, blocks, symbols).ToString();
        Assert.Equal(reducer.PartialBytes, Polynomial.Parse(text).Evaluate(ValueOf));
        text = ReductionMemory.SharedBytes(definition, lengths, blocks, symbols).ToString();
        Assert.Equal(reducer.SharedBytes, Polynomial.Parse(text).Evaluate(ValueOf));
    }
}
