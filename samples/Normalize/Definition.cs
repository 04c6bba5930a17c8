namespace StaticGraph.Samples.Normalize;

/// <summary>The result as the formula defines it, worked out one element at a time and without StaticGraph.</summary>
internal sealed class Definition
{
    private readonly double[] _columnMeans;
    private readonly double _deviation;

    private Definition(double[] columnMeans, double deviation)
    {
        _columnMeans = columnMeans;
        _deviation = deviation;
    }

    /// <summary>Works out the column means and the standard deviation of the made input.</summary>
    internal static Definition Of(int length, CancellationToken cancellation)
    {
        double[] means = new double[length];
        ForEach(length, cancellation, (column, value) => means[column] += value / length);
        double mean = means.Average();
        double squares = 0;
        ForEach(length, cancellation, (_, value) => squares += (value - mean) * (value - mean));
        return new(means, Math.Sqrt(squares / length / length));
    }

    /// <summary>The largest difference of one row of the result from the definition, relative where the numbers are large.</summary>
    internal double WorstDifference(ArraySource<double> result, int row)
    {
        double worst = 0;
        int column = 0;
        foreach (double actual in result.Slice([row, 0], [1, _columnMeans.Length]).Read())
        {
            double expected = Input(row, column) - _columnMeans[column] + (Input(column, row) / _deviation);
            worst = Math.Max(worst, Math.Abs(actual - expected) / Math.Max(1, Math.Abs(expected)));
            column++;
        }

        return worst;
    }

    private static double Input(long row, long column) => (2 * Noise.At(row, column)) - 1;

    private static void ForEach(int length, CancellationToken cancellation, Action<int, double> visit)
    {
        for (int row = 0; row < length; row++)
        {
            cancellation.ThrowIfCancellationRequested();
            for (int column = 0; column < length; column++)
            {
                visit(column, Input(row, column));
            }
        }
    }
}
