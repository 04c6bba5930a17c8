using StaticGraph.CompilerServices;
using StaticGraph.Generator.Model;

namespace StaticGraph.Generator.Graph;

/// <summary>The dims of a kernel: every name in a declared shape, in order of first use, with its bound.</summary>
internal static class DimTable
{
    public static EquatableArray<DimDefinition> Of(Kernel kernel)
    {
        var names = new List<string>();
        foreach (KernelParameter parameter in kernel.Parameters)
        {
            IEnumerable<string> used = parameter.Kind == KernelParameterKind.Length
                ? new[] { parameter.Name }
                : parameter.Shape.SelectMany(length => Polynomial.Parse(length).Symbols);
            names.AddRange(used.Where(name => !names.Contains(name)));
        }

        return names
            .Select(name => new DimDefinition(
                name,
                kernel.Dims.Where(dim => dim.Name == name).Select(dim => dim.Max).FirstOrDefault(),
                kernel.Parameters.Any(parameter => parameter.Kind == KernelParameterKind.Length && parameter.Name == name)))
            .ToArray();
    }
}
