namespace StaticGraph;

/// <summary>What a quantile is where it falls between two elements, by NumPy's names; the numbered ones are the definitions of Hyndman and Fan (1996).</summary>
public enum QuantileMethod
{
    /// <summary>On the way from one to the next, linearly (<c>linear</c>, 7): that of the least element is 0, that of the greatest 1.</summary>
    Linear,

    /// <summary>The inverse of the distribution of the elements (<c>inverted_cdf</c>, 1).</summary>
    InvertedCdf,

    /// <summary>The same, averaged where it jumps (<c>averaged_inverted_cdf</c>, 2).</summary>
    AveragedInvertedCdf,

    /// <summary>The closest element (<c>closest_observation</c>, 3).</summary>
    ClosestObservation,

    /// <summary>The inverse of the distribution, linearly between elements (<c>interpolated_inverted_cdf</c>, 4).</summary>
    InterpolatedInvertedCdf,

    /// <summary>Linearly, with elements in the middle of their steps (<c>hazen</c>, 5).</summary>
    Hazen,

    /// <summary>Linearly, with elements at their expected places (<c>weibull</c>, 6).</summary>
    Weibull,

    /// <summary>Linearly, with elements near the medians of their places, whatever the distribution (<c>median_unbiased</c>, 8).</summary>
    MedianUnbiased,

    /// <summary>Linearly, with elements at places that are right for normal distributions (<c>normal_unbiased</c>, 9).</summary>
    NormalUnbiased,

    /// <summary>The lower element (<c>lower</c>).</summary>
    Lower,

    /// <summary>The higher element (<c>higher</c>).</summary>
    Higher,

    /// <summary>The mean of both (<c>midpoint</c>).</summary>
    Midpoint,

    /// <summary>The nearer element, and of both as near the one with the even index (<c>nearest</c>).</summary>
    Nearest,
}
