namespace StaticGraph.Tests.Simd;

/// <summary>The errors that the functions of VectorMath state, measured where they are largest.</summary>
public sealed class ErrorBoundTests(MeasuredErrors measured) : IClassFixture<MeasuredErrors>
{
    public static TheoryData<string> Functions => VectorFunction.Names;

    [Theory]
    [MemberData(nameof(Functions))]
    public void ErrorsOfDoublesStayWithinTheirBound(string name) => IsWithin(VectorFunction.Find(name).Ulps, name, "double");

    [Theory]
    [MemberData(nameof(Functions))]
    public void ErrorsOfSubnormalResultsStayWithinTheLeastNumber(string name) => IsWithin(1, name, "subnormal");

    [Theory]
    [MemberData(nameof(Functions))]
    public void FloatsAreRoundedOnce(string name)
    {
        // What is rounded may be wrong by an ulp of a double, which is 2^-29 of one of a float, or twice that where the exact value is in the binade below.
        IsWithin(0.5 + Math.ScaleB(1, -28), name, "float");
    }

    /// <summary>Extended precision, by which <see cref="VectorMathTests"/> measures many more operands, is right to 2^-7 ulps of a double.</summary>
    [Theory]
    [MemberData(nameof(Functions))]
    public void ExtendedPrecisionIsGoodEnoughToMeasureBy(string name) => IsWithin(Math.ScaleB(1, -7), name, "extended");

    // The double nearest to any multiple of π/2: the worst case of reducing angles, from Muller's Handbook of Floating-Point Arithmetic.
    [Fact]
    public void QuarterTurnsHoldTheClosestOfAll() => Assert.Contains(Math.ScaleB(6381956970095103, 797), QuarterTurns.Closest);

    private void IsWithin(double bound, string name, string kind)
    {
        MeasuredErrors.LargestError error = measured.Of(name, kind);
        Assert.True(error.Ulps <= bound, $"{name} ({kind}) is {error.Ulps} ulps off at x = {error.X:R}, y = {error.Y:R}, where it is {error.Result:R}");
    }
}
