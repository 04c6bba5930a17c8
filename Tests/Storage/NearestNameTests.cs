using StaticGraph.Storage;

namespace StaticGraph.Tests.Storage;

/// <summary>Names that somebody may have meant.</summary>
public sealed class NearestNameTests
{
    [Theory]
    [InlineData("b", null, "b")]
    [InlineData("b", "B", "b", "B")]
    [InlineData("velocty", "velocity", "velocty", "temperature", "velocity")]
    public void Nobody_is_asked_whether_he_meant_what_he_wrote(string wanted, string? expected, params string[] candidates) => Assert.Equal(expected, NearestName.Find(wanted, candidates));
}
