namespace StaticGraph.Generator.Ops;

/// <summary>What is computed of neighbours along an axis: operations on parts of the array that lie next to each other.</summary>
internal static class WindowOps
{
    public static IReadOnlyList<OpDef> Rows { get; } =
    [
        new("Diff", OpKind.Window, 1, TypeRule.Numeric) { Parameters = new[] { OpParameter.Axis, OpParameter.Order }, Windows = WindowKind.Differences, Complex = ComplexRule.Parts },

        // One neighbour of all that the function of a stencil looks at, each of which is an operation.
        new("Stencil", OpKind.Window, 1, TypeRule.Any)
        {
            Parameters = new[] { OpParameter.Offset, OpParameter.Mode }, NumPy = new[] { "scipy.ndimage.generic_filter" }, Aliases = new[] { "generic_filter" }, Windows = WindowKind.Neighbour, Complex = ComplexRule.Parts,
        },
        new("SlidingWindow", OpKind.Window, 1, TypeRule.Any)
        {
            Parameters = new[] { OpParameter.Window, OpParameter.Axis }, NumPy = new[] { "np.lib.stride_tricks.sliding_window_view" }, Aliases = new[] { "sliding_window_view" }, Windows = WindowKind.Sliding,
        },
        new("GaussianFilter", OpKind.Window, 1, TypeRule.Floating)
        {
            Parameters = new[] { OpParameter.Axis, OpParameter.Sigma, OpParameter.Mode }, NumPy = new[] { "scipy.ndimage.gaussian_filter" }, Aliases = new[] { "gaussian_filter", "gaussian_filter1d" }, Windows = WindowKind.Filter,
            Weights = said => Filter.Gaussian(OpParameter.Sigma.RealIn(said(OpParameter.Sigma))),
        },
        new("UniformFilter", OpKind.Window, 1, TypeRule.Floating)
        {
            Parameters = new[] { OpParameter.Axis, OpParameter.Size, OpParameter.Mode }, NumPy = new[] { "scipy.ndimage.uniform_filter" }, Aliases = new[] { "uniform_filter", "uniform_filter1d" }, Windows = WindowKind.Filter,
            Weights = said => Filter.Uniform(OpParameter.Size.NumberIn(said(OpParameter.Size))),
        },
        new("Laplace", OpKind.Window, 1, TypeRule.Numeric) { Parameters = new[] { OpParameter.Axis, OpParameter.Mode }, NumPy = new[] { "scipy.ndimage.laplace" }, Aliases = new[] { "laplace" }, Windows = WindowKind.Laplacian },
        new("Sobel", OpKind.Window, 1, TypeRule.Numeric) { Parameters = new[] { OpParameter.Axis, OpParameter.Mode }, NumPy = new[] { "scipy.ndimage.sobel" }, Aliases = new[] { "sobel" }, Windows = WindowKind.Derivative },
        new("Gradient", OpKind.Window, 1, TypeRule.Floating) { Parameters = new[] { OpParameter.Axis }, Windows = WindowKind.Gradient },
        new("Convolve", OpKind.Window, 1, TypeRule.Floating) { ConvertsNumbers = true, Parameters = new[] { OpParameter.Axis, OpParameter.Sums }, Windows = WindowKind.Convolution },
        new("Correlate", OpKind.Window, 1, TypeRule.Floating) { ConvertsNumbers = true, Parameters = new[] { OpParameter.Axis, OpParameter.Sums }, Windows = WindowKind.Correlation },
    ];
}
