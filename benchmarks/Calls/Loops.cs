namespace StaticGraph.Calls;

/// <summary>The same by hand.</summary>
internal static class Loops
{
    /// <summary>Every column of <paramref name="x"/> moved to mean 0 and deviation 1.</summary>
    public static void ZScore(double[,] x, double[,] result)
    {
        int rows = x.GetLength(0), columns = x.GetLength(1);
        for (int j = 0; j < columns; j++)
        {
            double sum = 0, squares = 0;
            for (int i = 0; i < rows; i++)
            {
                sum += x[i, j];
            }

            double mean = sum / rows;
            for (int i = 0; i < rows; i++)
            {
                squares += (x[i, j] - mean) * (x[i, j] - mean);
            }

            double deviation = Math.Sqrt(squares / rows);
            for (int i = 0; i < rows; i++)
            {
                result[i, j] = (x[i, j] - mean) / deviation;
            }
        }
    }

    /// <summary>The sum of all elements.</summary>
    public static double Sum(double[] x)
    {
        double sum = 0;
        foreach (double element in x)
        {
            sum += element;
        }

        return sum;
    }
}
